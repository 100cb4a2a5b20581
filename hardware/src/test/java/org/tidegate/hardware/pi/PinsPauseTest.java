package org.tidegate.hardware.pi;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;

import static org.assertj.core.api.Assertions.assertThat;

/** A vehicle that gets nothing for a while: cut off, invited again, woken; and the end of a lease. */
class PinsPauseTest {
  private final PinBench bench = new PinBench();

  @AfterEach
  void stop() {
    bench.stop();
  }

  /** IEC 61851-1 table A.6, 10.2. */
  @Test
  void pause_vehicleGoesOnDrawing_isCutOffAfterSixSecondsAndInvitedWhenAskedAgain() {
    bench.charge(7_360);
    bench.command(0);
    assertThat(bench.dutyCycle()).isEqualTo(100);
    bench.ms(5_900);
    assertThat(bench.isContactorAsked()).isTrue();
    bench.ms(200);
    assertThat(bench.isContactorAsked()).isFalse();
    bench.input("evse1-contactor-read-back", false);
    bench.ms(50);
    assertThat(bench.dutyCycle()).isEqualTo(100);
    bench.evse.contactor().close();
    bench.ms(50);
    assertThat(bench.dutyCycle()).isEqualTo(53);
    assertThat(bench.isContactorAsked()).isTrue();
  }

  /** A vehicle that opened its circuit during a pause must see an offer, or it never asks again. */
  @Test
  void pause_vehicleOpensItsCircuitLater_isInvitedAgain() {
    bench.charge(7_360);
    bench.command(0);
    bench.ms(6_100);
    bench.input("evse1-contactor-read-back", false);
    bench.ms(50);
    bench.level(9);
    assertThat(bench.dutyCycle()).isEqualTo(53);
  }

  /** ISO 15118-3 and IEC 61851-1 A.5.3: −12 V for 4 s wakes a vehicle that sleeps after a pause. */
  @Test
  void pause_vehicleSleeps_isWokenOnceByThePilot() {
    bench.charge(7_360);
    bench.level(9);
    bench.input("evse1-contactor-read-back", false);
    bench.evse.contactor().open();
    bench.evse.pilot().withdrawOffer();
    bench.ms(60_000);
    bench.evse.pilot().offer(new Watts(7_360));
    bench.ms(29_900);
    assertThat(bench.dutyCycle()).isEqualTo(53);
    bench.ms(200);
    assertThat(bench.pwm().isOff()).isTrue();
    bench.ms(4_100);
    assertThat(bench.dutyCycle()).isEqualTo(53);
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.B);
    bench.ms(60_000);
    assertThat(bench.dutyCycle()).isEqualTo(53);
  }

  @Test
  void lease_longerThanAny_isThreeSeconds() {
    bench.charge(7_360);
    bench.evse.powerStage().command(new Watts(7_360), Duration.ofSeconds(10));
    bench.ms(2_900);
    assertThat(bench.dutyCycle()).isEqualTo(53);
    bench.ms(200);
    assertThat(bench.dutyCycle()).isEqualTo(100);
  }

  @Test
  void lease_notRenewed_offersNothingWhenItEnds() {
    bench.charge(7_360);
    bench.ms(2_900);
    assertThat(bench.dutyCycle()).isEqualTo(53);
    bench.ms(200);
    assertThat(bench.dutyCycle()).isEqualTo(100);
    bench.ms(6_100);
    assertThat(bench.isContactorAsked()).isFalse();
  }
}
