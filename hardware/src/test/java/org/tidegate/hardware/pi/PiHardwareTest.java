package org.tidegate.hardware.pi;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.pwm.MockPwmProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.EnergyMeter;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.Indicator.Light;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.hardware.device.Worker;
import org.tidegate.hardware.simulator.RecordedEvents;

import static org.assertj.core.api.Assertions.assertThat;

/** Pins are pi4j's mock provider; the pin thread runs in virtual time beside the loop. */
class PiHardwareTest {
  private static final Duration LEASE = Duration.ofSeconds(3);
  private static final PiSettings SETTINGS = new PiSettings(List.of(new PiSettings.Evse(1,
      new PiSettings.Supply(1, 230, 32), new PiSettings.Pilot(0, 1, 2, 3), new PiSettings.Switch(4, 5),
      new PiSettings.Switch(6, 7), new PiSettings.Light(8, 9, 10))));

  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
  private final RecordedEvents events = new RecordedEvents();
  private final Context pi4j = Pi4J.newContextBuilder().noAutoDetect().add(MockDigitalInputProvider.newInstance())
      .add(MockDigitalOutputProvider.newInstance()).add(MockPwmProvider.newInstance()).build();
  private final PiHardware hardware = new PiHardware(loop, SETTINGS, pi4j, this::meter, new VirtualPins(loop));
  private final EvseDevices evse = hardware.evses().getFirst();

  @BeforeEach
  void start() {
    hardware.start(events);
    loop.runPosted();
  }

  @AfterEach
  void stop() {
    pi4j.shutdown();
  }

  @Test
  void start_noVehicle_tellsPilotAndReading() {
    assertThat(events.story).containsExactlyInAnyOrder("pilot 1 A", "measured 1");
  }

  @ParameterizedTest
  @CsvSource({
      // offer W, command W, duty cycle: 230 V, one phase, at most 32 A
      "7360, 7360, 53", "7360, 3680, 26", "3680, 7360, 26", "100000, 100000, 53", "7360, 1380, 10", "7360, 1379, 100",
      "7360, 0, 100", "7360, -5000, 100", "0, 7360, 100"})
  void power_offeredAndCommanded_lowerOneIsShown(int offer, int command, int percent) {
    evse.pilot().offer(new Watts(offer));
    evse.powerStage().command(new Watts(command), LEASE);
    loop.runPosted();
    assertThat(dutyCycle()).isEqualTo(percent);
  }

  @Test
  void pilot_unavailable_isLowAndReadsF() {
    pilot(true, true, false);
    evse.pilot().showUnavailable();
    loop.runPosted();
    assertThat(pwm().isOff()).isTrue();
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.F);
    evse.pilot().withdrawOffer();
    loop.runPosted();
    assertThat(dutyCycle()).isEqualTo(100);
    assertThat(events.pilots.getLast().state()).isEqualTo(ControlPilotState.C);
  }

  @Test
  void lease_notRenewed_offersNothingWhenItEnds() {
    charge();
    loop.advance(LEASE.minusMillis(1));
    assertThat(dutyCycle()).isEqualTo(53);
    loop.advance(Duration.ofMillis(1));
    assertThat(dutyCycle()).isEqualTo(100);
  }

  @Test
  void lease_renewed_holdsOn() {
    charge();
    for (int second = 0; second < 10; second++) {
      loop.advance(Duration.ofSeconds(1));
      evse.powerStage().command(new Watts(7_360), Duration.ofHours(1));
    }
    assertThat(dutyCycle()).isEqualTo(53);
    loop.advance(LEASE);
    assertThat(dutyCycle()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"false, false, false, A", "true, false, false, B", "true, true, false, C", "true, true, true, E",
      "false, true, false, E", "false, false, true, E"})
  void pilot_comparators_areState(boolean below10, boolean below7, boolean below4, ControlPilotState state) {
    pilot(below10, below7, below4);
    loop.runPosted();
    assertThat(events.pilots.getLast().state()).isEqualTo(state);
    assertThat(events.pilots.getLast().plugMark()).isEmpty();
  }

  @Test
  void vehicle_arrives_isBasicAndToldOnce() {
    pilot(true, false, false);
    loop.runPosted();
    pilot(true, true, false);
    loop.runPosted();
    assertThat(events.vehicles).containsExactly(Vehicle.basic(CurrentKind.AC, Optional.empty()));
  }

  @Test
  void contactor_follows_isToldAndNoFault() {
    evse.contactor().close();
    loop.runPosted();
    assertThat(output("evse1-contactor").isHigh()).isTrue();
    input("evse1-contactor-read-back", true);
    loop.advance(Duration.ofSeconds(1));
    assertThat(events.story).endsWith("contactor 1 closed");
  }

  @Test
  void contactor_doesNotOpen_isWeldedUntilItDoes() {
    evse.contactor().close();
    input("evse1-contactor-read-back", true);
    loop.advance(Duration.ofSeconds(1));
    evse.contactor().open();
    loop.advance(Duration.ofMillis(499));
    assertThat(events.story).doesNotContain("fault 1 WeldedContactor");
    loop.advance(Duration.ofMillis(1));
    assertThat(events.story).endsWith("fault 1 WeldedContactor");
    input("evse1-contactor-read-back", false);
    loop.runPosted();
    assertThat(events.story).endsWith("contactor 1 open", "cleared 1 WeldedContactor");
  }

  @Test
  void contactor_closedAtStart_isWelded() {
    var second = new VirtualStationLoop(Instant.EPOCH);
    var told = new RecordedEvents();
    Context other = Pi4J.newContextBuilder().noAutoDetect().add(MockDigitalInputProvider.newInstance())
        .add(MockDigitalOutputProvider.newInstance()).add(MockPwmProvider.newInstance()).build();
    var welded = new PiHardware(second, SETTINGS, other, this::meter, new VirtualPins(second));
    ((MockDigitalInput) other.io("evse1-contactor-read-back")).mockState(DigitalState.HIGH);
    welded.start(told);
    second.advance(Duration.ofSeconds(1));
    assertThat(told.story).contains("contactor 1 closed", "fault 1 WeldedContactor");
    other.shutdown();
  }

  @Test
  void contactor_doesNotClose_isAnotherFault() {
    evse.contactor().close();
    loop.advance(Duration.ofSeconds(1));
    assertThat(events.story).endsWith("fault 1 ContactorFailure");
  }

  @Test
  void lock_doesNotFollow_isLockFailure() {
    evse.lock().lock();
    loop.advance(Duration.ofSeconds(2));
    assertThat(events.story).endsWith("fault 1 LockFailure");
    input("evse1-lock-read-back", true);
    loop.runPosted();
    assertThat(events.story).endsWith("lock 1 locked", "cleared 1 LockFailure");
  }

  @ParameterizedTest
  @CsvSource({"AVAILABLE, true, false, false", "CHARGING, false, true, false", "FAULT, false, false, true"})
  void light_shown_isColour(Light light, boolean green, boolean blue, boolean red) {
    evse.indicator().show(light);
    loop.runPosted();
    assertThat(output("evse1-green").isHigh()).isEqualTo(green);
    assertThat(output("evse1-blue").isHigh()).isEqualTo(blue);
    assertThat(output("evse1-red").isHigh()).isEqualTo(red);
  }

  @Test
  void close_whileCharging_isSafeAndSilent() {
    charge();
    evse.contactor().close();
    loop.runPosted();
    events.story.clear();
    hardware.close();
    input("evse1-contactor-read-back", true);
    loop.advance(Duration.ofSeconds(5));
    assertThat(pwm().isOff()).isTrue();
    assertThat(output("evse1-contactor").isLow()).isTrue();
    assertThat(events.story).isEmpty();
  }

  private void charge() {
    evse.pilot().offer(new Watts(7_360));
    evse.powerStage().command(new Watts(7_360), Duration.ofHours(1));
    loop.runPosted();
  }

  private EnergyMeter meter(int evseId, Consumer<MeterReading> readings) {
    return () -> readings
        .accept(new MeterReading(loop.now(), WattHours.ZERO, WattHours.ZERO, Watts.ZERO, Optional.empty()));
  }

  private void pilot(boolean below10, boolean below7, boolean below4) {
    input("evse1-pilot-10v5", below10);
    input("evse1-pilot-7v5", below7);
    input("evse1-pilot-4v5", below4);
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
  private static final class VirtualPins implements Worker {
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
      return loop.after(delay, () -> {
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
