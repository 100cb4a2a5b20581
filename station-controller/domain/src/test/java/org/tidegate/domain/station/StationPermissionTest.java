package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.PermissionChanged;
import org.tidegate.domain.message.Outgoing.VehicleConnected;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission.By;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.CentralSystemRequests.RemoteAnswer;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.DriverActions.Outcome.Kind;
import org.tidegate.domain.port.DriverActions.Seen;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.permission.PermissionState.ASKED;
import static org.tidegate.domain.permission.PermissionState.DENIED;
import static org.tidegate.domain.permission.PermissionState.EXPIRED;
import static org.tidegate.domain.permission.PermissionState.GRANTED;
import static org.tidegate.domain.permission.PermissionState.WITHDRAWN;

class StationPermissionTest {
  private final StationBench bench = new StationBench();

  @Test
  void deny_whenAsked_meansOrdinaryCharging() {
    online();
    bench.plugIn(60);
    bench.pressStart();
    assertThat(bench.deny().kind()).isEqualTo(Kind.DONE);
    bench.setpoint(-5_000);
    assertThat(bench.session().permission()).isEqualTo(DENIED);
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void deny_whileGranted_withdraws() {
    online();
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.deny();
    assertThat(bench.session().permission()).isEqualTo(WITHDRAWN);
    assertThat(bench.commanded()).isZero();
  }

  /** The time that the panel shows is the time that there is, whatever the clock is set to. */
  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600})
  void question_clockIsSetMeanwhile_standsAsLongAsShown(long seconds) {
    online();
    bench.plugIn(60);
    bench.seconds(20);
    bench.loop.shiftWallClock(Duration.ofSeconds(seconds));
    bench.seconds(19);
    assertThat(bench.session().answerUntil().orElseThrow().left(bench.loop.nanoTime())).isEqualTo(
        Duration.ofSeconds(21));
    bench.seconds(20);
    assertThat(bench.session().permission()).isEqualTo(ASKED);
    bench.seconds(1);
    assertThat(bench.session().permission()).isEqualTo(EXPIRED);
  }

  @Test
  void question_unansweredForAMinute_expiresAndCanStillBeAnswered() {
    online();
    bench.plugIn(60);
    bench.seconds(59);
    assertThat(bench.session().permission()).isEqualTo(ASKED);
    bench.seconds(1);
    assertThat(bench.session().permission()).isEqualTo(EXPIRED);
    assertThat(bench.session().answerUntil()).isEmpty();
    bench.pickPattern("balanced");
    assertThat(bench.permit().kind()).isEqualTo(Kind.DONE);
    assertThat(bench.session().permission()).isEqualTo(GRANTED);
  }

  @Test
  void moreTime_beforeExpiry_givesTheFullTimeAgain() {
    online();
    bench.plugIn(60);
    bench.seconds(50);
    assertThat(bench.moreTime().kind()).isEqualTo(Kind.DONE);
    bench.seconds(59);
    assertThat(bench.session().permission()).isEqualTo(ASKED);
    bench.seconds(1);
    assertThat(bench.session().permission()).isEqualTo(EXPIRED);
    bench.moreTime();
    assertThat(bench.session().permission()).isEqualTo(EXPIRED);
  }

  @Test
  void permission_vehicleLeaves_endsWithTheStay() {
    online();
    bench.plugInAndPermit(60);
    bench.unplug();
    bench.seconds(5);
    assertThat(changes()).containsExactly(GRANTED, PermissionState.ENDED);
    bench.plugIn(60);
    assertThat(bench.session().permission()).isEqualTo(ASKED);
    assertThat(bench.session().conditions()).isEmpty();
  }

  @Test
  void act_onAnOlderView_changesNothing() {
    online();
    bench.plugIn(60);
    long seen = bench.version();
    bench.pickPattern("balanced");
    var outcome = bench.now(bench.station().driverActions().permit(1, seen, new Seen(By.PANEL, "1", "en")));
    assertThat(outcome.kind()).isEqualTo(Kind.STALE);
    assertThat(bench.session().permission()).isEqualTo(ASKED);
    assertThat(bench.now(bench.station().driverActions().deny(1, seen, new Seen(By.PHONE, "1", "en"))).kind())
        .isEqualTo(Kind.DONE);
  }

  @Test
  void permit_withoutConditionsOrPrices_isRefused() {
    bench.tariff = Optional.empty();
    online();
    bench.plugIn(60);
    assertThat(bench.permit().refusal()).contains("refused-permit");
    bench.pickPattern("balanced");
    assertThat(bench.session().permitPossible()).isFalse();
    assertThat(bench.permit().kind()).isEqualTo(Kind.REFUSED);
    bench.prices("0.30", null);
    assertThat(bench.permit().kind()).isEqualTo(Kind.REFUSED);
    bench.seconds(1);
    bench.prices("0.30", "0.20");
    assertThat(bench.permit().kind()).isEqualTo(Kind.DONE);
  }

  @Test
  void permit_noVehicle_isRefused() {
    online();
    assertThat(bench.permit().refusal()).contains("refused-no-vehicle");
  }

  @Test
  void withdraw_offline_stopsAtOnceAndIsToldLater() {
    online();
    discharging();
    bench.linkDown();
    assertThat(bench.commanded()).isEqualTo(-5_000);
    assertThat(bench.withdraw().kind()).isEqualTo(Kind.DONE);
    assertThat(bench.commanded()).isZero();
    assertThat(changes()).containsExactly(GRANTED);
    bench.linkUp();
    assertThat(changes()).containsExactly(GRANTED, WITHDRAWN);
  }

  @Test
  void withdraw_storageHangs_stopsAtOnceAndIsDoneWhenStored() {
    online();
    discharging();
    bench.store.hold();
    var outcome = bench.withdrawal();
    assertThat(bench.commanded()).isZero();
    assertThat(outcome).isNotDone();
    bench.store.release();
    bench.settle();
    assertThat(outcome).isCompletedWithValueMatching(done -> done.kind() == Kind.DONE);
  }

  @Test
  void permit_storageHangs_startsNothingBeforeItIsStored() {
    online();
    bench.plugIn(60);
    bench.pressStart();
    bench.setpoint(-5_000);
    bench.pickPattern("balanced");
    bench.store.hold();
    var outcome = bench.permission();
    bench.seconds(20);
    assertThat(bench.commanded()).isZero();
    assertThat(outcome).isNotDone();
    bench.store.release();
    bench.settle();
    assertThat(bench.commanded()).isEqualTo(-5_000);
    assertThat(outcome).isDone();
    assertThat(bench.store.committed(Change.PermissionSaved.class).getLast().permission().isGranted()).isTrue();
  }

  @Test
  void permit_withdrawnBeforeItIsStored_startsNothing() {
    online();
    bench.plugIn(60);
    bench.pressStart();
    bench.setpoint(-5_000);
    bench.pickPattern("balanced");
    bench.store.hold();
    bench.permission();
    bench.withdrawal();
    bench.store.release();
    bench.seconds(5);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.hardware.evse(1).commands()).noneMatch(command -> command.target().isDischarge());
  }

  @Test
  void withdraw_afterTenSeconds_ordinaryChargingGoesOn() {
    online();
    discharging();
    bench.withdraw();
    bench.advance(Duration.ofMillis(9_900));
    assertThat(bench.commanded()).isZero();
    bench.advance(Duration.ofMillis(200));
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void permission_offlineForFifteenMinutes_expires() {
    online();
    discharging();
    bench.linkDown();
    bench.seconds(899);
    assertThat(bench.session().permission()).isEqualTo(GRANTED);
    bench.seconds(2);
    assertThat(bench.session().permission()).isEqualTo(EXPIRED);
  }

  @Test
  void permission_shortlyOfflineTwice_stands() {
    online();
    discharging();
    bench.linkDown();
    bench.seconds(600);
    bench.linkUp();
    bench.linkDown();
    bench.seconds(600);
    assertThat(bench.session().permission()).isEqualTo(GRANTED);
    bench.linkUp();
    bench.seconds(3_600);
    assertThat(bench.session().permission()).isEqualTo(GRANTED);
  }

  @Test
  void remoteAnswer_fittingTheOpenQuestion_grantsOnce() {
    bench.remotePermission = true;
    online();
    bench.plugIn(60);
    var connected = bench.centralSystem.sent(VehicleConnected.class).getFirst();
    assertThat(remote(connected.sessionId(), "guessed", "EUR")).isPresent();
    assertThat(remote(connected.sessionId(), connected.nonce(), "EUR")).isEmpty();
    assertThat(bench.session().permittedVia()).contains(By.REMOTE);
    bench.withdraw();
    assertThat(remote(connected.sessionId(), connected.nonce(), "EUR").orElseThrow()).contains("withdrawn");
    assertThat(bench.session().permission()).isEqualTo(WITHDRAWN);
  }

  @Test
  void remoteAnswer_inAnotherCurrency_isRefusedAndHarmless() {
    bench.remotePermission = true;
    online();
    bench.plugIn(60);
    var connected = bench.centralSystem.sent(VehicleConnected.class).getFirst();
    assertThat(remote(connected.sessionId(), connected.nonce(), "USD").orElseThrow()).contains("EUR");
    assertThat(bench.session().permission()).isEqualTo(ASKED);
    assertThat(bench.station().views().newest().stationFault()).isEmpty();
  }

  @Test
  void remoteAnswer_switchedOff_isRefused() {
    online();
    bench.plugIn(60);
    var connected = bench.centralSystem.sent(VehicleConnected.class).getFirst();
    assertThat(remote(connected.sessionId(), connected.nonce(), "EUR").orElseThrow()).contains("switched off");
  }

  private Optional<String> remote(String session, String nonce, String currency) {
    var conditions = new Conditions(1, StateOfCharge.percent(30), Optional.empty(), Price.of("0.25", currency),
        Price.of("0.25", currency), Optional.empty(), List.of(), Optional.empty(), false,
        Conditions.CompensationUse.OFFSET);
    return bench.now(bench.station().requests()
        .setPermission(new RemoteAnswer(session, nonce, true, Optional.of(conditions), "phone")));
  }

  private List<PermissionState> changes() {
    return bench.centralSystem.sent(PermissionChanged.class).stream().map(sent -> sent.permission().state()).toList();
  }

  private void online() {
    bench.start();
    bench.linkUp();
  }

  private void discharging() {
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }
}
