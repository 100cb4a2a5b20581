package org.tidegate.domain.discharge;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OperationalStateTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new OperationalState();

  @ParameterizedTest
  @CsvSource({"true,true,true,true,", "false,true,true,true,0", "true,false,true,true,0", "true,true,false,true,0",
      "true,true,true,false,0"})
  void power_inServiceReadyAuthorizedInTransaction_needsAll(boolean operative, boolean ready, boolean authorized,
      boolean transaction, Integer atMost) {
    given.operative = operative;
    given.ready = ready;
    given.authorized = authorized;
    given.transaction = transaction;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
    assertThat(given.charge(limit)).isEqualTo(atMost);
  }
}
