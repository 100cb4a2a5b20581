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
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.EnergyMeter;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Signalling;
import org.tidegate.hardware.device.Worker;
import org.tidegate.hardware.simulator.RecordedEvents;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An EVSE on pins of pi4j's mock provider that was started, with the pin thread in virtual time beside the loop, and what a
 * vehicle and a hand at its inputs can do to it. For one test.
 */
final class PinBench {
  static final Duration LEASE = Duration.ofSeconds(3);
  static final int HIGH = 0;
  static final int LOW = 1;
  static final int PROXIMITY = 2;
  static final int HEAT = 3;
  static final double CABLE_32_A = 0.18;
  static final PiSettings SETTINGS = settings(Signalling.BASIC);

  final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
  final RecordedEvents events = new RecordedEvents();
  final Map<Integer, Double> volts = new HashMap<>(
      Map.of(HIGH, 12.0, LOW, -12.0, PROXIMITY, CABLE_32_A * 5, HEAT, 1.65));
  int broken = -1;
  Watts measured = Watts.ZERO;
  Duration readingTakes = Duration.ZERO;
  final Set<String> quiet = new HashSet<>();
  final Context pi4j = pins();
  final PiHardware hardware = hardware(SETTINGS, pi4j, loop);
  final EvseDevices evse = hardware.evses().getFirst();

  PinBench() {
    protectionIsWell(pi4j);
    hardware.start(events);
    selfTest(true);
  }

  /** Inputs as they are: 1 V of the converter is 1 V of the pilot; the proximity contact is pulled up by 1 kΩ to 5 V. */
  static PiSettings settings(Signalling signalling) {
    return new PiSettings(List.of(new PiSettings.Evse(1, new PiSettings.Supply(1, 230, 32),
        new PiSettings.Pilot(0, new PiSettings.Analogue(new PiSettings.Scaled(HIGH, 1, 0),
            new PiSettings.Scaled(LOW, 1, 0)), signalling),
        Optional.of(new PiSettings.ProximityInput(PROXIMITY, 1_000, 5)), new PiSettings.Switch(4, 5),
        Optional.of(new PiSettings.Switch(6, 7)), new PiSettings.Light(8, 9, 10),
        new PiSettings.Protection(Optional.of(11), Optional.of(12), Optional.of(13)),
        Optional.of(new PiSettings.Temperature(HEAT, 10_000, 3_950, 10_000, 3.3, new Derating(60, 80))))),
        Optional.of(new PiSettings.OnSpi(0, 0, 3.3)));
  }

  Context pins() {
    return Pi4J.newContextBuilder().noAutoDetect().add(new FailingPins.Inputs(Set.of(), quiet))
        .add(MockDigitalOutputProvider.newInstance()).add(MockPwmProvider.newInstance())
        .add(MockSpiProvider.newInstance()).build();
  }

  /** Inputs and pilots whose names are in the set fail. */
  static Context failingPins(Set<String> failing) {
    return Pi4J.newContextBuilder().noAutoDetect().add(new FailingPins.Inputs(failing, Set.of()))
        .add(new FailingPins.Outputs(failing)).add(new FailingPins.Pwms(failing))
        .add(MockSpiProvider.newInstance()).build();
  }

  final PiHardware hardware(PiSettings settings, Context pins, VirtualStationLoop on) {
    return new PiHardware(on, settings, pins, this::meter, new VirtualPins(on),
        (context, place) -> this::volts);
  }

  private OptionalDouble volts(int channel) {
    if (channel == broken) {
      throw new IllegalStateException("pin broken, on purpose");
    }
    return Optional.ofNullable(volts.get(channel)).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  void stop() {
    pi4j.shutdown();
  }

  static void protectionIsWell(Context pins) {
    ((MockDigitalInput) pins.io("evse1-emergency-stop")).mockState(DigitalState.HIGH);
    ((MockDigitalInput) pins.io("evse1-residual-current")).mockState(DigitalState.HIGH);
  }

  /** The monitor trips by its test current, and is back after it or not. */
  void selfTest(boolean comesBack) {
    ms(20);
    input("evse1-residual-current", false);
    ms(20);
    input("evse1-residual-current", comesBack);
    ms(100);
  }

  /** A vehicle comes, and the monitor passes its test. */
  void plug(double high) {
    plugUntested(high);
    selfTest(true);
  }

  void plugUntested(double high) {
    level(high);
  }

  void charge(int watts) {
    plug(9);
    evse.pilot().offer(new Watts(watts));
    level(6);
    close();
    command(watts);
    assertThat(dutyCycle()).isEqualTo(53);
  }

  void close() {
    evse.contactor().close();
    ms(20);
    assertThat(isContactorAsked()).isTrue();
    input("evse1-contactor-read-back", true);
    ms(40);
  }

  void command(int watts) {
    evse.powerStage().command(new Watts(watts), LEASE);
    ms(20);
  }

  void level(double high) {
    volts.put(HIGH, high);
    ms(50);
  }

  /** Ohms as their share of the supply behind 1 kΩ. */
  static double shareOfSupply(double share) {
    return 5 * share;
  }

  void heat(double ohms) {
    volts.put(HEAT, 3.3 * ohms / (10_000 + ohms));
    for (int seconds = 0; seconds < 6; seconds++) {
      evse.powerStage().command(new Watts(7_360), LEASE);
      ms(1_000);
    }
  }

  boolean isContactorAsked() {
    return output("evse1-contactor").isHigh();
  }

  void ms(long time) {
    loop.advance(Duration.ofMillis(time));
  }

  private EnergyMeter meter(int evseId, Consumer<MeterReading> readings) {
    return () -> readings
        .accept(new MeterReading(loop.now(), WattHours.ZERO, WattHours.ZERO, measured, Optional.of(230.0)));
  }

  void input(String id, boolean high) {
    ((MockDigitalInput) pi4j.io(id)).mockState(high ? DigitalState.HIGH : DigitalState.LOW);
  }

  DigitalOutput output(String id) {
    return pi4j.io(id);
  }

  Pwm pwm() {
    return pi4j.io("evse1-pilot");
  }

  int dutyCycle() {
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
