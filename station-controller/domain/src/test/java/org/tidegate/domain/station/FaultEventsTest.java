package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultVariables;
import org.tidegate.domain.fault.ToldFault;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.FakeHardware;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.BootAnswer;
import org.tidegate.domain.message.Outgoing.ConnectorStatus;
import org.tidegate.domain.message.Outgoing.Events;

import static org.assertj.core.api.Assertions.assertThat;

/** What the central system is told of faults over a kill: the end of what it knows of, once; nothing that it knows as new. */
class FaultEventsTest {
  private static final Duration DOWN = Duration.ofMinutes(3);
  private static final String BEGUN = "GroundFailure true";
  private static final String OVER = "GroundFailure false cleared";

  private StationBench bench = StationBench.online();

  @ParameterizedTest
  @ValueSource(ints = {FaultVariables.STATION, 1, 2})
  void fault_overWhileKilled_isToldOverOnceAfterTheBoot(int evseId) {
    var kind = evseId == FaultVariables.STATION ? FaultKind.CardReaderFailure : FaultKind.GroundFailure;
    raise(evseId, kind);
    assertThat(told()).containsExactly(kind + " true");
    bench.restart(DOWN).linkUp();
    assertThat(told()).as("devices may still see it").isEmpty();
    bench.seconds(29);
    assertThat(told()).isEmpty();
    bench.seconds(1);
    assertThat(told()).containsExactly(kind + " false cleared");
    assertThat(bench.store.load().facts(ToldFault.class)).isEmpty();
    breakLink();
    assertThat(told()).hasSize(1);
    bench.restart(DOWN).linkUp();
    bench.seconds(60);
    assertThat(told()).isEmpty();
  }

  /** Its component and variable are those that it was told with. */
  @Test
  void fault_overWhileKilled_isToldWithTheSameVariable() {
    raise(1, FaultKind.CabinetOpen);
    var begun = events().getFirst();
    bench.restart(DOWN).linkUp();
    bench.seconds(30);
    var over = events().getFirst();
    assertThat(over.component()).isEqualTo(begun.component());
    assertThat(over.variable()).isEqualTo(begun.variable());
    assertThat(over.fault()).isEqualTo(begun.fault());
    assertThat(over.alert()).isFalse();
    assertThat(statuses()).as("told anew after each start").contains(ConnectorStatus.Status.Available);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 29})
  void fault_stillStandingAfterAKill_isNotToldAgain(int seenAfter) {
    raise(1, FaultKind.GroundFailure);
    bench.restart(DOWN).linkUp();
    bench.seconds(seenAfter);
    raise(1, FaultKind.GroundFailure);
    bench.seconds(120);
    assertThat(told()).isEmpty();
    assertThat(statuses()).contains(ConnectorStatus.Status.Faulted);
    clear(1, FaultKind.GroundFailure);
    assertThat(told()).containsExactly(OVER);
  }

  @Test
  void fault_seenAgainAndGoneAfterAKill_isToldOverAtOnce() {
    raise(1, FaultKind.GroundFailure);
    bench.restart(DOWN).linkUp();
    raise(1, FaultKind.GroundFailure);
    bench.seconds(3);
    clear(1, FaultKind.GroundFailure);
    assertThat(told()).containsExactly(OVER);
  }

  @Test
  void fault_seenLaterThanDevicesSpeak_isANewOne() {
    raise(1, FaultKind.GroundFailure);
    bench.restart(DOWN).linkUp();
    bench.seconds(31);
    raise(1, FaultKind.GroundFailure);
    assertThat(told()).containsExactly(OVER, BEGUN);
  }

  /** Killed again before the end could be told, and before it was answered. */
  @ParameterizedTest
  @CsvSource({"10, false, false", "40, true, false", "40, false, true"})
  void fault_killedTwice_isToldOverOnceAnswered(int secondsUp, boolean silent, boolean isOver) {
    raise(1, FaultKind.GroundFailure);
    bench.restart(DOWN);
    if (silent) {
      bench.centralSystem.answer(Events.class, FakeCentralSystem.SILENCE);
    }
    bench.linkUp();
    bench.seconds(secondsUp);
    bench.restart(DOWN).linkUp();
    bench.seconds(60);
    assertThat(told()).hasSize(isOver ? 0 : 1).allMatch(OVER::equals);
    assertThat(bench.store.load().facts(ToldFault.class)).isEmpty();
  }

  /** Whether the first telling arrived can't be known: what stands is told, and what is over too. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void killed_beforeTheFirstTellingWasAnswered_isToldAsItIsThen(boolean stands) {
    bench.centralSystem.answer(Events.class, FakeCentralSystem.SILENCE);
    raise(1, FaultKind.GroundFailure);
    bench.restart(DOWN);
    if (stands) {
      raise(1, FaultKind.GroundFailure);
    }
    bench.linkUp();
    bench.seconds(60);
    assertThat(told()).containsExactly(stands ? BEGUN : OVER);
    breakLink();
    assertThat(told()).hasSize(1);
  }

  /** Nothing is sent that is not remembered: else a kill would leave the central system with it for ever. */
  @Test
  void killed_beforeTheFirstTellingWasStored_nothingWasTold() {
    bench.store.hold();
    raise(1, FaultKind.GroundFailure);
    assertThat(told()).isEmpty();
    bench.restart(DOWN).linkUp();
    bench.seconds(60);
    assertThat(told()).isEmpty();
  }

  @Test
  void fault_neverToldForWantOfALink_isNotToldOver() {
    bench.linkDown();
    raise(1, FaultKind.GroundFailure);
    bench.restart(DOWN).linkUp();
    bench.seconds(60);
    assertThat(told()).isEmpty();
  }

  @Test
  void fault_overWhileKilledAndNoLink_isToldOnceTheBootIsAccepted() {
    raise(1, FaultKind.GroundFailure);
    bench.restart(DOWN);
    bench.centralSystem.answer(Outgoing.Boot.class, new BootAnswer(BootAnswer.Status.Pending, StationBench.START, 300));
    bench.seconds(90);
    bench.linkUp();
    bench.seconds(90);
    assertThat(told()).as("pending").isEmpty();
    bench.centralSystem.take(Outgoing.Boot.class);
    bench.seconds(300);
    assertThat(told()).containsExactly(OVER);
  }

  /** It is over with the vehicle that was there, and stands until the pilot has said so. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void latchedFault_overAKill_isToldOverOnlyOnceUnplugged(boolean leavesMeanwhile) {
    bench.plugIn(60);
    raise(1, FaultKind.OverCurrent);
    clear(1, FaultKind.OverCurrent);
    if (leavesMeanwhile) {
      bench.silenceVehicle();
      bench.hardware.evse(1).unplugUnseen();
    }
    bench.restart(DOWN).linkUp();
    bench.seconds(60);
    if (!leavesMeanwhile) {
      assertThat(told()).isEmpty();
      bench.unplug();
    }
    assertThat(told()).containsExactly("OverCurrent false cleared");
  }

  /** A meter says nothing by itself: it is asked. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void meterFailure_overAKill_isOverOnlyWhereTheMeterAnswers(boolean silent) {
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.seconds(5);
    bench.hardware.evse(1).silenceMeter(true);
    bench.seconds(10);
    assertThat(told()).containsExactly("MeterFailure true");
    bench.silenceVehicle();
    bench.hardware.evse(1).unplugUnseen();
    bench.hardware.evse(1).silenceMeter(silent);
    bench.restart(DOWN).linkUp();
    bench.seconds(60);
    if (silent) {
      assertThat(told()).isEmpty();
      assertThat(bench.evse().faults()).extracting(Fault::kind).containsExactly(FaultKind.MeterFailure);
    } else {
      assertThat(told()).containsExactly("MeterFailure false cleared");
    }
  }

  /** What only a start ends is over with it. */
  @Test
  void softwareFailure_isOverWithTheNextStart() {
    bench.station().act(() -> {
      throw new IllegalStateException("test");
    });
    bench.station().act(() -> {});
    bench.settle();
    assertThat(told()).containsExactly("SoftwareFailure true");
    bench.restart(DOWN).linkUp();
    assertThat(told()).containsExactly("SoftwareFailure false cleared");
  }

  /** The storage can't remember by its usual way that it was told of its own failure, nor of what came with it or after it. */
  @Test
  void storageFailure_isOverWithTheNextStart_andSoIsWhatCameAfterIt() {
    bench.store.hold();
    raise(1, FaultKind.GroundFailure);
    bench.store.failNext("disk full");
    bench.store.release();
    bench.settle();
    raise(2, FaultKind.OverTemperature);
    raise(2, FaultKind.CabinetOpen);
    clear(2, FaultKind.CabinetOpen);
    assertThat(told()).containsExactlyInAnyOrder(BEGUN, "StorageFailure true", "OverTemperature true",
        "CabinetOpen true", "CabinetOpen false cleared");
    bench.restart(DOWN).linkUp();
    assertThat(told()).containsExactly("StorageFailure false cleared");
    bench.seconds(60);
    assertThat(told()).containsExactlyInAnyOrder("StorageFailure false cleared", OVER,
        "OverTemperature false cleared");
    bench.restart(DOWN).linkUp();
    bench.seconds(60);
    assertThat(told()).isEmpty();
  }

  /** The installer took an EVSE away since. */
  @Test
  void fault_ofAnEvseThatIsGone_isForgotten() {
    bench = new StationBench(3);
    bench.start().linkUp();
    raise(3, FaultKind.GroundFailure);
    var disk = bench.store;
    bench = new StationBench(2);
    bench.store = disk.restarted(bench.loop);
    bench.start().linkUp();
    bench.seconds(60);
    assertThat(told()).isEmpty();
    assertThat(bench.store.load().facts(ToldFault.class)).isEmpty();
  }

  @Test
  void sixteenEvses_allFaultyBeforeAKill_areEachToldOverOnce() {
    bench = new StationBench(16);
    bench.start().linkUp();
    for (int evse = 1; evse <= 16; evse++) {
      raise(evse, FaultKind.GroundFailure);
      raise(evse, FaultKind.OverTemperature);
    }
    bench.restart(DOWN).linkUp();
    raise(7, FaultKind.OverTemperature);
    bench.seconds(60);
    assertThat(told()).hasSize(31).allMatch(line -> line.endsWith("cleared"));
    assertThat(bench.store.load().facts(ToldFault.class)).hasSize(1);
  }

  private void breakLink() {
    bench.linkDown();
    bench.seconds(120);
    bench.linkUp();
    bench.seconds(60);
  }

  private void raise(int evseId, FaultKind kind) {
    bench.hardware.events().faultRaised(evseId, new Fault(kind, FakeHardware.DEVICES, "test"));
    bench.settle();
  }

  private void clear(int evseId, FaultKind kind) {
    bench.hardware.events().faultCleared(evseId, kind, FakeHardware.DEVICES);
    bench.settle();
  }

  private List<String> told() {
    return events().stream().map(event -> event.fault().orElseThrow().code() + " " + event.value()
        + (event.cleared() ? " cleared" : "")).toList();
  }

  private List<Events.Event> events() {
    return bench.centralSystem.sent(Events.class).stream().flatMap(told -> told.events().stream())
        .filter(event -> event.fault().isPresent()).toList();
  }

  private List<ConnectorStatus.Status> statuses() {
    return bench.centralSystem.sent(ConnectorStatus.class).stream().filter(told -> told.evseId() == 1)
        .map(ConnectorStatus::status).toList();
  }
}
