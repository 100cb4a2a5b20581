package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.ExternalLimit.Step;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.PeriodExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Operation modes in which an external system decides, OCPP 2.1 Q05. */
class ExternalModesTest {
  private final PermittedStay stay = PermittedStay.begin(VirtualSetup.of(21));

  @Test
  @Covers({"2.1 Q05.FR.01", "2.1 Q05.FR.03"})
  void externalSetpoint_newestValue_isFollowed() {
    follow(OperationMode.ExternalSetpoint);
    says(Optional.empty(), Optional.empty(), Optional.of(-3_000));
    assertThat(stay.commanded()).isEqualTo(-3_000);
    says(Optional.empty(), Optional.empty(), Optional.of(2_000));
    assertThat(stay.commanded()).isEqualTo(2_000);
    assertThat(stay.reasons()).isEmpty();
    stay.virtual.hardware().releaseExternalLimit(1, LimitSource.EMS);
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isZero();
    assertThat(stay.reasons()).first().isEqualTo(LimitReason.EXTERNAL_VALUE);
  }

  @Test
  @Covers({"2.1 Q05.FR.02", "2.1 Q05.FR.04"})
  void externalLimits_newestValues_areKept() {
    follow(OperationMode.ExternalLimits);
    assertThat(stay.commanded()).isZero();
    says(Optional.of(4_000), Optional.of(-2_000), Optional.empty());
    assertThat(stay.commanded()).isEqualTo(4_000);
    says(Optional.of(0), Optional.of(0), Optional.empty());
    assertThat(stay.commanded()).isZero();
    stay.watch(Duration.ofSeconds(10), _ -> assertThat(stay.actual()).isZero());
  }

  private void follow(OperationMode mode) {
    assertThat(stay.follow(mode, Optional.empty(), PeriodExtension.none())).isEmpty();
    stay.virtual.seconds(1);
  }

  private void says(Optional<Integer> charge, Optional<Integer> discharge, Optional<Integer> setpoint) {
    var step = new Step(Duration.ZERO, charge.map(Watts::new), discharge.map(Watts::new), setpoint.map(Watts::new));
    stay.virtual.hardware().externalLimit(ExternalLimit.constant(1, LimitSource.EMS, stay.virtual.loop.now(), step));
    stay.virtual.seconds(1);
  }
}
