package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.Signalling;
import org.tidegate.hardware.simulator.RecordedEvents;

import static org.assertj.core.api.Assertions.assertThat;

/** A control pilot that is measured by three comparators. */
class PinsComparatorsTest {
  private static final PiSettings SETTINGS = new PiSettings(List.of(new PiSettings.Evse(1,
      new PiSettings.Supply(1, 230, 32),
      new PiSettings.Pilot(0, new PiSettings.Comparators(20, 21, 26), Signalling.BASIC), Optional.empty(),
      new PiSettings.Switch(4, 5), Optional.empty(), new PiSettings.Light(8, 9, 10), PiSettings.Protection.NONE,
      Optional.empty())), Optional.empty());

  private final PinBench bench = new PinBench();
  private final Set<String> failing = new HashSet<>();
  private final Context pins = PinBench.failingPins(failing);
  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.EPOCH);
  private final RecordedEvents events = new RecordedEvents();
  private final PiHardware hardware = bench.hardware(SETTINGS, pins, loop);
  private final EvseDevices evse = hardware.evses().getFirst();

  @BeforeEach
  void start() {
    hardware.start(events);
    below("");
  }

  @AfterEach
  void stop() {
    hardware.close();
    pins.shutdown();
    bench.stop();
  }

  @Test
  void vehicle_comesChargesAndLeaves_isSeenByEachComparator() {
    assertThat(pilot()).isEqualTo(ControlPilotState.A);
    charge();
    below("10v5");
    assertThat(pilot()).isEqualTo(ControlPilotState.B);
    assertThat(isContactorAsked()).isFalse();
    below("");
    assertThat(pilot()).isEqualTo(ControlPilotState.A);
    assertThat(events.openFaults()).isEmpty();
  }

  /** A broken wire reads as not below; the lowest one tells a short, and state D. */
  @ParameterizedTest
  @ValueSource(strings = {"10v5 7v5 4v5", "7v5", "4v5", "10v5 4v5", "7v5 4v5"})
  void levels_shortOrNoneThatThereIs_openTheContactorAndAreAFault(String below) {
    charge();
    below(below);
    assertThat(isContactorAsked()).isFalse();
    assertThat(pilot()).isEqualTo(ControlPilotState.E);
    assertThat(events.openFaults()).containsExactly("PilotFailure");
    below("10v5 7v5");
    assertThat(pilot()).isEqualTo(ControlPilotState.C);
    assertThat(events.openFaults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10v5", "7v5", "4v5"})
  void comparator_cantBeRead_opensTheContactorAtOnceUntilItCan(String comparator) {
    charge();
    failing.add("evse1-pilot-" + comparator);
    loop.advance(Duration.ofMillis(20));
    assertThat(isContactorAsked()).isFalse();
    assertThat(events.openFaults()).containsExactly("BoardFailure");
    failing.clear();
    loop.advance(Duration.ofMillis(20));
    assertThat(events.openFaults()).isEmpty();
    assertThat(pilot()).isEqualTo(ControlPilotState.C);
  }

  /** Comparators switch one after the other, and at their thresholds more than once. */
  @ParameterizedTest
  @CsvSource({"10v5, 10v5 7v5", "'', 10v5 7v5", "7v5, 10v5 7v5", "10v5 7v5 4v5, 10v5 7v5"})
  void comparators_bounce_isNoOtherState(String other, String level) {
    charge();
    for (int times = 0; times < 20; times++) {
      set(times % 2 == 0 ? other : level);
      loop.advance(Duration.ofMillis(20));
    }
    assertThat(isContactorAsked()).isTrue();
    assertThat(pilot()).isEqualTo(ControlPilotState.C);
    assertThat(events.openFaults()).isEmpty();
  }

  private void charge() {
    below("10v5");
    assertThat(pilot()).isEqualTo(ControlPilotState.B);
    evse.pilot().offer(new Watts(7_360));
    below("10v5 7v5");
    assertThat(pilot()).isEqualTo(ControlPilotState.C);
    evse.contactor().close();
    loop.advance(Duration.ofMillis(20));
    assertThat(isContactorAsked()).isTrue();
    MockDigitalInput readBack = pins.io("evse1-contactor-read-back");
    readBack.mockState(DigitalState.HIGH);
    loop.advance(Duration.ofMillis(40));
  }

  private void below(String comparators) {
    set(comparators);
    loop.advance(Duration.ofMillis(50));
  }

  private void set(String comparators) {
    var below = Set.of(comparators.split(" "));
    for (String each : List.of("10v5", "7v5", "4v5")) {
      MockDigitalInput input = pins.io("evse1-pilot-" + each);
      input.mockState(below.contains(each) ? DigitalState.HIGH : DigitalState.LOW);
    }
  }

  private ControlPilotState pilot() {
    return events.pilots.getLast().state();
  }

  private boolean isContactorAsked() {
    DigitalOutput output = pins.io("evse1-contactor");
    return output.isHigh();
  }
}
