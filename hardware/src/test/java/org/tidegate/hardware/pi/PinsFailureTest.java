package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Signalling;
import org.tidegate.hardware.simulator.RecordedEvents;

import static org.assertj.core.api.Assertions.assertThat;

/** Pins that can't be read or set: of one EVSE, and what becomes of the other. */
class PinsFailureTest {
  private final PinBench bench = new PinBench();

  @AfterEach
  void stop() {
    bench.stop();
  }

  /** Each pin that is used at the start, of the first of two EVSEs: the other is read all the same. */
  @ParameterizedTest
  @ValueSource(strings = {"evse1-contactor-read-back", "evse1-lock-read-back", "evse1-pilot"})
  void start_pinFails_isAFaultAndTriedAgain(String pin) {
    var failing = new HashSet<String>();
    var second = new VirtualStationLoop(Instant.EPOCH);
    var told = new RecordedEvents();
    Context other = PinBench.failingPins(failing);
    var one = PinBench.SETTINGS.evses().getFirst();
    var two = new PiSettings.Evse(2, one.supply(), new PiSettings.Pilot(1, one.pilot().levels(), Signalling.BASIC),
        one.proximity(), new PiSettings.Switch(24, 25), Optional.of(new PiSettings.Switch(26, 27)),
        new PiSettings.Light(28, 29, 30), PiSettings.Protection.NONE, Optional.empty());
    var both = bench.hardware(new PiSettings(List.of(one, two), PinBench.SETTINGS.converter()), other, second);
    PinBench.protectionIsWell(other);
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
  @CsvSource({"0", "2"})
  void pinsThatCantBeRead_openTheContactorAndAreReadAgain(int channel) {
    bench.charge(7_360);
    bench.broken = channel;
    bench.ms(20);
    assertThat(bench.isContactorAsked()).isFalse();
    assertThat(bench.events.story).contains("fault 1 BoardFailure");

    bench.broken = -1;
    bench.ms(20);
    assertThat(bench.events.story).contains("cleared 1 BoardFailure");
    bench.input("evse1-emergency-stop", false);
    bench.ms(20);
    assertThat(bench.events.story).contains("fault 1 EmergencyStop");
  }

  /** The pin of the first of two contactors can't be set: the other EVSE is watched all the same, and the first tried again. */
  @Test
  void contactorPinFails_otherEvseIsWatched_andItOpensOnceItCan() {
    var failing = new HashSet<String>();
    var second = new VirtualStationLoop(Instant.EPOCH);
    var told = new RecordedEvents();
    Context other = PinBench.failingPins(failing);
    var both = bench.hardware(twoPlain(), other, second);
    both.start(told);
    chargeAtBoth(both, second);
    DigitalOutput first = other.io("evse1-contactor");
    DigitalOutput next = other.io("evse2-contactor");
    assertThat(first.isHigh()).isTrue();
    assertThat(next.isHigh()).isTrue();

    failing.add("evse1-contactor");
    bench.volts.put(PinBench.HIGH, 12.0);
    second.advance(Duration.ofSeconds(1));
    assertThat(next.isHigh()).isFalse();
    assertThat(told.story).containsOnlyOnce("fault 1 BoardFailure").contains("pilot 2 A");
    failing.clear();
    second.advance(Duration.ofMillis(50));
    assertThat(first.isHigh()).isFalse();
    assertThat(told.openFaults()).doesNotContain("BoardFailure");
    other.shutdown();
  }

  /** The pilot of the first can't be turned off. */
  @Test
  void close_aPinFails_theOthersAreOffAllTheSame() {
    var failing = new HashSet<String>();
    var second = new VirtualStationLoop(Instant.EPOCH);
    Context other = PinBench.failingPins(failing);
    var both = bench.hardware(twoPlain(), other, second);
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

  private void chargeAtBoth(PiHardware both, VirtualStationLoop on) {
    bench.volts.put(PinBench.HIGH, 9.0);
    on.advance(Duration.ofMillis(100));
    both.evses().forEach(each -> each.pilot().offer(new Watts(7_360)));
    on.advance(Duration.ofMillis(100));
    bench.volts.put(PinBench.HIGH, 6.0);
    on.advance(Duration.ofMillis(100));
    both.evses().forEach(each -> each.contactor().close());
    on.advance(Duration.ofMillis(100));
  }

  /** Two EVSEs with cables of their own, and nothing that protects. */
  private static PiSettings twoPlain() {
    var one = PinBench.SETTINGS.evses().getFirst();
    var first = new PiSettings.Evse(1, one.supply(), one.pilot(), Optional.empty(), one.contactor(), Optional.empty(),
        one.light(), PiSettings.Protection.NONE, Optional.empty());
    var next = new PiSettings.Evse(2, one.supply(), new PiSettings.Pilot(1, one.pilot().levels(), Signalling.BASIC),
        Optional.empty(), new PiSettings.Switch(24, 25), Optional.empty(), new PiSettings.Light(28, 29, 30),
        PiSettings.Protection.NONE, Optional.empty());
    return new PiSettings(List.of(first, next), PinBench.SETTINGS.converter());
  }
}
