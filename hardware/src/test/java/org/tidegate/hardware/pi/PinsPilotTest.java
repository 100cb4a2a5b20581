package org.tidegate.hardware.pi;

import com.pi4j.io.pwm.Pwm;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.hardware.simulator.RecordedEvents;

import static org.assertj.core.api.Assertions.assertThat;

/** The control pilot on pins: levels, states, the duty cycle and what they do to the contactor. */
class PinsPilotTest {
  private final PinBench bench = new PinBench();

  @AfterEach
  void stop() {
    bench.stop();
  }

  /** A vehicle comes, is invited, charges with what is commanded and leaves: IEC 61851-1 A1, B1, B2, C2, B2, A1. */
  @Test
  void vehicle_comesChargesAndLeaves() {
    bench.plug(9);
    assertThat(bench.events.vehicles).containsExactly(Vehicle.basic(CurrentKind.AC, Optional.empty()));
    assertThat(bench.dutyCycle()).isEqualTo(100);
    bench.evse.pilot().offer(new Watts(7_360));
    bench.ms(20);
    assertThat(bench.dutyCycle()).isEqualTo(53);
    bench.level(6);
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.C);
    bench.close();
    bench.command(3_680);
    assertThat(bench.dutyCycle()).isEqualTo(26);
    bench.level(12);
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.A);
    assertThat(bench.isContactorAsked()).isFalse();
    assertThat(bench.dutyCycle()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
      // command W, duty cycle: 230 V, one phase, at most 32 A
      "7360, 53", "3680, 26", "100000, 53", "1380, 10", "1379, 100", "0, 100", "-5000, 100"})
  void power_commandedWhileClosed_isShown(int command, int percent) {
    bench.charge(7_360);
    bench.command(command);
    assertThat(bench.dutyCycle()).isEqualTo(percent);
  }

  /** IEC 61851-1 table A.6: off within 100 ms, without waiting for the station. */
  @Test
  void vehicleOpensTheCircuit_contactorIsAskedToOpenWithin100ms() {
    bench.charge(7_360);
    bench.volts.put(PinBench.HIGH, 9.0);
    bench.ms(50);
    assertThat(bench.isContactorAsked()).isFalse();
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.B);
  }

  /** Four inputs of an ADS1115 on a slow bus take 11 ms each time; the circuit may open at any moment between. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 9, 12, 15, 18})
  void vehicleOpensTheCircuit_converterIsSlow_contactorIsAskedToOpenWithin65ms(int moment) {
    bench.charge(7_360);
    bench.readingTakes = Duration.ofMillis(11);
    bench.ms(100 + moment);
    bench.volts.put(PinBench.HIGH, 9.0);
    bench.ms(65);
    assertThat(bench.isContactorAsked()).isFalse();
  }

  @Test
  void levelBounces_isNoOtherState() {
    bench.charge(7_360);
    for (int times = 0; times < 20; times++) {
      bench.volts.put(PinBench.HIGH, times % 2 == 0 ? 9.0 : 6.0);
      bench.ms(20);
    }
    assertThat(bench.isContactorAsked()).isTrue();
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.C);
  }

  @Test
  void unavailable_isStateFAndAvailableAgainIsWhatIsThere() {
    bench.plug(9);
    bench.evse.pilot().showUnavailable();
    bench.ms(20);
    assertThat(bench.pwm().isOff()).isTrue();
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.F);
    bench.evse.pilot().withdrawOffer();
    bench.ms(60);
    assertThat(bench.dutyCycle()).isEqualTo(100);
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.B);
  }

  /** A resistor alone is no vehicle, IEC 61851-1 A.2.3. */
  @Test
  void noDiode_isStateEAndAFault() {
    bench.plug(9);
    bench.evse.pilot().offer(new Watts(7_360));
    bench.volts.put(PinBench.LOW, -9.0);
    bench.ms(100);
    assertThat(bench.events.story).contains("fault 1 PilotFailure");
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.E);
    assertThat(bench.dutyCycle()).isEqualTo(100);
    bench.level(12);
    assertThat(bench.events.story).contains("cleared 1 PilotFailure");
  }

  /**
   * Its negative part was disturbed while it charged. It stops, for the pilot is steady, and is invited again: the negative
   * part needs a moment before it is there, as ever.
   */
  @Test
  void noDiode_vehicleStopsAndIsInvitedAgain_isLookedAtAnew() {
    bench.charge(7_360);
    bench.volts.put(PinBench.LOW, -9.0);
    bench.ms(100);
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.E);
    bench.evse.contactor().open();
    bench.input("evse1-contactor-read-back", false);
    bench.volts.put(PinBench.LOW, 0.0);
    bench.level(9);
    assertThat(bench.dutyCycle()).isEqualTo(53);
    bench.volts.put(PinBench.LOW, -12.0);
    bench.ms(200);
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.B);
    assertThat(bench.dutyCycle()).isEqualTo(53);
    assertThat(bench.events.openFaults()).isEmpty();
  }

  /** Beyond table A.4, too: a pilot that nothing loads, and one without a positive part. */
  @ParameterizedTest
  @CsvSource({"0", "3", "14", "-12"})
  void shortOrVentilation_getsNothing(double high) {
    bench.charge(7_360);
    bench.level(high);
    assertThat(bench.isContactorAsked()).isFalse();
  }

  @Test
  void ventilationIsWantedAfterTheOffer_isCutOffAtOnce() {
    bench.charge(7_360);
    bench.command(0);
    assertThat(bench.isContactorAsked()).as("the vehicle has 6 s to stop").isTrue();
    bench.level(3);
    assertThat(bench.isContactorAsked()).isFalse();
  }

  @Test
  void converter_cantBeRead_opensAndIsAFaultUntilItCan() {
    bench.charge(7_360);
    bench.volts.remove(PinBench.HIGH);
    bench.ms(300);
    assertThat(bench.isContactorAsked()).isFalse();
    assertThat(bench.events.story).contains("fault 1 PilotFailure");
    bench.volts.put(PinBench.HIGH, 6.0);
    bench.ms(100);
    assertThat(bench.events.story).contains("cleared 1 PilotFailure");
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.C);
  }

  /** A disturbance is no reason to end the supply. */
  @Test
  void converter_cantBeReadForAMoment_changesNothing() {
    bench.charge(7_360);
    for (int times = 0; times < 5; times++) {
      bench.volts.remove(PinBench.HIGH);
      bench.ms(180);
      bench.volts.put(PinBench.HIGH, 6.0);
      bench.ms(20);
    }
    assertThat(bench.isContactorAsked()).isTrue();
    assertThat(bench.events.openFaults()).isEmpty();
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.C);
  }

  /** Else a missing diode would not be noticed, and nobody would know. */
  @Test
  void negativePeak_cantBeRead_opensAndIsAFaultUntilItCan() {
    bench.charge(7_360);
    bench.volts.remove(PinBench.LOW);
    bench.ms(300);
    assertThat(bench.isContactorAsked()).isFalse();
    assertThat(bench.events.openFaults()).containsExactly("PilotFailure");
    bench.volts.put(PinBench.LOW, -12.0);
    bench.ms(100);
    assertThat(bench.events.openFaults()).isEmpty();
  }

  @Test
  void digitalCommunication_anyOffer_isFivePercent() {
    var second = new VirtualStationLoop(Instant.EPOCH);
    var other = bench.pins();
    var digital = bench.hardware(PinBench.settings(Signalling.ISO15118), other, second);
    digital.start(new RecordedEvents());
    bench.volts.put(PinBench.HIGH, 9.0);
    digital.evses().getFirst().pilot().offer(new Watts(7_360));
    second.advance(Duration.ofMillis(100));
    assertThat(((Pwm) other.io("evse1-pilot")).dutyCycle()).isEqualTo(5);
    other.shutdown();
  }
}
