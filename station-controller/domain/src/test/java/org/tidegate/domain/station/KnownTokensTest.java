package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.devicemodel.AuthorizationVariables;
import org.tidegate.domain.devicemodel.TransactionVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;

import static org.assertj.core.api.Assertions.assertThat;

/** What cache, list and central system say of a token, online and offline, in the whole station. */
class KnownTokensTest extends TokenSteps {
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
  @Covers({"C15.FR.07", "E05.FR.03"})
  void tokenRefusedLater_vehicleIsPluggedInAgain_takesNoMoreThanIsLeft() {
    set(TransactionVariables.STOP_TX_ON_INVALID_ID, "false");
    set(TransactionVariables.STOP_TX_ON_EV_SIDE_DISCONNECT, "false");
    set(TransactionVariables.TX_STOP_POINT, "Authorized");
    set(AuthorizationVariables.MAX_ENERGY_ON_INVALID_ID, "1000");
    answerEvents(AuthorizationStatus.Invalid);
    bench.plugIn(60);
    present(CARD);
    bench.seconds(180);
    var transaction = bench.session().transactionId();
    long taken = bench.session().imported().value();
    assertThat(taken).isBetween(400L, 600L);
    for (int again = 0; again < 2; again++) {
      bench.unplug();
      bench.seconds(10);
      bench.plugIn(60);
      bench.seconds(3600);
      taken += bench.session().imported().value();
    }

    assertThat(bench.session().transactionId()).isEqualTo(transaction);
    assertThat(bench.commanded()).isZero();
    assertThat(taken).isBetween(1_000L, 1_020L);
  }

  @Test
  @Covers({"C15.FR.07", "E05.FR.03"})
  void tokenRefusedLater_pluggedInAgainAndRestarted_takesNothing() {
    set(TransactionVariables.STOP_TX_ON_INVALID_ID, "false");
    set(TransactionVariables.STOP_TX_ON_EV_SIDE_DISCONNECT, "false");
    set(TransactionVariables.TX_STOP_POINT, "Authorized");
    set(AuthorizationVariables.MAX_ENERGY_ON_INVALID_ID, "100000");
    answerEvents(AuthorizationStatus.Invalid);
    bench.plugIn(60);
    present(CARD);
    bench.seconds(180);
    bench.unplug();
    bench.seconds(10);
    bench.plugIn(60);
    bench.seconds(60);
    assertThat(bench.commanded()).isEqualTo(11_000);
    var transaction = bench.session().transactionId();
    bench.restart(Duration.ofSeconds(10));
    answerEvents(AuthorizationStatus.Invalid);
    bench.linkUp();
    bench.seconds(60);

    assertThat(bench.session().transactionId()).isEqualTo(transaction);
    assertThat(last().chargingState()).as("how much it had taken before is not known")
        .contains(ChargingState.SuspendedEVSE);
    assertThat(bench.hardware.evse(1).isContactorClosed()).isFalse();
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

  @ParameterizedTest
  @Covers({"C01.FR.23", "C15.FR.06", "F01.FR.24"})
  @CsvSource({"false, SuspendedEVSE", "true, EVConnected"})
  void tokenRefusedLater_startPressedOrSomebodyElseStartedFromAfar_goesOnForNobody(String stops, ChargingState state) {
    set(TransactionVariables.STOP_TX_ON_INVALID_ID, stops);
    set(TransactionVariables.TX_STOP_POINT, "EVConnected");
    set(AuthorizationVariables.MAX_ENERGY_ON_INVALID_ID, "0");
    answerEvents(AuthorizationStatus.Invalid);
    bench.plugIn(60);
    present(CARD);
    bench.seconds(5);

    assertThat(bench.session().startOffered()).isFalse();
    assertThat(bench.pressStart().refusal()).contains("refused-start");
    var answer = bench.now(bench.station().requests().requestStart(
        new RemoteStart(Optional.of(1), 7, OTHER, Optional.empty(), Optional.empty())));
    assertThat(answer.refusal()).hasValueSatisfying(why -> assertThat(why.reasonCode()).isEqualTo("TxInProgress"));
    bench.seconds(5);
    assertThat(bench.commanded()).isZero();
    assertThat(last().chargingState()).contains(state);
  }
}
