package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.driver.RememberedConditions;
import org.tidegate.domain.driver.RememberedDriver;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.Permission.By;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.CustomerRequests;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.port.DriverActions.Seen;
import org.tidegate.domain.port.DriverMemoryActions;
import org.tidegate.domain.price.StaticTariff;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.station.StationSettings.Timing;
import org.tidegate.domain.view.DriverView;
import org.tidegate.domain.view.DriverView.Identity;

import static org.assertj.core.api.Assertions.assertThat;

class StationDriversTest {
  private static final IdToken CARD = new IdToken("04AABB", IdTokenType.ISO14443);
  private static final IdToken OTHER = new IdToken("04CCDD", IdTokenType.ISO14443);
  private static final Seen SEEN = new Seen(By.PANEL, "7", "ja");

  private final StationBench bench = new StationBench();

  @BeforeEach
  void start() {
    bench.start();
    bench.linkUp();
  }

  @Test
  void remembered_nextVisitWithTheSameCard_isOfferedAndPreselectsNothing() {
    arrive(CARD);
    bench.pickPattern("balanced");
    assertDone(memory(DriverMemoryActions::remember));
    leave();
    arrive(CARD);
    assertThat(driver().identity()).isEqualTo(Identity.CONFIRMED);
    assertThat(bench.session().conditions()).isEmpty();
    assertThat(bench.session().permission()).isEqualTo(PermissionState.ASKED);
    assertThat(driver().remembered().orElseThrow().minimumCharge().percent()).isEqualTo(30);
    assertDone(memory(DriverMemoryActions::recall));
    assertThat(bench.session().conditions()).isPresent();
    assertThat(bench.session().permission()).isEqualTo(PermissionState.ASKED);
  }

  @Test
  void remembered_anotherCard_seesNothing() {
    arrive(CARD);
    bench.pickPattern("balanced");
    memory(DriverMemoryActions::remember);
    leave();
    bench.hardware.evse(1).plugIn();
    bench.settle();
    card(OTHER);
    assertThat(driver().remembered()).isEmpty();
    assertThat(memory(DriverMemoryActions::recall).refusal()).contains("refused-memory");
    assertThat(memory(DriverMemoryActions::forget).refusal()).contains("refused-memory");
  }

  @Test
  void remembered_cardKnownOnlyFromTheCache_isLockedUntilThePin() {
    arrive(CARD);
    bench.pickPattern("balanced");
    memory((acts, version) -> acts.choosePin(1, version, "4711"));
    leave();
    bench.centralSystem.answerTokens(_ -> Authorization.of(AuthorizationStatus.Accepted));
    bench.linkDown();
    arrive(CARD);
    assertThat(bench.session().authorized()).isTrue();
    assertThat(driver().identity()).isEqualTo(Identity.TOKEN);
    assertThat(driver().lockedByPin()).isTrue();
    assertThat(driver().remembered()).isEmpty();
    assertThat(memory(DriverMemoryActions::remember).refusal()).contains("refused-memory");
    assertThat(enter("1111").refusal()).contains("refused-pin");
    assertDone(enter("4711"));
    assertThat(driver().remembered()).isPresent();
    assertDone(memory(DriverMemoryActions::forget));
    assertThat(driver().remembered()).isEmpty();
    assertThat(stored()).isEmpty();
  }

  @Test
  void enterPin_threeWrongOnes_isHeldBack() {
    arrive(CARD);
    bench.pickPattern("balanced");
    memory((acts, version) -> acts.choosePin(1, version, "4711"));
    for (int i = 0; i < 3; i++) {
      assertThat(enter("000" + i).refusal()).contains("refused-pin");
    }
    assertThat(enter("4711").refusal()).contains("refused-pin-wait");
    bench.seconds(11);
    assertDone(enter("4711"));
  }

  @Test
  void vehicleAlone_remembersOnlyWithAPinAndUnlocksNothingByItself() {
    bench.plugIn(60);
    bench.pressStart();
    bench.pickPattern("balanced");
    assertThat(driver().identity()).isEqualTo(Identity.VEHICLE);
    assertThat(memory(DriverMemoryActions::remember).refusal()).contains("refused-pin-needed");
    assertThat(memory((acts, version) -> acts.order(1, version, SEEN)).refusal()).contains("refused-order");
    assertThat(memory((acts, version) -> acts.choosePin(1, version, "12")).refusal()).contains("refused-pin-length");
    assertDone(memory((acts, version) -> acts.choosePin(1, version, "1234")));
    leave();
    bench.plugIn(60);
    bench.pressStart();
    assertThat(driver().lockedByPin()).isTrue();
    assertThat(driver().isUnlocked()).isFalse();
    assertThat(driver().remembered()).isEmpty();
    assertThat(memory(DriverMemoryActions::recall).refusal()).contains("refused-memory");
    assertDone(enter("1234"));
    assertThat(driver().isUnlocked()).isTrue();
    assertDone(memory(DriverMemoryActions::recall));
  }

  @Test
  void remembered_isUnderAPseudonym_andSurvivesARestart() {
    arrive(CARD);
    bench.pickPattern("balanced");
    memory(DriverMemoryActions::remember);
    assertThat(stored().toString()).doesNotContain("04AABB").doesNotContainIgnoringCase("04aabb");
    leave();
    bench.restart(Duration.ofMinutes(10)).linkUp();
    bench.seconds(5);
    arrive(CARD);
    assertThat(driver().remembered()).isPresent();
  }

  @Test
  void remembered_departure_isTheNextSuchTimeOfDay() {
    arrive(CARD);
    bench.pickPattern("balanced");
    var conditions = bench.session().conditions().orElseThrow()
        .leaving(Optional.of(Instant.parse("2026-03-03T07:00:00Z")));
    bench.now(bench.station().driverActions().setConditions(1, bench.version(), conditions));
    memory(DriverMemoryActions::remember);
    leave();
    bench.advance(Duration.ofDays(3));
    arrive(CARD);
    assertThat(driver().remembered().orElseThrow().departure()).contains(Instant.parse("2026-03-06T07:00:00Z"));
  }

  @Test
  void forgotten_leavesNothing() {
    arrive(CARD);
    bench.pickPattern("balanced");
    memory(DriverMemoryActions::remember);
    assertDone(memory(DriverMemoryActions::forget));
    assertThat(stored()).isEmpty();
    leave();
    arrive(CARD);
    assertThat(driver().remembered()).isEmpty();
  }

  @Test
  void remembered_tooMany_theOldestIsForgotten() {
    for (int i = 0; i <= Drivers.MOST; i++) {
      bench.station().drivers().keep(remembered("p-" + i, bench.loop.now().plusSeconds(i)));
    }
    bench.settle();
    arrive(CARD);
    assertThat(stored()).hasSize(Drivers.MOST).noneMatch(driver -> driver.pseudonym().equals("p-0"));
  }

  @Test
  void standingOrder_confirmedCard_isAnnouncedAndThenPermits() {
    ordered();
    arrive(CARD);
    assertThat(driver().announcedUntil().orElseThrow().left(bench.loop.nanoTime())).isEqualTo(Duration.ofSeconds(20));
    bench.setpoint(-5_000);
    bench.seconds(19);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.ASKED);
    assertThat(bench.commanded()).isNotNegative();
    bench.seconds(2);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.GRANTED);
    assertThat(bench.session().permittedVia()).contains(By.STANDING_ORDER);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    assertThat(newestPermission().textVersion()).isEqualTo("7");
    assertThat(newestPermission().language()).isEqualTo("ja");
    assertThat(driver().announcedUntil()).isEmpty();
    bench.withdraw();
    bench.seconds(60);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.WITHDRAWN);
  }

  @Test
  void standingOrder_stoppedInTime_neverPermits() {
    ordered();
    arrive(CARD);
    bench.seconds(10);
    assertThat(bench.deny().kind()).isEqualTo(Outcome.Kind.DONE);
    bench.seconds(120);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.DENIED);
    assertThat(driver().announcedUntil()).isEmpty();
  }

  @Test
  void standingOrder_otherConditionsSetMeanwhile_isForTheDriverToPermit() {
    ordered();
    arrive(CARD);
    bench.pickPattern("dear");
    assertThat(driver().announcedUntil()).isEmpty();
    bench.seconds(25);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.ASKED);
  }

  @Test
  void standingOrder_offline_isNotCarriedOut() {
    ordered();
    bench.linkDown();
    arrive(CARD);
    assertThat(bench.session().authorized()).isTrue();
    assertThat(driver().announcedUntil()).isEmpty();
    bench.seconds(30);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.ASKED);
  }

  @Test
  void standingOrder_offlineThenConfirmed_isAnnouncedThen() {
    ordered();
    bench.linkDown();
    arrive(CARD);
    bench.seconds(5);
    bench.linkUp();
    bench.settle();
    assertThat(driver().announcedUntil()).isPresent();
  }

  @Test
  void standingOrder_pinInsteadOfTheCentralSystem_isNotEnough() {
    ordered();
    arrive(CARD);
    bench.deny();
    memory((acts, version) -> acts.choosePin(1, version, "4711"));
    leave();
    bench.linkDown();
    arrive(CARD);
    assertDone(enter("4711"));
    assertThat(driver().standingOrder()).isTrue();
    bench.seconds(30);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.ASKED);
  }

  @Test
  void standingOrder_vehicleOfTheDriverWithoutTheCard_isNotCarriedOut() {
    ordered();
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(30);
    assertThat(driver().announcedUntil()).isEmpty();
    assertThat(bench.session().permission()).isEqualTo(PermissionState.ASKED);
  }

  @Test
  void standingOrder_priceLostWhileAnnounced_isNotCarriedOut() {
    bench.tariff = Optional.empty();
    bench.restart(Duration.ofSeconds(5)).linkUp();
    bench.prices("0.30", "0.20");
    ordered();
    arrive(CARD);
    assertThat(driver().announcedUntil()).isPresent();
    bench.seconds(1);
    bench.prices(null, null);
    bench.seconds(25);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.ASKED);
  }

  @Test
  void standingOrder_unplugAndRestart_startAnewAndNeverPermitBehindTheDriversBack() {
    ordered();
    arrive(CARD);
    bench.seconds(10);
    leave();
    bench.seconds(30);
    assertThat(grants()).isEmpty();
    arrive(CARD);
    bench.seconds(10);
    bench.restart(Duration.ofSeconds(5)).linkUp();
    bench.seconds(30);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.ASKED);
  }

  @Test
  void standingOrder_cancelled_asksAgain() {
    ordered();
    arrive(CARD);
    assertDone(memory(DriverMemoryActions::cancelOrder));
    assertThat(driver().announcedUntil()).isEmpty();
    bench.seconds(30);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.ASKED);
    leave();
    arrive(CARD);
    assertThat(driver().announcedUntil()).isEmpty();
    assertThat(driver().remembered()).isPresent();
  }

  @Test
  void standingOrder_refusedCard_isNotCarriedOut() {
    ordered();
    bench.centralSystem.answer(Outgoing.Authorize.class, Authorization.of(AuthorizationStatus.Blocked));
    bench.centralSystem.answerTokens(_ -> Authorization.of(AuthorizationStatus.Blocked));
    arrive(CARD);
    bench.seconds(30);
    assertThat(bench.evse().session().map(session -> session.permission() == PermissionState.GRANTED))
        .isNotEqualTo(Optional.of(true));
    assertThat(grants()).isEmpty();
  }

  @Test
  @Covers({"N09.FR.05", "N10.FR.03"})
  void customerInformation_ofTheCard_tellsWhatIsRememberedAndDeletesIt() {
    ordered();
    var asked = new CustomerRequests.Wanted(3, true, true, Optional.of(CARD));
    assertThat(bench.now(bench.station().requests().customers().customerInformation(asked))).isTrue();
    bench.settle();
    assertThat(bench.centralSystem.sent(Outgoing.CustomerInformation.class).getFirst().text())
        .contains("Remembered conditions, last used", "with a standing order");
    assertThat(stored()).isEmpty();
    arrive(CARD);
    assertThat(driver().remembered()).isEmpty();
  }

  /** A standing order of the card's driver, and nobody here any more. */
  private void ordered() {
    arrive(CARD);
    bench.pickPattern("balanced");
    assertDone(memory((acts, version) -> acts.order(1, version, SEEN)));
    leave();
  }

  private void arrive(IdToken token) {
    bench.plugIn(60);
    card(token);
  }

  private void card(IdToken token) {
    bench.hardware.events().cardPresented(token, Set.of(1));
    bench.settle();
  }

  private void leave() {
    bench.unplug();
    bench.seconds(5);
  }

  private DriverView driver() {
    return bench.session().driver();
  }

  private Outcome memory(Act act) {
    return bench.now(act.on(bench.station().driverActions().memory(), bench.version()));
  }

  private Outcome memory(EvseAct act) {
    return memory((acts, version) -> act.on(acts, 1, version));
  }

  private Outcome enter(String pin) {
    return bench.now(bench.station().driverActions().memory().enterPin(1, pin));
  }

  private static void assertDone(Outcome outcome) {
    assertThat(outcome.kind()).as("%s", outcome.refusal()).isEqualTo(Outcome.Kind.DONE);
  }

  private List<RememberedDriver> stored() {
    return bench.store.load().facts(RememberedDriver.class);
  }

  private Permission newestPermission() {
    return bench.store.committed(Change.PermissionSaved.class).getLast().permission();
  }

  private List<Permission> grants() {
    return bench.store.committed(Change.PermissionSaved.class).stream().map(Change.PermissionSaved::permission)
        .filter(Permission::isGranted).toList();
  }

  private RememberedDriver remembered(String pseudonym, Instant at) {
    var pattern = bench.evse().patterns().getFirst();
    var conditions = new Conditions(1, pattern.minimumCharge(), Optional.empty(),
        pattern.lowestSalePrice(), pattern.highestPurchasePrice(), Optional.empty(), List.of(),
        Optional.empty(), false, CompensationUse.OFFSET);
    return new RememberedDriver(pseudonym, RememberedConditions.of(conditions,
        ZoneId.of("UTC")), Optional.empty(), Optional.empty(), at);
  }

  private interface Act {
    CompletionStage<Outcome> on(DriverMemoryActions acts, long version);
  }

  private interface EvseAct {
    CompletionStage<Outcome> on(DriverMemoryActions acts, int evseId, long version);
  }

  /** Its driver permits that it is charged: nobody buys of it. */
  @Test
  void standingOrder_vehicleThatOnlyCharges_needsNoSalePrice() {
    ordered();
    bench.tariff = Optional.of(new StaticTariff(Optional.empty(), Optional.of(Price.of("0.20", "EUR"))));
    bench.restart(Duration.ofSeconds(10)).linkUp();
    bench.hardware.evse(1).plugIn();
    bench.settle();
    bench.hardware.events().vehicleReported(1, new Vehicle(Signalling.ISO15118, CurrentKind.DC, Optional.of("EV-1"),
        Optional.of(StateOfCharge.percent(60)), Optional.of(bench.loop.now()), Optional.of(new WattHours(60_000)),
        Optional.empty(), Optional.of(new Watts(11_000)), Optional.of(Watts.ZERO), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty()));
    bench.settle();
    assertThat(bench.session().chargeOnly()).isTrue();
    card(CARD);
    assertThat(driver().announcedUntil()).isPresent();
    bench.seconds(21);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.GRANTED);
  }

  /** The question may stand for less time than a standing order is announced. */
  @Test
  void standingOrder_shortTimeToAnswer_isCarriedOutAllTheSame() {
    var usual = Timing.DEFAULT;
    bench.timing = new Timing(Duration.ofSeconds(10), usual.summary(), usual.longestOffline(),
        usual.permissionLongestOffline(), usual.resumption(), usual.enterService());
    bench.restart(Duration.ofSeconds(10)).linkUp();
    ordered();
    arrive(CARD);
    assertThat(driver().announcedUntil()).isPresent();
    bench.seconds(21);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.GRANTED);
  }
}
