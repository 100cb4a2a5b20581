package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.pwm.Pwm;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.port.Indicator.Light;

import static org.assertj.core.api.Assertions.assertThat;

/** An EVSE on pins from its start to its end. */
class PiHardwareTest {
  private final PinBench bench = new PinBench();

  @AfterEach
  void stop() {
    bench.stop();
  }

  /** A broken wire reads as off, open, pressed, tripped. */
  @Test
  void inputs_all_arePulledDown() {
    var inputs = bench.pi4j.registry().all().values().stream().filter(DigitalInput.class::isInstance)
        .map(DigitalInput.class::cast).toList();
    assertThat(inputs).hasSize(4).allMatch(input -> input.pull() == PullResistance.PULL_DOWN);
  }

  /** What is high then is nobody's to turn off any more. */
  @Test
  void outputs_all_areLowBeforeTheStartAndWhenThePinsAreLetGo() {
    Context other = bench.pins();
    bench.hardware(PinBench.SETTINGS, other, new VirtualStationLoop(Instant.EPOCH));
    var outputs = other.registry().all().values().stream().filter(DigitalOutput.class::isInstance)
        .map(DigitalOutput.class::cast).toList();
    assertThat(outputs).hasSize(6).allMatch(DigitalOutput::isLow);

    outputs.forEach(DigitalOutput::high);
    Pwm pilot = other.io("evse1-pilot");
    pilot.on(53, 1_000);
    other.shutdown();
    assertThat(outputs).allMatch(DigitalOutput::isLow);
    assertThat(pilot.isOff()).isTrue();
  }

  @Test
  void start_noVehicle_tellsPilotReadingAndCable() {
    assertThat(bench.events.story).contains("pilot 1 A", "measured 1", "cable 1 in");
    assertThat(bench.events.story).noneMatch(line -> line.startsWith("fault"));
  }

  @ParameterizedTest
  @CsvSource({"AVAILABLE, true, false, false", "CONNECTED, true, true, false", "CHARGING, false, true, false",
      "DISCHARGING, false, true, true", "FAULT, false, false, true", "UNAVAILABLE, false, false, true"})
  void light_shown_isColour(Light light, boolean green, boolean blue, boolean red) {
    bench.evse.indicator().show(light);
    bench.ms(10);
    assertThat(bench.output("evse1-green").isHigh()).isEqualTo(green);
    assertThat(bench.output("evse1-blue").isHigh()).isEqualTo(blue);
    assertThat(bench.output("evse1-red").isHigh()).isEqualTo(red);
  }

  @Test
  void close_whileCharging_isSafeAndSilent() {
    bench.charge(7_360);
    bench.events.story.clear();
    bench.hardware.close();
    bench.input("evse1-contactor-read-back", false);
    bench.ms(5_000);
    assertThat(bench.pwm().isOff()).isTrue();
    assertThat(bench.output("evse1-contactor").isLow()).isTrue();
    assertThat(bench.events.story).isEmpty();
  }
}
