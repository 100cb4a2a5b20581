package org.tidegate.hardware.pi;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

/** More current than the pilot offers, by the energy meter. */
class PinsOverCurrentTest {
  private final PinBench bench = new PinBench();

  @AfterEach
  void stop() {
    bench.stop();
  }

  /** The duty cycle offers 31.8 A, then 15.6 A: 17.66 A are still in order, 4,061 W. */
  @ParameterizedTest
  @CsvSource({"4061, false", "4062, true", "7360, true", "0, false"})
  void vehicle_takesMoreThanThePilotOffers_isOverCurrentUntilItDoesNot(int watts, boolean tooMuch) {
    bench.charge(7_360);
    charging(7_360, 7_300, 20);
    assertThat(bench.events.openFaults()).isEmpty();
    charging(3_680, watts, 9);
    assertThat(bench.events.openFaults()).as("5 s to follow, 5 s to settle").isEmpty();
    charging(3_680, watts, 3);
    if (!tooMuch) {
      assertThat(bench.events.openFaults()).isEmpty();
      return;
    }
    assertThat(bench.events.openFaults()).containsExactly("OverCurrent");
    charging(3_680, 3_500, 1);
    assertThat(bench.events.openFaults()).isEmpty();
  }

  @Test
  void vehicleThatTookTooMuch_contactorOpensOrItLeaves_isOver() {
    bench.charge(7_360);
    charging(3_680, 7_360, 12);
    assertThat(bench.events.openFaults()).containsExactly("OverCurrent");
    bench.evse.contactor().open();
    bench.input("evse1-contactor-read-back", false);
    bench.ms(40);
    assertThat(bench.events.openFaults()).isEmpty();
  }

  @Test
  void vehicleThatTookTooMuch_leavesWithAWeldedContactor_isOverButForTheContactor() {
    bench.charge(7_360);
    charging(3_680, 7_360, 12);
    bench.level(12);
    bench.ms(600);
    assertThat(bench.events.openFaults()).containsExactly("WeldedContactor");
  }

  /** The meter's fault is the station's to raise. */
  @Test
  void vehicle_meterIsSilent_isNoOverCurrent() {
    bench.charge(7_360);
    charging(7_360, 7_300, 5);
    bench.measured = new Watts(7_300);
    for (int second = 0; second < 60; second++) {
      bench.command(3_680);
      bench.ms(980);
    }
    assertThat(bench.events.openFaults()).isEmpty();
  }

  /** Commanded and measured, each second. */
  private void charging(int commanded, int watts, int seconds) {
    bench.measured = new Watts(watts);
    for (int second = 0; second < seconds; second++) {
      bench.command(commanded);
      bench.ms(980);
      bench.evse.meter().requestReading();
      bench.loop.runPosted();
    }
  }
}
