package org.tidegate.domain.station;

import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.StationBench;

import static org.assertj.core.api.Assertions.assertThat;

/** The converter is off within 60 s when nothing flows and nothing is planned, and comes back when it is wanted. */
class DozeTest {
  private final StationBench bench = new StationBench();

  @Test
  void limitOfZero_withinSixtySeconds_opensThePath() {
    charging();
    bench.chargeLimit(0);
    bench.seconds(49);
    assertThat(isAwake()).isTrue();
    bench.seconds(11);
    assertThat(isAwake()).isFalse();
  }

  @Test
  void limitIsLifted_whileAsleep_powerFlowsAgain() {
    charging();
    bench.chargeLimit(0);
    bench.seconds(120);
    assertThat(isAwake()).isFalse();
    bench.chargeLimit(5_000);
    bench.seconds(2);
    assertThat(isAwake()).isTrue();
    assertThat(bench.commanded()).isEqualTo(5_000);
  }

  @Test
  void limitOfZero_forAMomentAgainAndAgain_staysAwake() {
    charging();
    for (int times = 0; times < 5; times++) {
      bench.chargeLimit(0);
      bench.seconds(40);
      bench.chargeLimit(4_000);
      bench.seconds(2);
      assertThat(isAwake()).isTrue();
    }
  }

  @Test
  void setpointOfZero_staysReady() {
    charging();
    bench.setpoint(-3_000);
    bench.seconds(5);
    bench.setpoint(0);
    bench.seconds(300);
    assertThat(bench.commanded()).isZero();
    assertThat(isAwake()).isTrue();
  }

  @Test
  void charging_forLong_staysAwake() {
    charging();
    bench.seconds(600);
    assertThat(isAwake()).isTrue();
    assertThat(bench.commanded()).isPositive();
  }

  private void charging() {
    bench.start();
    bench.linkUp();
    bench.plugInAndPermit(60);
    bench.seconds(5);
    assertThat(isAwake()).isTrue();
  }

  private boolean isAwake() {
    return bench.hardware.evse(1).isContactorClosed();
  }
}
