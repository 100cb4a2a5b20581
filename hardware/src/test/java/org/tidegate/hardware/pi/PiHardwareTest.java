package org.tidegate.hardware.pi;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.pwm.MockPwmProvider;
import com.pi4j.plugin.mock.provider.spi.MockSpiProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.EnergyMeter;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.Indicator.Light;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.hardware.device.Worker;
import org.tidegate.hardware.simulator.RecordedEvents;

import static org.assertj.core.api.Assertions.assertThat;

/** Pins are pi4j's mock provider; the pin thread runs in virtual time beside the loop. */
class PiHardwareTest {
  private static final Duration LEASE = Duration.ofSeconds(3);
  private static final int HIGH = 0;
  private static final int LOW = 1;
  private static final int PROXIMITY = 2;
  private static final int HEAT = 3;
  private static final double CABLE_32_A = 0.18;
  private static final PiSettings SETTINGS = settings(Signalling.BASIC);

  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
  private final RecordedEvents events = new RecordedEvents();
  private final Map<Integer, Double> volts = new HashMap<>(
      Map.of(HIGH, 12.0, LOW, -12.0, PROXIMITY, CABLE_32_A * 5, HEAT, 1.65));
  private int broken = -1;
  private Watts measured = Watts.ZERO;
  private Duration readingTakes = Duration.ZERO;
  private final Set<String> quiet = new HashSet<>();
  private final Context pi4j = pins();
  private PiHardware hardware = hardware(SETTINGS, pi4j, loop);
  private EvseDevices evse = hardware.evses().getFirst();

  /** Inputs as they are: 1 V of the converter is 1 V of the pilot; the proximity contact is pulled up by 1 kΩ to 5 V. */
  private static PiSettings settings(Signalling signalling) {
    return new PiSettings(List.of(new PiSettings.Evse(1, new PiSettings.Supply(1, 230, 32),
        new PiSettings.Pilot(0, new PiSettings.Analogue(new PiSettings.Scaled(HIGH, 1, 0),
            new PiSettings.Scaled(LOW, 1, 0)), signalling),
        Optional.of(new PiSettings.ProximityInput(PROXIMITY, 1_000, 5)), new PiSettings.Switch(4, 5),
        Optional.of(new PiSettings.Switch(6, 7)), new PiSettings.Light(8, 9, 10),
        new PiSettings.Protection(Optional.of(11), Optional.of(12), Optional.of(13)),
        Optional.of(new PiSettings.Temperature(HEAT, 10_000, 3_950, 10_000, 3.3, new Derating(60, 80))))),
        Optional.of(new PiSettings.OnSpi(0, 0, 3.3)));
  }

  private Context pins() {
    return Pi4J.newContextBuilder().noAutoDetect().add(new FailingPins.Inputs(Set.of(), quiet))
        .add(MockDigitalOutputProvider.newInstance()).add(MockPwmProvider.newInstance())
        .add(MockSpiProvider.newInstance()).build();
  }

  /** Inputs and pilots whose names are in the set fail. */
  private static Context failingPins(Set<String> failing) {
    return Pi4J.newContextBuilder().noAutoDetect().add(new FailingPins.Inputs(failing, Set.of()))
        .add(new FailingPins.Outputs(failing)).add(new FailingPins.Pwms(failing))
        .add(MockSpiProvider.newInstance()).build();
  }

  private PiHardware hardware(PiSettings settings, Context pins, VirtualStationLoop on) {
    return new PiHardware(on, settings, pins, this::meter, new VirtualPins(on),
        (context, place) -> this::volts);
  }

  private OptionalDouble volts(int channel) {
    if (channel == broken) {
      throw new IllegalStateException("pin broken, on purpose");
    }
    return Optional.ofNullable(volts.get(channel)).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  @BeforeEach
  void start() {
    protectionIsWell();
    hardware.start(events);
    selfTest(true);
  }

  @AfterEach
  void stop() {
    pi4j.shutdown();
  }

  @Test
  void start_noVehicle_tellsPilotReadingAndCable() {
    assertThat(events.story).contains("pilot 1 A", "measured 1", "cable 1 in");
    assertThat(events.story).noneMatch(line -> line.startsWith("fault"));
  }

  /** A vehicle comes, is invited, charges with what is commanded and leaves: IEC 61851-1 A1, B1, B2, C2, B2, A1. */
  @Test
  void vehicle_comesChargesAndLeaves() {
    plug(9);
    assertThat(events.vehicles).containsExactly(Vehicle.basic(CurrentKind.AC, Optional.empty()));
    assertThat(dutyCycle()).isEqualTo(100);
    evse.pilot().offer(new Watts(7_360));
    ms(20);
    assertThat(dutyCycle()).isEqualTo(53);
    level(6);
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.C);
    close();
    command(3_680);
    assertThat(dutyCycle()).isEqualTo(26);
    level(12);
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.A);
    assertThat(isContactorAsked()).isFalse();
    assertThat(dutyCycle()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
      // command W, duty cycle: 230 V, one phase, at most 32 A
      "7360, 53", "3680, 26", "100000, 53", "1380, 10", "1379, 100", "0, 100", "-5000, 100"})
  void power_commandedWhileClosed_isShown(int command, int percent) {
    charge(7_360);
    command(command);
    assertThat(dutyCycle()).isEqualTo(percent);
  }

  @ParameterizedTest
  @CsvSource({"0.6, 21", "0.35, 33", "0.18, 53", "0.1, 53"})
  void cable_carriesLessThanTheStation_isAllThatIsOffered(double shareOfSupply, int percent) {
    volts.put(PROXIMITY, shareOfSupply(shareOfSupply));
    ms(200);
    plug(9);
    evse.pilot().offer(new Watts(7_360));
    ms(50);
    assertThat(dutyCycle()).isEqualTo(percent);
  }

  @Test
  void cable_outOrWithAResistorThatNoCableHas_offersNothing() {
    volts.put(PROXIMITY, 5.0);
    ms(200);
    assertThat(events.story).endsWith("cable 1 out");
    volts.put(PROXIMITY, 0.01);
    ms(200);
    assertThat(events.story).contains("fault 1 CableFailure");
    plug(9);
    evse.pilot().offer(new Watts(7_360));
    ms(50);
    assertThat(dutyCycle()).isEqualTo(100);
    volts.put(PROXIMITY, CABLE_32_A * 5);
    ms(200);
    assertThat(events.story).contains("cleared 1 CableFailure");
    assertThat(dutyCycle()).isEqualTo(53);
  }

  /** IEC 61851-1 table A.6: off within 100 ms, without waiting for the station. */
  @Test
  void vehicleOpensTheCircuit_contactorIsAskedToOpenWithin100ms() {
    charge(7_360);
    volts.put(HIGH, 9.0);
    ms(50);
    assertThat(isContactorAsked()).isFalse();
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.B);
  }

  /** Four inputs of an ADS1115 on a slow bus take 11 ms each time; the circuit may open at any moment between. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 9, 12, 15, 18})
  void vehicleOpensTheCircuit_converterIsSlow_contactorIsAskedToOpenWithin65ms(int moment) {
    charge(7_360);
    readingTakes = Duration.ofMillis(11);
    ms(100 + moment);
    volts.put(HIGH, 9.0);
    ms(65);
    assertThat(isContactorAsked()).isFalse();
  }

  @Test
  void levelBounces_isNoOtherState() {
    charge(7_360);
    for (int times = 0; times < 20; times++) {
      volts.put(HIGH, times % 2 == 0 ? 9.0 : 6.0);
      ms(20);
    }
    assertThat(isContactorAsked()).isTrue();
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.C);
  }

  /** IEC 61851-1 table A.6, 10.2. */
  @Test
  void pause_vehicleGoesOnDrawing_isCutOffAfterSixSecondsAndInvitedWhenAskedAgain() {
    charge(7_360);
    command(0);
    assertThat(dutyCycle()).isEqualTo(100);
    ms(5_900);
    assertThat(isContactorAsked()).isTrue();
    ms(200);
    assertThat(isContactorAsked()).isFalse();
    input("evse1-contactor-read-back", false);
    ms(50);
    assertThat(dutyCycle()).isEqualTo(100);
    evse.contactor().close();
    ms(50);
    assertThat(dutyCycle()).isEqualTo(53);
    assertThat(isContactorAsked()).isTrue();
  }

  /** A vehicle that opened its circuit during a pause must see an offer, or it never asks again. */
  @Test
  void pause_vehicleOpensItsCircuitLater_isInvitedAgain() {
    charge(7_360);
    command(0);
    ms(6_100);
    input("evse1-contactor-read-back", false);
    ms(50);
    level(9);
    assertThat(dutyCycle()).isEqualTo(53);
  }

  /** ISO 15118-3 and IEC 61851-1 A.5.3: −12 V for 4 s wakes a vehicle that sleeps after a pause. */
  @Test
  void pause_vehicleSleeps_isWokenOnceByThePilot() {
    charge(7_360);
    level(9);
    input("evse1-contactor-read-back", false);
    evse.contactor().open();
    evse.pilot().withdrawOffer();
    ms(60_000);
    evse.pilot().offer(new Watts(7_360));
    ms(29_900);
    assertThat(dutyCycle()).isEqualTo(53);
    ms(200);
    assertThat(pwm().isOff()).isTrue();
    ms(4_100);
    assertThat(dutyCycle()).isEqualTo(53);
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.B);
    ms(60_000);
    assertThat(dutyCycle()).isEqualTo(53);
  }

  @Test
  void lease_notRenewed_offersNothingWhenItEnds() {
    charge(7_360);
    ms(2_900);
    assertThat(dutyCycle()).isEqualTo(53);
    ms(200);
    assertThat(dutyCycle()).isEqualTo(100);
    ms(6_100);
    assertThat(isContactorAsked()).isFalse();
  }

  @Test
  void unavailable_isStateFAndAvailableAgainIsWhatIsThere() {
    plug(9);
    evse.pilot().showUnavailable();
    ms(20);
    assertThat(pwm().isOff()).isTrue();
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.F);
    evse.pilot().withdrawOffer();
    ms(60);
    assertThat(dutyCycle()).isEqualTo(100);
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.B);
  }

  /** A resistor alone is no vehicle, IEC 61851-1 A.2.3. */
  @Test
  void noDiode_isStateEAndAFault() {
    plug(9);
    evse.pilot().offer(new Watts(7_360));
    volts.put(LOW, -9.0);
    ms(100);
    assertThat(events.story).contains("fault 1 PilotFailure");
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.E);
    assertThat(dutyCycle()).isEqualTo(100);
    level(12);
    assertThat(events.story).contains("cleared 1 PilotFailure");
  }

  /**
   * Its negative part was disturbed while it charged. It stops, for the pilot is steady, and is invited again: the negative
   * part needs a moment before it is there, as ever.
   */
  @Test
  void noDiode_vehicleStopsAndIsInvitedAgain_isLookedAtAnew() {
    charge(7_360);
    volts.put(LOW, -9.0);
    ms(100);
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.E);
    evse.contactor().open();
    input("evse1-contactor-read-back", false);
    volts.put(LOW, 0.0);
    level(9);
    assertThat(dutyCycle()).isEqualTo(53);
    volts.put(LOW, -12.0);
    ms(200);
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.B);
    assertThat(dutyCycle()).isEqualTo(53);
    assertThat(events.openFaults()).isEmpty();
  }

  /** The pin of the first of two contactors can't be set: the other EVSE is watched all the same, and the first tried again. */
  @Test
  void contactorPinFails_otherEvseIsWatched_andItOpensOnceItCan() {
    var failing = new HashSet<String>();
    var second = new VirtualStationLoop(Instant.EPOCH);
    var told = new RecordedEvents();
    Context other = failingPins(failing);
    var both = hardware(twoPlain(), other, second);
    both.start(told);
    chargeAtBoth(both, second);
    DigitalOutput first = other.io("evse1-contactor");
    DigitalOutput next = other.io("evse2-contactor");
    assertThat(first.isHigh()).isTrue();
    assertThat(next.isHigh()).isTrue();

    failing.add("evse1-contactor");
    volts.put(HIGH, 12.0);
    second.advance(Duration.ofSeconds(1));
    assertThat(next.isHigh()).isFalse();
    assertThat(told.story).containsOnlyOnce("fault 1 BoardFailure").contains("pilot 2 A");
    failing.clear();
    second.advance(Duration.ofMillis(50));
    assertThat(first.isHigh()).isFalse();
    assertThat(told.openFaults()).doesNotContain("BoardFailure");
    other.shutdown();
  }

  /** Beyond table A.4, too: a pilot that nothing loads, and one without a positive part. */
  @ParameterizedTest
  @CsvSource({"0", "3", "14", "-12"})
  void shortOrVentilation_getsNothing(double high) {
    charge(7_360);
    level(high);
    assertThat(isContactorAsked()).isFalse();
  }

  @Test
  void ventilationIsWantedAfterTheOffer_isCutOffAtOnce() {
    charge(7_360);
    command(0);
    assertThat(isContactorAsked()).as("the vehicle has 6 s to stop").isTrue();
    level(3);
    assertThat(isContactorAsked()).isFalse();
  }

  @Test
  void converter_cantBeRead_opensAndIsAFaultUntilItCan() {
    charge(7_360);
    volts.remove(HIGH);
    ms(300);
    assertThat(isContactorAsked()).isFalse();
    assertThat(events.story).contains("fault 1 PilotFailure");
    volts.put(HIGH, 6.0);
    ms(100);
    assertThat(events.story).contains("cleared 1 PilotFailure");
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.C);
  }

  /** Else a missing diode would not be noticed, and nobody would know. */
  @Test
  void negativePeak_cantBeRead_opensAndIsAFaultUntilItCan() {
    charge(7_360);
    volts.remove(LOW);
    ms(300);
    assertThat(isContactorAsked()).isFalse();
    assertThat(events.openFaults()).containsExactly("PilotFailure");
    volts.put(LOW, -12.0);
    ms(100);
    assertThat(events.openFaults()).isEmpty();
  }

  @Test
  void digitalCommunication_anyOffer_isFivePercent() {
    var second = new VirtualStationLoop(Instant.EPOCH);
    var other = pins();
    var digital = hardware(settings(Signalling.ISO15118), other, second);
    digital.start(new RecordedEvents());
    volts.put(HIGH, 9.0);
    digital.evses().getFirst().pilot().offer(new Watts(7_360));
    second.advance(Duration.ofMillis(100));
    assertThat(((Pwm) other.io("evse1-pilot")).dutyCycle()).isEqualTo(5);
    other.shutdown();
  }

  @Test
  void emergencyStop_opensAtOnceAndIsAFaultUntilReleased() {
    charge(7_360);
    input("evse1-emergency-stop", false);
    ms(20);
    assertThat(isContactorAsked()).isFalse();
    assertThat(events.story).contains("fault 1 EmergencyStop");
    input("evse1-emergency-stop", true);
    ms(20);
    assertThat(events.story).contains("cleared 1 EmergencyStop");
  }

  @ParameterizedTest
  @CsvSource({"0", "2"})
  void pinsThatCantBeRead_openTheContactorAndAreReadAgain(int channel) {
    charge(7_360);
    broken = channel;
    ms(20);
    assertThat(isContactorAsked()).isFalse();
    assertThat(events.story).contains("fault 1 BoardFailure");

    broken = -1;
    ms(20);
    assertThat(events.story).contains("cleared 1 BoardFailure");
    input("evse1-emergency-stop", false);
    ms(20);
    assertThat(events.story).contains("fault 1 EmergencyStop");
  }

  @Test
  void residualCurrent_trips_opensAtOnceAndIsAFaultUntilItIsBack() {
    charge(7_360);
    input("evse1-residual-current", false);
    ms(20);
    assertThat(isContactorAsked()).isFalse();
    assertThat(events.story).contains("fault 1 GroundFailure");
    input("evse1-residual-current", true);
    ms(20);
    assertThat(events.story).contains("cleared 1 GroundFailure");
  }

  @Test
  void residualCurrentTest_notPassed_nothingIsSwitchedOnUntilALaterOneIs() {
    plugUntested(9);
    evse.pilot().offer(new Watts(7_360));
    ms(10);
    assertThat(output("evse1-residual-current-test").isHigh()).isTrue();
    level(6);
    evse.contactor().close();
    ms(400);
    assertThat(events.story).contains("fault 1 ResidualCurrentTestFailure").doesNotContain("fault 1 GroundFailure");
    assertThat(output("evse1-residual-current-test").isLow()).isTrue();
    assertThat(isContactorAsked()).isFalse();
    ms(60_000);
    selfTest(true);
    assertThat(events.story).contains("cleared 1 ResidualCurrentTestFailure");
    assertThat(isContactorAsked()).isTrue();
  }

  /** It trips for another reason when the next test begins, and is back by itself: that was no test. */
  @Test
  void residualCurrentTest_trippedBefore_isNoTest() {
    plugUntested(9);
    selfTest(false);
    ms(600);
    assertThat(events.openFaults()).containsExactly("ResidualCurrentTestFailure");
    ms(60_000);
    input("evse1-residual-current", true);
    ms(100);
    assertThat(events.openFaults()).contains("ResidualCurrentTestFailure");
    selfTest(true);
    assertThat(events.openFaults()).isEmpty();
  }

  @Test
  void residualCurrentTest_staysTripped_isAFault() {
    plugUntested(9);
    selfTest(false);
    ms(600);
    assertThat(events.story).contains("fault 1 ResidualCurrentTestFailure");
  }

  /** A second test would trip what is on by then. */
  @Test
  void residualCurrentTest_anotherVehicleMeanwhile_isTestedByTheSame() {
    plugUntested(9);
    level(12);
    level(9);
    evse.pilot().offer(new Watts(7_360));
    selfTest(true);
    level(6);
    evse.contactor().close();
    ms(20);
    assertThat(isContactorAsked()).isTrue();
    assertThat(output("evse1-residual-current-test").isLow()).isTrue();
  }

  /** 10 kΩ at 25 °C with a beta of 3950: 1,765 Ω are just below 70 °C, where half is carried, 1,350 Ω 78 °C, 1,200 Ω 82 °C. */
  @Test
  void hot_offersLessThenNothingAndAgainAllOnceItIsWellCooler() {
    charge(7_360);
    heat(1_765);
    assertThat(events.story).contains("derated 1 50");
    assertThat(dutyCycle()).isEqualTo(26);
    heat(1_200);
    assertThat(events.story).contains("derated 1 0", "fault 1 OverTemperature");
    assertThat(dutyCycle()).isEqualTo(100);
    heat(1_350);
    assertThat(events.story).doesNotContain("cleared 1 OverTemperature");
    heat(10_000);
    assertThat(events.story).contains("cleared 1 OverTemperature", "derated 1 100");
  }

  /** Read at 0, 5 and 10 s, and each second once that fails; it is 6.4 s by then. */
  @Test
  void heat_cantBeMeasured_isWhatItWasForThreeSecondsAndThenTooHot() {
    charge(7_360);
    heat(1_765);
    volts.remove(HEAT);
    ms(6_500);
    assertThat(events.story).contains("derated 1 50").doesNotContain("derated 1 0", "fault 1 OverTemperature");
    ms(200);
    assertThat(events.story).contains("derated 1 0", "fault 1 OverTemperature");
    assertThat(dutyCycle()).isEqualTo(100);
    volts.put(HEAT, 1.65);
    ms(1_000);
    assertThat(events.story).contains("derated 1 100", "cleared 1 OverTemperature");
    volts.remove(HEAT);
    ms(7_700);
    assertThat(events.openFaults()).doesNotContain("OverTemperature");
    ms(400);
    assertThat(events.openFaults()).contains("OverTemperature");
  }

  /** All of the supply is a broken wire, nothing a short: a disturbance may look like either. */
  @ParameterizedTest
  @CsvSource(value = {"none", "3.3", "0"}, nullValues = "none")
  void heat_twoReadingsFail_powerGoesOn(@Nullable Double disturbed) {
    charge(7_360);
    heat(10_000);
    volts.compute(HEAT, (_, _) -> disturbed);
    ms(5_000);
    volts.put(HEAT, 1.65);
    ms(10_000);
    assertThat(events.openFaults()).doesNotContain("OverTemperature");
    assertThat(events.story).doesNotContain("derated 1 0");
  }

  /** Nothing was ever read that could be held. */
  @Test
  void heat_cantBeMeasuredAtTheStart_isTooHotAtOnce() {
    volts.remove(HEAT);
    var second = new VirtualStationLoop(Instant.EPOCH);
    var told = new RecordedEvents();
    Context other = pins();
    hardware(SETTINGS, other, second).start(told);
    second.advance(Duration.ofMillis(20));
    assertThat(told.story).contains("derated 1 0", "fault 1 OverTemperature");
    other.shutdown();
  }

  /** Each pin that is used at the start, of the first of two EVSEs: the other is read all the same. */
  @ParameterizedTest
  @ValueSource(strings = {"evse1-contactor-read-back", "evse1-lock-read-back", "evse1-pilot"})
  void start_pinFails_isAFaultAndTriedAgain(String pin) {
    var failing = new HashSet<String>();
    var second = new VirtualStationLoop(Instant.EPOCH);
    var told = new RecordedEvents();
    Context other = failingPins(failing);
    var one = SETTINGS.evses().getFirst();
    var two = new PiSettings.Evse(2, one.supply(), new PiSettings.Pilot(1, one.pilot().levels(), Signalling.BASIC),
        one.proximity(), new PiSettings.Switch(24, 25), Optional.of(new PiSettings.Switch(26, 27)),
        new PiSettings.Light(28, 29, 30), PiSettings.Protection.NONE, Optional.empty());
    var both = hardware(new PiSettings(List.of(one, two), SETTINGS.converter()), other, second);
    protectionIsWell(other);
    failing.add(pin);
    both.start(told);
    second.advance(Duration.ofSeconds(12));
    assertThat(told.story).containsOnlyOnce("fault 1 BoardFailure").contains("pilot 2 A").doesNotContain("pilot 1 A");

    failing.clear();
    second.advance(Duration.ofSeconds(6));
    assertThat(told.openFaults()).doesNotContain("BoardFailure");
    assertThat(told.story).contains("pilot 1 A");
    ((MockDigitalInput) other.io("evse1-contactor-read-back")).mockState(DigitalState.HIGH);
    second.advance(Duration.ofMillis(50));
    assertThat(told.story).as("heard once, however often it was tried").containsOnlyOnce("contactor 1 closed");
    other.shutdown();
  }

  @ParameterizedTest
  @CsvSource({"59.9, 100", "60, 100", "61, 95", "70, 50", "79.9, 0", "80, 0", "120, 0", "-20, 100"})
  void derating_celsius_isAShareOfTheRating(double celsius, int percent) {
    assertThat(new Derating(60, 80).percent(celsius)).isEqualTo(percent);
  }

  @ParameterizedTest
  @CsvSource({"79.9, false, false", "80, false, true", "75, true, true", "74.9, true, false"})
  void derating_tooHot_staysSoUntilItIsWellCooler(double celsius, boolean was, boolean tooHot) {
    assertThat(new Derating(60, 80).isTooHot(celsius, was)).isEqualTo(tooHot);
  }

  @Test
  void contactor_doesNotOpen_isWeldedUntilItDoes() {
    charge(7_360);
    evse.contactor().open();
    ms(490);
    assertThat(events.story).doesNotContain("fault 1 WeldedContactor");
    ms(20);
    assertThat(events.story).contains("fault 1 WeldedContactor");
    input("evse1-contactor-read-back", false);
    ms(40);
    assertThat(events.story).endsWith("contactor 1 open", "cleared 1 WeldedContactor");
  }

  /** The event of its change was lost; what a contact says counts, not that it said so. */
  @Test
  void contactor_changeIsNotTold_isSeenAllTheSame() {
    charge(7_360);
    quiet.add("evse1-contactor-read-back");
    input("evse1-contactor-read-back", false);
    ms(40);
    assertThat(events.story).endsWith("contactor 1 open");
  }

  @Test
  void contactor_readBackBounces_isToldOnce() {
    plug(9);
    evse.pilot().offer(new Watts(7_360));
    level(6);
    evse.contactor().close();
    events.story.clear();
    for (int times = 0; times < 20; times++) {
      input("evse1-contactor-read-back", times % 2 == 0);
      ms(10);
    }
    assertThat(events.story).isEmpty();
    input("evse1-contactor-read-back", true);
    ms(40);
    assertThat(events.story).containsExactly("contactor 1 closed");
  }

  /** It was not the station that opened, so the station did not ask. */
  @Test
  void contactor_doesNotOpenForTheVehicle_isWelded() {
    charge(7_360);
    level(9);
    ms(600);
    assertThat(events.story).contains("fault 1 WeldedContactor");
  }

  @Test
  void contactor_closedAtStart_isWelded() {
    var second = new VirtualStationLoop(Instant.EPOCH);
    var told = new RecordedEvents();
    Context other = pins();
    var welded = hardware(SETTINGS, other, second);
    ((MockDigitalInput) other.io("evse1-contactor-read-back")).mockState(DigitalState.HIGH);
    welded.start(told);
    second.advance(Duration.ofSeconds(1));
    assertThat(told.story).contains("contactor 1 closed", "fault 1 WeldedContactor");
    other.shutdown();
  }

  @Test
  void contactor_doesNotClose_isAnotherFault() {
    plug(9);
    evse.pilot().offer(new Watts(7_360));
    level(6);
    evse.contactor().close();
    ms(1_000);
    assertThat(events.story).endsWith("fault 1 ContactorFailure");
  }

  /** It closed too late, when it was told to open already, and stays there. */
  @Test
  void contactor_closesTooLateAndDoesNotOpen_isWelded() {
    plug(9);
    evse.pilot().offer(new Watts(7_360));
    level(6);
    evse.contactor().close();
    ms(1_000);
    evse.contactor().open();
    input("evse1-contactor-read-back", true);
    ms(1_000);
    assertThat(events.openFaults()).containsExactly("WeldedContactor");
    input("evse1-contactor-read-back", false);
    ms(40);
    assertThat(events.openFaults()).isEmpty();
  }

  @Test
  void contactor_askedWithoutAReadyVehicle_staysOpenAndIsNoFault() {
    plug(9);
    evse.contactor().close();
    ms(1_000);
    assertThat(isContactorAsked()).isFalse();
    assertThat(events.story).noneMatch(line -> line.startsWith("fault"));
  }

  @Test
  void lock_doesNotFollow_isLockFailure() {
    evse.lock().lock();
    ms(2_000);
    assertThat(events.story).endsWith("fault 1 LockFailure");
    input("evse1-lock-read-back", true);
    ms(40);
    assertThat(events.story).endsWith("lock 1 locked", "cleared 1 LockFailure");
  }

  /** The driver has unplugged; whoever comes next can try again. */
  @Test
  void lock_isLetGoBeforeItHeld_isNoFaultAnyMore() {
    evse.lock().lock();
    ms(2_000);
    evse.lock().unlock();
    ms(10);
    assertThat(events.openFaults()).isEmpty();
    evse.lock().lock();
    ms(2_000);
    assertThat(events.openFaults()).containsExactly("LockFailure");
  }

  @ParameterizedTest
  @CsvSource({"AVAILABLE, true, false, false", "CHARGING, false, true, false", "FAULT, false, false, true"})
  void light_shown_isColour(Light light, boolean green, boolean blue, boolean red) {
    evse.indicator().show(light);
    ms(10);
    assertThat(output("evse1-green").isHigh()).isEqualTo(green);
    assertThat(output("evse1-blue").isHigh()).isEqualTo(blue);
    assertThat(output("evse1-red").isHigh()).isEqualTo(red);
  }

  @Test
  void close_whileCharging_isSafeAndSilent() {
    charge(7_360);
    events.story.clear();
    hardware.close();
    input("evse1-contactor-read-back", false);
    ms(5_000);
    assertThat(pwm().isOff()).isTrue();
    assertThat(output("evse1-contactor").isLow()).isTrue();
    assertThat(events.story).isEmpty();
  }

  /** The pilot of the first can't be turned off. */
  @Test
  void close_aPinFails_theOthersAreOffAllTheSame() {
    var failing = new HashSet<String>();
    var second = new VirtualStationLoop(Instant.EPOCH);
    Context other = failingPins(failing);
    var both = hardware(twoPlain(), other, second);
    both.start(new RecordedEvents());
    chargeAtBoth(both, second);

    failing.add("evse1-pilot");
    both.close();
    assertThat(((DigitalOutput) other.io("evse1-contactor")).isLow()).isTrue();
    assertThat(((DigitalOutput) other.io("evse2-contactor")).isLow()).isTrue();
    assertThat(((Pwm) other.io("evse2-pilot")).isOff()).isTrue();
    failing.clear();
    other.shutdown();
  }

  /** Two EVSEs with cables of their own, and nothing that protects. */
  private static PiSettings twoPlain() {
    var one = SETTINGS.evses().getFirst();
    var first = new PiSettings.Evse(1, one.supply(), one.pilot(), Optional.empty(), one.contactor(), Optional.empty(),
        one.light(), PiSettings.Protection.NONE, Optional.empty());
    var next = new PiSettings.Evse(2, one.supply(), new PiSettings.Pilot(1, one.pilot().levels(), Signalling.BASIC),
        Optional.empty(), new PiSettings.Switch(24, 25), Optional.empty(), new PiSettings.Light(28, 29, 30),
        PiSettings.Protection.NONE, Optional.empty());
    return new PiSettings(List.of(first, next), SETTINGS.converter());
  }

  private void chargeAtBoth(PiHardware both, VirtualStationLoop on) {
    volts.put(HIGH, 9.0);
    on.advance(Duration.ofMillis(100));
    both.evses().forEach(each -> each.pilot().offer(new Watts(7_360)));
    on.advance(Duration.ofMillis(100));
    volts.put(HIGH, 6.0);
    on.advance(Duration.ofMillis(100));
    both.evses().forEach(each -> each.contactor().close());
    on.advance(Duration.ofMillis(100));
  }

  /** The duty cycle offers 31.8 A, then 15.6 A: 17.66 A are still in order, 4,061 W. */
  @ParameterizedTest
  @CsvSource({"4061, false", "4062, true", "7360, true", "0, false"})
  void vehicle_takesMoreThanThePilotOffers_isOverCurrentUntilItDoesNot(int watts, boolean tooMuch) {
    charge(7_360);
    charging(7_360, 7_300, 20);
    assertThat(events.openFaults()).isEmpty();
    charging(3_680, watts, 9);
    assertThat(events.openFaults()).as("5 s to follow, 5 s to settle").isEmpty();
    charging(3_680, watts, 3);
    if (!tooMuch) {
      assertThat(events.openFaults()).isEmpty();
      return;
    }
    assertThat(events.openFaults()).containsExactly("OverCurrent");
    charging(3_680, 3_500, 1);
    assertThat(events.openFaults()).isEmpty();
  }

  @Test
  void vehicleThatTookTooMuch_contactorOpensOrItLeaves_isOver() {
    charge(7_360);
    charging(3_680, 7_360, 12);
    assertThat(events.openFaults()).containsExactly("OverCurrent");
    evse.contactor().open();
    input("evse1-contactor-read-back", false);
    ms(40);
    assertThat(events.openFaults()).isEmpty();
  }

  @Test
  void vehicleThatTookTooMuch_leavesWithAWeldedContactor_isOverButForTheContactor() {
    charge(7_360);
    charging(3_680, 7_360, 12);
    level(12);
    ms(600);
    assertThat(events.openFaults()).containsExactly("WeldedContactor");
  }

  /** The meter's fault is the station's to raise. */
  @Test
  void vehicle_meterIsSilent_isNoOverCurrent() {
    charge(7_360);
    charging(7_360, 7_300, 5);
    measured = new Watts(7_300);
    for (int second = 0; second < 60; second++) {
      command(3_680);
      ms(980);
    }
    assertThat(events.openFaults()).isEmpty();
  }

  /** Commanded and measured, each second. */
  private void charging(int commanded, int watts, int seconds) {
    measured = new Watts(watts);
    for (int second = 0; second < seconds; second++) {
      command(commanded);
      ms(980);
      evse.meter().requestReading();
      loop.runPosted();
    }
  }

  @ParameterizedTest
  @CsvSource({"false, false, false, 12", "true, false, false, 9", "true, true, false, 6", "true, true, true, 0",
      "false, true, false, 0", "false, false, true, 0"})
  void comparators_areTheMiddleOfTheirLevel(boolean below10, boolean below7, boolean below4, double volts) {
    assertThat(ComparatorPilot.volts(below10, below7, below4)).isEqualTo(volts);
  }

  private void protectionIsWell() {
    protectionIsWell(pi4j);
  }

  private static void protectionIsWell(Context pins) {
    ((MockDigitalInput) pins.io("evse1-emergency-stop")).mockState(DigitalState.HIGH);
    ((MockDigitalInput) pins.io("evse1-residual-current")).mockState(DigitalState.HIGH);
  }

  /** The monitor trips by its test current, and is back after it or not. */
  private void selfTest(boolean comesBack) {
    ms(20);
    input("evse1-residual-current", false);
    ms(20);
    input("evse1-residual-current", comesBack);
    ms(100);
  }

  /** A vehicle comes, and the monitor passes its test. */
  private void plug(double high) {
    plugUntested(high);
    selfTest(true);
  }

  private void plugUntested(double high) {
    level(high);
  }

  private void charge(int watts) {
    plug(9);
    evse.pilot().offer(new Watts(watts));
    level(6);
    close();
    command(watts);
    assertThat(dutyCycle()).isEqualTo(53);
  }

  private void close() {
    evse.contactor().close();
    ms(20);
    assertThat(isContactorAsked()).isTrue();
    input("evse1-contactor-read-back", true);
    ms(40);
  }

  private void command(int watts) {
    evse.powerStage().command(new Watts(watts), LEASE);
    ms(20);
  }

  private void level(double high) {
    volts.put(HIGH, high);
    ms(50);
  }

  /** Ohms as their share of the supply behind 1 kΩ. */
  private static double shareOfSupply(double share) {
    return 5 * share;
  }

  private void heat(double ohms) {
    volts.put(HEAT, 3.3 * ohms / (10_000 + ohms));
    for (int seconds = 0; seconds < 6; seconds++) {
      evse.powerStage().command(new Watts(7_360), LEASE);
      ms(1_000);
    }
  }

  private boolean isContactorAsked() {
    return output("evse1-contactor").isHigh();
  }

  private void ms(long time) {
    loop.advance(Duration.ofMillis(time));
  }

  private EnergyMeter meter(int evseId, Consumer<MeterReading> readings) {
    return () -> readings
        .accept(new MeterReading(loop.now(), WattHours.ZERO, WattHours.ZERO, measured, Optional.of(230.0)));
  }

  private void input(String id, boolean high) {
    ((MockDigitalInput) pi4j.io(id)).mockState(high ? DigitalState.HIGH : DigitalState.LOW);
  }

  private DigitalOutput output(String id) {
    return pi4j.io(id);
  }

  private Pwm pwm() {
    return pi4j.io("evse1-pilot");
  }

  private int dutyCycle() {
    assertThat(pwm().isOn()).isTrue();
    assertThat(pwm().frequency()).isEqualTo(1_000);
    return pwm().dutyCycle();
  }

  /** The pin thread in virtual time. */
  private final class VirtualPins implements Worker {
    private final VirtualStationLoop loop;
    private boolean closed;

    VirtualPins(VirtualStationLoop loop) {
      this.loop = loop;
    }

    @Override
    public void execute(Runnable task) {
      after(Duration.ZERO, task);
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
      boolean samples = delay.equals(PilotDriver.SAMPLES_EVERY);
      return loop.after(samples ? delay.plus(readingTakes) : delay, () -> {
        if (!closed) {
          task.run();
        }
      })::cancel;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
