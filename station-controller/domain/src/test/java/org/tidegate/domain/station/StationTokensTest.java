package org.tidegate.domain.station;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.devicemodel.AuthorizationVariables;
import org.tidegate.domain.devicemodel.TransactionVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;

import static org.assertj.core.api.Assertions.assertThat;

/** Groups, master pass, key codes and customers in the whole station. */
class StationTokensTest extends TokenSteps {
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

  /** However long the central system takes: who guesses gets no more tries by that. */
  @Test
  @Covers("C04.FR.06")
  void keyCode_whileOneIsBeingChecked_noOtherIsTried() {
    bench.centralSystem.answer(Outgoing.Authorize.class, FakeCentralSystem.SILENCE);
    bench.plugIn(60);
    assertThat(type("1")).isEmpty();
    assertThat(type("2")).contains("key-code-wait");
    assertThat(type("3")).contains("key-code-wait");
    assertThat(asked()).isEqualTo(1);
    bench.seconds(31);
    assertThat(type("2")).as("nobody could tell").isEmpty();
    bench.linkDown();
    bench.seconds(1);
    assertThat(type("3")).as("nobody could tell").isEmpty();
  }

  /** Cards at one point make nobody's words stay at another. */
  @Test
  void notice_othersFollowElsewhere_isGoneAfterItsTime() {
    bench.centralSystem.answer(Outgoing.Authorize.class, Authorization.of(AuthorizationStatus.Invalid));
    bench.hardware.events().cardPresented(CARD, Set.of(1));
    bench.settle();
    assertThat(notice()).contains("card-refused");
    for (int second = 0; second < 20; second += 4) {
      bench.seconds(4);
      bench.hardware.events().cardPresented(OTHER, Set.of(2));
      bench.settle();
    }
    assertThat(notice()).isEmpty();
    assertThat(identification().notices()).containsKey(2);
    bench.seconds(9);
    assertThat(identification().notices()).isEmpty();
  }
}
