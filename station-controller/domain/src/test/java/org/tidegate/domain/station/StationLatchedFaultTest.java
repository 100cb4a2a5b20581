package org.tidegate.domain.station;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.LatchedFault;
import org.tidegate.domain.fixture.FakeHardware;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.view.Screen;

import static org.assertj.core.api.Assertions.assertThat;

/** A fault that only unplugging ends: what the pilot shows first after a restart decides; what it can't tell has not happened. */
class StationLatchedFaultTest {
  private final StationBench bench = StationBench.online();

  @ParameterizedTest
  @CsvSource({"C, same, true", "B, same, true", "C, none, true", "C, another, false", "B, another, false",
      "A, none, false", "E, none, true", "F, none, true"})
  void fault_afterARestart_standsUnlessTheVehicleWasSeenToHaveLeft(ControlPilotState pilot, String mark,
      boolean stands) {
    latched();
    var evse = bench.hardware.evse(1);
    evse.pilotUnseen(pilot);
    switch (mark) {
      case "none" -> evse.withoutMarks();
      case "another" -> evse.replugUnseen();
      default -> assertThat(pilot.isConnected()).isTrue();
    }
    bench.restart(Duration.ofMinutes(10)).linkUp();
    bench.seconds(30);
    assertThat(isOpen()).isEqualTo(stands);
    assertThat(bench.evse().screen() == Screen.FAULT).isEqualTo(stands);
    if (stands) {
      bench.pressStart();
      bench.seconds(30);
      assertThat(evse.isContactorClosed()).isFalse();
      bench.restart(Duration.ofMinutes(10)).linkUp();
      bench.seconds(5);
      assertThat(isOpen()).as("after another restart").isTrue();
    }

    bench.unplug();
    assertThat(isOpen()).isFalse();
    assertThat(bench.store.load().facts(LatchedFault.class)).isEmpty();
  }

  /** Nothing is over before the pilot has been read. */
  @Test
  void fault_vehicleLeftUnseen_isOverOnlyWithTheFirstReading() {
    latched();
    bench.hardware.evse(1).unplugUnseen();
    bench.loop.kill();
    bench.store = bench.store.restarted(bench.loop);
    var evse = bench.startUnsettled();
    assertThat(evse.faults()).extracting(Fault::kind).containsExactly(FaultKind.OverCurrent);
    bench.settle();
    assertThat(isOpen()).isFalse();
  }

  /** While the device still sees it another vehicle is no end, and that one has to leave too. */
  @Test
  void fault_stillSeenWithTheNextVehicle_waitsForThatOneToLeave() {
    latched();
    raise();
    bench.hardware.evse(1).unplug();
    bench.seconds(5);
    bench.hardware.evse(1).plugIn();
    bench.seconds(5);
    clear();
    assertThat(isOpen()).isTrue();
    bench.restart(Duration.ofMinutes(10));
    assertThat(isOpen()).isTrue();
    bench.unplug();
    assertThat(isOpen()).isFalse();
  }

  @Test
  void fault_clearedWithNoVehicle_isOverAtOnce() {
    raise();
    clear();
    assertThat(isOpen()).isFalse();
    assertThat(bench.store.load().facts(LatchedFault.class)).isEmpty();
  }

  private void latched() {
    bench.plugInAndPermit(60);
    raise();
    clear();
    assertThat(isOpen()).isTrue();
  }

  private void raise() {
    bench.hardware.events().faultRaised(1, new Fault(FaultKind.OverCurrent, FakeHardware.DEVICES, "test"));
    bench.settle();
  }

  private void clear() {
    bench.hardware.events().faultCleared(1, FaultKind.OverCurrent, FakeHardware.DEVICES);
    bench.settle();
  }

  private boolean isOpen() {
    return bench.evse().faults().stream().anyMatch(fault -> fault.kind() == FaultKind.OverCurrent);
  }
}
