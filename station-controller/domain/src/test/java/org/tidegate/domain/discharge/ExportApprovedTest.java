package org.tidegate.domain.discharge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.session.CurrentKind;

import static org.assertj.core.api.Assertions.assertThat;

class ExportApprovedTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new ExportApproved();

  @ParameterizedTest
  @CsvSource({"11000,11000", "4600,4600", "0,0", ",0"})
  void discharge_byDirectCurrent_isWhatWasApproved(Integer approved, int atMost) {
    given.approved = approved;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @Test
  void discharge_byAlternatingCurrent_isZero() {
    given.current = CurrentKind.AC;
    assertThat(given.discharge(limit)).isZero();
  }

  @Test
  void charge_nothingApproved_isNotLimited() {
    given.approved = null;
    assertThat(given.charge(limit)).isNull();
  }
}
