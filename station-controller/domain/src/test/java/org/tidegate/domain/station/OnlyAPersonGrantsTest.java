package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.PermissionChanged;
import org.tidegate.domain.message.Outgoing.VehicleConnected;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.Permission.By;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.CentralSystemRequests.RemoteAnswer;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.DriverActions.Seen;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Whatever else happens at a station: without a person's yes nothing is permitted and nothing leaves the battery. */
class OnlyAPersonGrantsTest {
  private static final IdToken CARD = new IdToken("04AABB", IdTokenType.ISO14443);
  private static final Seen SEEN = new Seen(By.PANEL, "1", "en");

  private final StationBench bench = new StationBench();

  static Stream<Arguments> otherWays() {
    return Stream.of(
        way("a vehicle is plugged in", StationBench::settle),
        way("it is pulled and plugged in again", bench -> {
          bench.unplug();
          bench.seconds(5);
          bench.plugIn(60);
        }),
        way("a card is held to the reader", OnlyAPersonGrantsTest::card),
        way("Start is pressed", StationBench::pressStart),
        way("Stop is pressed", StationBench::pressStop),
        way("conditions are picked, and nothing else", bench -> bench.pickPattern("balanced")),
        way("a setpoint comes", bench -> {
          bench.pressStart();
          bench.pickPattern("balanced");
          bench.setpoint(-5_000);
        }),
        way("good prices come", bench -> bench.prices("9.00", "0.01")),
        way("a transaction is started from afar", bench -> bench.now(bench.station().requests().requestStart(
            new RemoteStart(Optional.of(1), 4, CARD, Optional.empty(), Optional.empty())))),
        way("the station restarts", bench -> restart(bench, Duration.ofSeconds(5))),
        way("the station restarts in a transaction", bench -> {
          bench.pressStart();
          bench.pickPattern("balanced");
          bench.seconds(5);
          restart(bench, Duration.ofSeconds(5));
        }),
        way("a yes is found after too long a restart", bench -> {
          bench.plugInAndPermit(60);
          restart(bench, Duration.ofHours(1));
        }),
        way("a yes was withdrawn before a restart", bench -> {
          bench.plugInAndPermit(60);
          bench.withdraw();
          restart(bench, Duration.ofSeconds(5));
        }),
        way("a yes of another vehicle's stay", bench -> {
          bench.plugInAndPermit(60);
          bench.unplug();
          bench.seconds(5);
          bench.plugIn(60);
        }),
        way("the question expires", bench -> bench.seconds(61)),
        way("more time is asked for, and it expires", bench -> {
          bench.moreTime();
          bench.seconds(61);
        }),
        way("Permit on an older view", bench -> {
          long seen = bench.version();
          bench.pickPattern("balanced");
          bench.now(bench.station().driverActions().permit(1, seen, SEEN));
        }),
        way("Permit without conditions", StationBench::permit),
        way("Permit at another EVSE", bench -> {
          bench.pickPattern("balanced");
          bench.now(bench.station().driverActions().permit(2, bench.evse(2).version(), SEEN));
        }),
        way("charge now, and back", bench -> {
          bench.now(bench.station().driverActions().chargeNow(1, bench.version()));
          bench.now(bench.station().driverActions().backToAggregator(1, bench.version()));
        }),
        way("an answer from elsewhere with a guessed nonce", bench -> remote(bench, connected(bench).sessionId(), "x")),
        way("an answer from elsewhere for another stay", bench -> remote(bench, "x", connected(bench).nonce())),
        way("an answer from elsewhere after a denial", bench -> {
          var told = connected(bench);
          bench.deny();
          remote(bench, told.sessionId(), told.nonce());
        }),
        way("an answer from elsewhere after the question expired", bench -> {
          var told = connected(bench);
          bench.seconds(61);
          remote(bench, told.sessionId(), told.nonce());
        }),
        way("an answer from elsewhere after a withdrawal", bench -> {
          var told = connected(bench);
          bench.plugInAndPermit(60);
          bench.withdraw();
          remote(bench, told.sessionId(), told.nonce());
        }),
        way("an answer from elsewhere after a withdrawal and a restart", bench -> {
          var told = connected(bench);
          bench.pickPattern("balanced");
          bench.permit();
          bench.withdraw();
          restart(bench, Duration.ofSeconds(5));
          remote(bench, told.sessionId(), told.nonce());
          remote(bench, connected(bench).sessionId(), connected(bench).nonce());
        }),
        way("an answer from elsewhere to the question before a restart", bench -> {
          var told = connected(bench);
          restart(bench, Duration.ofSeconds(5));
          assertThat(connected(bench).nonce()).isNotEqualTo(told.nonce());
          remote(bench, told.sessionId(), told.nonce());
        }),
        way("a yes from elsewhere without conditions", bench -> bench.now(bench.station().requests().setPermission(
            new RemoteAnswer(connected(bench).sessionId(), connected(bench).nonce(), true, Optional.empty(), "x")))),
        way("the link is cut and comes back", bench -> {
          bench.linkDown();
          bench.seconds(30);
          bench.linkUp();
        }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherWays")
  void otherWay_withoutAPersonsYes_permitsNothing(String name, Consumer<StationBench> way) {
    bench.remotePermission = true;
    bench.start();
    bench.linkUp();
    bench.plugIn(60);
    way.accept(bench);
    bench.seconds(2);
    assertThat(bench.evse().session().map(session -> session.permission() == PermissionState.GRANTED))
        .as(name).hasValue(false);
    bench.seconds(20);
    assertThat(bench.commanded()).isNotNegative();
    assertThat(grants()).allMatch(permission -> permission.by() == By.PANEL)
        .allMatch(permission -> permission.textVersion().equals("1") && permission.language().equals("en"));
  }

  private List<Permission> grants() {
    var stored = bench.store.committed(Change.PermissionSaved.class).stream()
        .map(Change.PermissionSaved::permission);
    var told = bench.centralSystem.sent(PermissionChanged.class).stream().map(PermissionChanged::permission);
    return Stream.concat(stored, told).filter(Permission::isGranted).toList();
  }

  private static Arguments way(String name, Consumer<StationBench> act) {
    return arguments(name, act);
  }

  private static void card(StationBench bench) {
    bench.hardware.events().cardPresented(CARD, Set.of(1));
    bench.settle();
  }

  private static void restart(StationBench bench, Duration downtime) {
    bench.restart(downtime).linkUp();
    bench.seconds(3);
  }

  /** What was told of the stay last; a station that is not asked anew tells nothing anew. */
  private static VehicleConnected connected(StationBench bench) {
    var told = bench.centralSystem.sent(VehicleConnected.class);
    return told.isEmpty()
        ? new VehicleConnected("none", "none", 1, StationBench.START, Optional.empty())
        : told.getLast();
  }

  private static void remote(StationBench bench, String sessionId, String nonce) {
    var conditions = new Conditions(1, StateOfCharge.percent(30), Optional.empty(), Price.of("0.25", "EUR"),
        Price.of("0.25", "EUR"), Optional.empty(), List.of(), Optional.empty(), false, CompensationUse.OFFSET);
    var refusal = bench.now(bench.station().requests()
        .setPermission(new RemoteAnswer(sessionId, nonce, true, Optional.of(conditions), "phone")));
    assertThat(refusal).isPresent();
  }
}
