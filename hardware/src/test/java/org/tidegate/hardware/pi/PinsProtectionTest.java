package org.tidegate.hardware.pi;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

/** Emergency stop and residual-current monitor as the program sees them. */
class PinsProtectionTest {
  private final PinBench bench = new PinBench();

  @AfterEach
  void stop() {
    bench.stop();
  }

  @Test
  void emergencyStop_opensAtOnceAndIsAFaultUntilReleased() {
    bench.charge(7_360);
    bench.input("evse1-emergency-stop", false);
    bench.ms(20);
    assertThat(bench.isContactorAsked()).isFalse();
    assertThat(bench.events.story).contains("fault 1 EmergencyStop");
    bench.input("evse1-emergency-stop", true);
    bench.ms(20);
    assertThat(bench.events.story).contains("cleared 1 EmergencyStop");
  }

  @Test
  void residualCurrent_trips_opensAtOnceAndIsAFaultUntilItIsBack() {
    bench.charge(7_360);
    bench.input("evse1-residual-current", false);
    bench.ms(20);
    assertThat(bench.isContactorAsked()).isFalse();
    assertThat(bench.events.story).contains("fault 1 GroundFailure");
    bench.input("evse1-residual-current", true);
    bench.ms(20);
    assertThat(bench.events.story).contains("cleared 1 GroundFailure");
  }

  @Test
  void residualCurrentTest_notPassed_nothingIsSwitchedOnUntilALaterOneIs() {
    bench.plugUntested(9);
    bench.evse.pilot().offer(new Watts(7_360));
    bench.ms(10);
    assertThat(bench.output("evse1-residual-current-test").isHigh()).isTrue();
    bench.level(6);
    bench.evse.contactor().close();
    bench.ms(400);
    assertThat(bench.events.story).contains("fault 1 ResidualCurrentTestFailure")
        .doesNotContain("fault 1 GroundFailure");
    assertThat(bench.output("evse1-residual-current-test").isLow()).isTrue();
    assertThat(bench.isContactorAsked()).isFalse();
    bench.ms(60_000);
    bench.selfTest(true);
    assertThat(bench.events.story).contains("cleared 1 ResidualCurrentTestFailure");
    assertThat(bench.isContactorAsked()).isTrue();
  }

  /** It trips for another reason when the next test begins, and is back by itself: that was no test. */
  @Test
  void residualCurrentTest_trippedBefore_isNoTest() {
    bench.plugUntested(9);
    bench.selfTest(false);
    bench.ms(600);
    assertThat(bench.events.openFaults()).containsExactly("ResidualCurrentTestFailure");
    bench.ms(60_000);
    bench.input("evse1-residual-current", true);
    bench.ms(100);
    assertThat(bench.events.openFaults()).contains("ResidualCurrentTestFailure");
    bench.selfTest(true);
    assertThat(bench.events.openFaults()).isEmpty();
  }

  @Test
  void residualCurrentTest_staysTripped_isAFault() {
    bench.plugUntested(9);
    bench.selfTest(false);
    bench.ms(600);
    assertThat(bench.events.story).contains("fault 1 ResidualCurrentTestFailure");
  }

  /** A second test would trip what is on by then. */
  @Test
  void residualCurrentTest_anotherVehicleMeanwhile_isTestedByTheSame() {
    bench.plugUntested(9);
    bench.level(12);
    bench.level(9);
    bench.evse.pilot().offer(new Watts(7_360));
    bench.selfTest(true);
    bench.level(6);
    bench.evse.contactor().close();
    bench.ms(20);
    assertThat(bench.isContactorAsked()).isTrue();
    assertThat(bench.output("evse1-residual-current-test").isLow()).isTrue();
  }
}
