package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.authorization.ListUpdate;
import org.tidegate.domain.authorization.LocalList;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.AuthorizationVariables;
import org.tidegate.domain.devicemodel.TransactionVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.port.CustomerRequests.Wanted;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;
import org.tidegate.domain.view.IdentificationView;

import static org.assertj.core.api.Assertions.assertThat;

/** Cache, list, groups, master pass, key codes and customers in the whole station. */
class StationTokensTest {
  private static final IdToken CARD = new IdToken("04AABB", IdTokenType.ISO14443);
  private static final IdToken OTHER = new IdToken("04CCDD", IdTokenType.ISO14443);
  private static final IdToken GROUP = new IdToken("FLEET", IdTokenType.Central);
  private static final IdToken MASTER = new IdToken("POLICE", IdTokenType.Central);

  private final StationBench bench = StationBench.online();

  @Test
  @Covers({"C10.FR.02", "C12.FR.02", "C12.FR.04"})
  void cachedCard_afterARestart_startsWithoutAsking() {
    set(AuthorizationVariables.LOCAL_PRE_AUTHORIZE, "true");
    bench.plugIn(60);
    present(CARD);
    present(CARD);
    bench.unplug();
    bench.restart(Duration.ofMinutes(5));
    bench.linkUp();
    bench.seconds(5);
    bench.plugIn(60);
    present(CARD);
    bench.seconds(5);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(asked()).isZero();
    assertThat(bench.centralSystem.events().stream().flatMap(event -> event.idToken().stream())).containsExactly(CARD);
  }

  @Test
  @Covers({"C10.FR.05", "C10.FR.03"})
  void cachedCard_refusedInTheTransaction_isAskedAboutNextTime() {
    set(AuthorizationVariables.LOCAL_PRE_AUTHORIZE, "true");
    bench.plugIn(60);
    present(CARD);
    present(CARD);
    bench.unplug();
    bench.seconds(5);
    answerEvents(AuthorizationStatus.Invalid);
    bench.plugIn(60);
    present(CARD);
    assertThat(asked()).isEqualTo(1);
    bench.unplug();
    bench.seconds(5);
    bench.plugIn(60);
    present(CARD);
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  @Covers("C10.FR.11")
  void disabledCache_isNeitherReadNorWrittenNorCleared() {
    set(AuthorizationVariables.LOCAL_PRE_AUTHORIZE, "true");
    chargeAndLeave(CARD);
    set(AuthorizationVariables.CACHE_ENABLED, "false");
    assertThat(bench.<Boolean>now(bench.station().requests().authorization().clearCache())).isFalse();
    chargeAndLeave(CARD);
    chargeAndLeave(OTHER);
    assertThat(asked()).isEqualTo(3);
    set(AuthorizationVariables.CACHE_ENABLED, "true");
    chargeAndLeave(CARD);
    assertThat(asked()).isEqualTo(3);
    chargeAndLeave(OTHER);
    assertThat(asked()).isEqualTo(4);
  }

  @Test
  @Covers({"C11.FR.01", "C11.FR.03"})
  void clearedCache_card_isAskedAboutAgain() {
    set(AuthorizationVariables.LOCAL_PRE_AUTHORIZE, "true");
    chargeAndLeave(CARD);
    assertThat(bench.<Boolean>now(bench.station().requests().authorization().clearCache())).isTrue();
    chargeAndLeave(CARD);
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  @Covers("C11.FR.05")
  void cache_thatTheStorageWouldKeep_isNotCleared() {
    set(AuthorizationVariables.LOCAL_PRE_AUTHORIZE, "true");
    chargeAndLeave(CARD);
    bench.store.failNext("disk full");
    chargeAndLeave(CARD);

    assertThat(bench.<Boolean>now(bench.station().requests().authorization().clearCache())).isFalse();
  }

  @Test
  @Covers({"C13.FR.01", "C14.FR.01"})
  void listedAsBlocked_cachedAsGood_theListWins() {
    chargeAndLeave(CARD);
    list(1, CARD, Authorization.of(AuthorizationStatus.Blocked));
    bench.linkDown();
    bench.plugIn(60);
    present(CARD);
    assertThat(bench.session().authorized()).isFalse();
    assertThat(notice()).contains("card-refused");
  }

  @Test
  @Covers({"D01.FR.10", "D02.FR.01", "D02.FR.03", "C13.FR.02"})
  void listedCard_offlineAfterARestart_starts() {
    list(4, CARD, Authorization.ACCEPTED);
    bench.restart(Duration.ofMinutes(1));
    bench.plugIn(60);
    bench.seconds(5);
    present(CARD);
    bench.seconds(5);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.station().requests().authorization().localListVersion()).isEqualTo(4);
    set(AuthorizationVariables.LIST_ENABLED, "false");
    assertThat(bench.station().requests().authorization().localListVersion()).isZero();
  }

  @Test
  @Covers({"C15.FR.01", "C15.FR.08"})
  void unknownCard_offlineAndAllowed_startsAndIsNotRemembered() {
    set(AuthorizationVariables.OFFLINE_TX_FOR_UNKNOWN_ID_ENABLED, "true");
    bench.linkDown();
    bench.plugIn(60);
    present(CARD);
    assertThat(bench.commanded()).isEqualTo(11_000);
    set(AuthorizationVariables.OFFLINE_TX_FOR_UNKNOWN_ID_ENABLED, "false");
    present(CARD);
    bench.unplug();
    bench.seconds(5);
    bench.plugIn(60);
    present(CARD);
    assertThat(bench.session().authorized()).isFalse();
    assertThat(notice()).contains("card-unchecked");
  }

  @Test
  void linkBreaks_whileACardIsChecked_theOfflineRulesDecide() {
    bench.centralSystem.answer(Outgoing.Authorize.class, FakeCentralSystem.SILENCE);
    set(AuthorizationVariables.OFFLINE_TX_FOR_UNKNOWN_ID_ENABLED, "true");
    bench.plugIn(60);
    present(CARD);
    assertThat(bench.session().authorized()).isFalse();
    bench.linkDown();
    assertThat(bench.session().authorized()).isTrue();
  }

  /** 10 kW take 6 minutes for 1 kWh. */
  @ParameterizedTest
  @Covers({"C15.FR.06", "C15.FR.07", "E05.FR.02", "E05.FR.03"})
  @CsvSource({"0,0", "1000,1000", "3000,3000"})
  void tokenRefusedLater_withoutStopping_takesNoMoreThanAllowed(int most, int expected) {
    set(TransactionVariables.STOP_TX_ON_INVALID_ID, "false");
    set(AuthorizationVariables.MAX_ENERGY_ON_INVALID_ID, String.valueOf(most));
    answerEvents(AuthorizationStatus.Invalid);
    bench.plugIn(60);
    present(CARD);
    bench.seconds(3600);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.session().imported().value()).isBetween((long) expected, expected + 20L);
    assertThat(last().chargingState()).contains(ChargingState.SuspendedEVSE);
    assertThat(bench.centralSystem.events()).noneMatch(event -> event.trigger() == TriggerReason.Deauthorized);
    present(CARD);
    bench.seconds(5);
    assertThat(last().trigger()).isEqualTo(TriggerReason.StopAuthorized);
  }

  @Test
  @Covers({"C15.FR.03", "E05.FR.09"})
  void tokenRefusedLater_andStopping_withoutSuchAStopPoint_deauthorizesOnly() {
    set(TransactionVariables.TX_STOP_POINT, "EVConnected");
    answerEvents(AuthorizationStatus.Invalid);
    bench.plugIn(60);
    present(CARD);
    bench.seconds(5);
    assertThat(bench.commanded()).isZero();
    assertThat(last().type()).isEqualTo(Type.Updated);
    assertThat(last().trigger()).isEqualTo(TriggerReason.Deauthorized);
    assertThat(last().chargingState()).contains(ChargingState.EVConnected);
  }

  @Test
  @Covers({"C01.FR.03", "C09.FR.07"})
  void knownCardOfTheGroup_offline_stops() {
    list(1, CARD, grouped(AuthorizationStatus.Accepted));
    list(2, OTHER, grouped(AuthorizationStatus.Accepted));
    bench.linkDown();
    bench.plugIn(60);
    present(CARD);
    assertThat(bench.commanded()).isEqualTo(11_000);
    present(OTHER);
    assertThat(bench.session().authorized()).isFalse();
  }

  @Test
  @Covers("C09.FR.11")
  void blockedCardOfTheGroup_doesNotStop() {
    bench.centralSystem.answerEach(Outgoing.Authorize.class, asked -> grouped(asked.token().isSameAs(CARD)
        ? AuthorizationStatus.Accepted
        : AuthorizationStatus.Blocked));
    bench.plugIn(60);
    present(CARD);
    present(OTHER);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(notice()).contains("card-refused");
    bench.seconds(10);
    assertThat(notice()).isEmpty();
  }

  @Test
  @Covers("C01.FR.23")
  void otherCard_inATransactionThatSomebodyElseStopped_doesNotGoOn() {
    set(TransactionVariables.TX_STOP_POINT, "EVConnected");
    bench.plugIn(60);
    present(CARD);
    present(CARD);
    present(OTHER);
    assertThat(bench.session().authorized()).isFalse();
    assertThat(notice()).contains("card-other");
    present(CARD);
    assertThat(bench.session().authorized()).isTrue();
  }

  @Test
  void cancelledCardBeforePlugging_doesNotBlockTheNextOne() {
    present(CARD);
    present(CARD);
    bench.seconds(4);
    assertThat(last().type()).isEqualTo(Type.Ended);
    assertThat(last().stoppedReason()).contains(StoppedReason.Local);
    present(OTHER);
    bench.plugIn(60);
    bench.seconds(5);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.centralSystem.events().stream().filter(event -> event.type() == Type.Started)).hasSize(2);
  }

  @Test
  @Covers("C01.FR.21")
  void cardForAnotherEvse_isRefusedHere() {
    bench.centralSystem.answer(Outgoing.Authorize.class, new Authorization(AuthorizationStatus.Accepted,
        Optional.empty(), Optional.empty(), Optional.of(Set.of(2))));
    bench.plugIn(60);
    present(CARD);
    assertThat(bench.session().authorized()).isFalse();
    assertThat(notice()).contains("card-refused");
  }

  @Test
  void authorizationNotEnabled_plug_chargesAtOnceWithoutAsking() {
    set(AuthorizationVariables.ENABLED, "false");
    bench.plugIn(60);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.centralSystem.events().stream().flatMap(event -> event.idToken().stream()))
        .containsExactly(IdToken.NO_AUTHORIZATION);
    present(CARD);
    assertThat(asked()).isZero();
  }

  @Test
  void remoteAuthorizationDisabled_unknownCard_isNotAskedAbout() {
    set(AuthorizationVariables.DISABLE_REMOTE_AUTHORIZATION, "true");
    bench.plugIn(60);
    present(CARD);
    assertThat(asked()).isZero();
    assertThat(bench.session().authorized()).isFalse();
  }

  @Test
  @Covers({"C16.FR.01", "C16.FR.03"})
  void masterPass_withPanel_stopsWhatIsChosen() {
    masterPassAnswers();
    bench.plugIn(60);
    bench.pressStart();
    present(OTHER);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(identification().masterPass().orElseThrow().evses()).containsExactly(1);
    assertThat(choose(1)).isEqualTo(Outcome.Kind.DONE);
    bench.seconds(3);
    assertThat(last().type()).isEqualTo(Type.Ended);
    assertThat(last().trigger()).isEqualTo(TriggerReason.StopAuthorized);
    assertThat(last().stoppedReason()).contains(StoppedReason.MasterPass);
    assertThat(last().idToken()).contains(OTHER);
    assertThat(identification().masterPass()).isEmpty();
    assertThat(choose(1)).isEqualTo(Outcome.Kind.REFUSED);
  }

  @Test
  void masterPass_withPanel_nobodyChooses_goesAway() {
    masterPassAnswers();
    bench.plugIn(60);
    bench.pressStart();
    present(OTHER);
    bench.seconds(59);
    assertThat(identification().masterPass()).isPresent();
    bench.seconds(2);
    assertThat(identification().masterPass()).isEmpty();
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  @Covers({"C16.FR.02", "C16.FR.07"})
  void masterPass_withoutInput_stopsEverything() {
    masterPassAnswers();
    set(AuthorizationVariables.UI_INPUT_ENABLED, "false");
    bench.plugIn(60);
    bench.pressStart();
    present(OTHER);
    assertThat(bench.commanded()).isZero();
    bench.seconds(3);
    assertThat(last().stoppedReason()).contains(StoppedReason.MasterPass);
  }

  @Test
  @Covers({"C16.FR.03", "C12.FR.09"})
  void masterPass_atAWaitingVehicle_startsNothing() {
    masterPassAnswers();
    bench.plugIn(60);
    present(OTHER);
    assertThat(bench.session().authorized()).isFalse();
    var start = new RemoteStart(Optional.of(1), 7, OTHER, Optional.of(MASTER), Optional.empty());
    assertThat(bench.now(bench.station().requests().requestStart(start)).refusal()).isPresent();
    var other = new RemoteStart(Optional.of(1), 7, OTHER, Optional.empty(), Optional.empty());
    bench.now(bench.station().requests().requestStart(other));
    bench.settle();
    assertThat(bench.session().authorized()).isFalse();
  }

  @Test
  @Covers({"C04.FR.06"})
  void keyCode_wrongOnes_makeOneWaitLongerAndLonger() {
    bench.centralSystem.answerEach(Outgoing.Authorize.class, asked -> asked.token().value().equals("4711")
        ? Authorization.ACCEPTED
        : Authorization.of(AuthorizationStatus.Invalid));
    bench.plugIn(60);
    assertThat(type("1")).isEmpty();
    assertThat(notice()).contains("card-refused");
    assertThat(type("2")).isEmpty();
    assertThat(type("3")).isEmpty();
    assertThat(type("4711")).contains("key-code-wait");
    bench.seconds(10);
    assertThat(type("4")).isEmpty();
    bench.seconds(10);
    assertThat(type("4711")).contains("key-code-wait");
    bench.seconds(10);
    assertThat(type("4711")).isEmpty();
    assertThat(bench.session().authorized()).isTrue();
    assertThat(bench.centralSystem.sent(Outgoing.Authorize.class)).last()
        .isEqualTo(new Outgoing.Authorize(new IdToken("4711", IdTokenType.KeyCode)));
  }

  @ParameterizedTest
  @CsvSource({"''", "1234567890123456789012345678901234567"})
  void keyCode_thatCanBeNone_isRefused(String code) {
    assertThat(type(code)).contains("refused-key-code");
    assertThat(asked()).isZero();
  }

  @Test
  @Covers({"N09.FR.05", "N09.FR.06", "N10.FR.03", "N10.FR.04", "N10.FR.06"})
  void customerInformation_toldAndCleared_onceThereIsNoMore() {
    chargeAndLeave(CARD);
    assertThat(information(true, false)).containsExactly("Authorization cache: Accepted.");
    assertThat(information(true, true)).containsExactly("Authorization cache: Accepted.\nCleared.");
    assertThat(information(true, false)).containsExactly("No data found.");
    assertThat(information(false, true)).containsExactly("The data was cleared.");
  }

  @Test
  @Covers("N10.FR.03")
  void customerInformation_clearing_leavesListAndTransaction() {
    list(1, CARD, Authorization.ACCEPTED);
    bench.plugIn(60);
    present(CARD);
    information(true, true);
    assertThat(String.join("", information(true, false))).contains("Local authorization list: Accepted")
        .contains("EVSE 1: authorized").doesNotContain("cache");
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void noEvent_ofATokenThatOnlyStops_touchesTheDriversAuthorization() {
    bench.centralSystem.answerTokens(
        token -> Authorization.of(token.isSameAs(OTHER) ? AuthorizationStatus.Invalid : AuthorizationStatus.Accepted));
    bench.centralSystem.answer(Outgoing.Authorize.class, grouped(AuthorizationStatus.Accepted));
    set(TransactionVariables.TX_STOP_POINT, "EVConnected");
    bench.plugIn(60);
    present(CARD);
    present(OTHER);
    bench.seconds(5);
    assertThat(bench.centralSystem.events()).noneMatch(event -> event.trigger() == TriggerReason.Deauthorized);
  }

  private List<String> information(boolean report, boolean clear) {
    int before = bench.centralSystem.sent(Outgoing.CustomerInformation.class).size();
    assertThat(bench.<Boolean>now(bench.station().requests().customers()
        .customerInformation(new Wanted(9, report, clear, Optional.of(CARD))))).isTrue();
    bench.settle();
    var sent = bench.centralSystem.sent(Outgoing.CustomerInformation.class);
    return sent.subList(before, sent.size()).stream().map(Outgoing.CustomerInformation::text).toList();
  }

  private Optional<String> type(String code) {
    return bench.now(bench.station().driverActions().keyCode(1, code)).refusal();
  }

  private Outcome.Kind choose(int evseId) {
    return bench.now(bench.station().driverActions().masterPass(Set.of(evseId))).kind();
  }

  private void masterPassAnswers() {
    set(AuthorizationVariables.MASTER_PASS_GROUP_ID, "police");
    bench.centralSystem.answer(Outgoing.Authorize.class,
        new Authorization(AuthorizationStatus.Accepted, Optional.empty(), Optional.of(MASTER)));
  }

  private IdentificationView identification() {
    return bench.station().views().newest().identification();
  }

  private Optional<String> notice() {
    return Optional.ofNullable(identification().notices().get(1)).map(IdentificationView.Notice::token);
  }

  private void chargeAndLeave(IdToken token) {
    bench.plugIn(60);
    present(token);
    assertThat(bench.session().authorized()).isTrue();
    bench.unplug();
    bench.seconds(5);
  }

  private void list(int version, IdToken token, Authorization answer) {
    var update = new ListUpdate(version, ListUpdate.Kind.Differential,
        List.of(new ListUpdate.Entry(token, Optional.of(answer))));
    assertThat(bench.<LocalList.Outcome>now(bench.station().requests().authorization().updateLocalList(update)))
        .isInstanceOf(LocalList.Outcome.Accepted.class);
  }

  private void answerEvents(AuthorizationStatus status) {
    bench.centralSystem.answerTokens(_ -> Authorization.of(status));
  }

  private void set(VariableAddress variable, String value) {
    var result = bench.now(bench.station().requests()
        .setVariables(List.of(new Setting(variable, AttributeType.Actual, value))));
    assertThat(result.getFirst().isAccepted()).isTrue();
  }

  private static Authorization grouped(AuthorizationStatus status) {
    return new Authorization(status, Optional.empty(), Optional.of(GROUP));
  }

  private void present(IdToken token) {
    bench.hardware.events().cardPresented(token, Set.of(1));
    bench.settle();
  }

  private int asked() {
    return bench.centralSystem.sent(Outgoing.Authorize.class).size();
  }

  private TransactionEvent last() {
    return bench.centralSystem.events().getLast();
  }
}
