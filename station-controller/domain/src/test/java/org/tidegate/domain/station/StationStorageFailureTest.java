package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.authorization.ListUpdate;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.port.CustomerRequests.Wanted;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.port.NotStored;
import org.tidegate.domain.view.EvseView;

import static org.assertj.core.api.Assertions.assertThat;

/** What the central system learns when what it asked for can't be kept. */
class StationStorageFailureTest {
  private static final IdToken CARD = new IdToken("04AABB", IdTokenType.ISO14443);
  private static final Map<String, Function<StationBench, CompletionStage<?>>> REQUESTS = Map.of(
      "SetVariables", bench -> requests(bench).setVariables(
          List.of(new Setting(OcppCommVariables.WEB_SOCKET_PING_INTERVAL, AttributeType.Actual, "17"))),
      "ReserveNow", bench -> requests(bench).reservations().reserve(new Reservation.Request(1,
          bench.loop.now().plus(Duration.ofHours(1)), Optional.of(1), Optional.empty(), CARD, Optional.empty())),
      "ChangeAvailability", bench -> requests(bench).availability().change(new SetAvailability(1, 0, false)),
      "SendLocalList", bench -> requests(bench).authorization().updateLocalList(
          new ListUpdate(3, ListUpdate.Kind.Full, List.of())),
      "RequestStartTransaction", bench -> requests(bench).requestStart(
          new RemoteStart(Optional.of(1), 1, IdToken.NO_AUTHORIZATION, Optional.empty(), Optional.empty())),
      "CustomerInformation", bench -> requests(bench).customers().customerInformation(
          new Wanted(1, true, true, Optional.of(CARD))));

  private static final Map<String, Function<StationBench, CompletionStage<?>>> MORE_REQUESTS = Map.of(
      "ClearDisplayMessage", bench -> requests(bench).display().clear(1),
      "NotifyAllowedEnergyTransfer", bench -> requests(bench).transactions().allow("TX", Set.of(EnergyTransfer.DC)));

  private final StationBench bench = StationBench.online();

  @ParameterizedTest
  @ValueSource(strings = {"SetVariables", "ReserveNow", "ChangeAvailability", "SendLocalList",
      "RequestStartTransaction", "CustomerInformation", "ClearDisplayMessage", "NotifyAllowedEnergyTransfer"})
  void request_itsOwnCommitFails_failsAtOnce(String name) {
    bench.store.failNext("disk full");
    assertThat(ask("SetVariables")).failsWithin(Duration.ZERO).withThrowableThat().havingCause()
        .isInstanceOf(NotStored.class);
    assertThat(ask(name)).as("after the failure").failsWithin(Duration.ZERO).withThrowableThat().havingCause()
        .isInstanceOf(NotStored.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SetVariables", "ReserveNow", "ChangeAvailability", "SendLocalList",
      "RequestStartTransaction"})
  void request_waitsForASlowDiskThatFails_fails(String name) {
    bench.store.hold();
    var answer = ask(name);
    assertThat(answer).isNotDone();
    bench.store.failNext("disk full");
    bench.store.release();
    bench.settle();
    assertThat(answer).isCompletedExceptionally();
  }

  /** Power is off at once, and the driver is told so. */
  @Test
  void act_canNotBeStored_takesEffectAndIsAnsweredAtOnce() {
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.seconds(10);
    bench.store.failNext("disk full");

    assertThat(bench.withdrawal()).isCompletedWithValueMatching(outcome -> outcome.kind() == Outcome.Kind.DONE
        && outcome.view().evse(1).flatMap(EvseView::session).orElseThrow().permission() == PermissionState.WITHDRAWN);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.pressStop().kind()).as("after the failure").isEqualTo(Outcome.Kind.DONE);
    assertThat(bench.session().authorized()).isFalse();
  }

  @Test
  void act_aboutWhatIsRemembered_isRefusedWhenNothingCanBeStored() {
    bench.plugIn(60);
    bench.hardware.events().cardPresented(CARD, Set.of(1));
    bench.seconds(5);
    bench.pickPattern("balanced");
    bench.store.failNext("disk full");
    ask("SetVariables");

    assertThat(bench.now(bench.station().driverActions().memory().remember(1, bench.version())).refusal())
        .contains("refused-storage");
  }

  private CompletableFuture<?> ask(String name) {
    var asking = REQUESTS.containsKey(name) ? REQUESTS.get(name) : MORE_REQUESTS.get(name);
    var answer = asking.apply(bench).toCompletableFuture();
    bench.settle();
    return answer;
  }

  private static CentralSystemRequests requests(StationBench bench) {
    return bench.station().requests();
  }
}
