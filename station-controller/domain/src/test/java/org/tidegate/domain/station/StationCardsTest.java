package org.tidegate.domain.station;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;
import org.tidegate.domain.view.Screen;

import static org.assertj.core.api.Assertions.assertThat;

class StationCardsTest {
  private static final IdToken CARD = new IdToken("04AABB", IdTokenType.ISO14443);
  private static final IdToken SAME_CARD = new IdToken("04aabb", IdTokenType.ISO14443);
  private static final IdToken OTHER = new IdToken("04CCDD", IdTokenType.ISO14443);
  private static final IdToken GROUP = new IdToken("FLEET", IdTokenType.Central);

  private final StationBench bench = StationBench.online();

  @Test
  void card_thenTheSameAgain_startsAndStops() {
    bench.plugIn(60);
    present(CARD);
    assertThat(bench.commanded()).isEqualTo(11_000);
    present(SAME_CARD);
    assertThat(bench.commanded()).isZero();
    bench.seconds(3);
    var ended = lastEvent();
    assertThat(ended.type()).isEqualTo(Type.Ended);
    assertThat(ended.trigger()).isEqualTo(TriggerReason.StopAuthorized);
    assertThat(ended.stoppedReason()).contains(StoppedReason.Local);
    assertThat(ended.idToken()).contains(SAME_CARD);
    assertThat(bench.hardware.evse(1).isLocked()).isFalse();
  }

  @Test
  void otherCard_whileCharging_doesNotStop() {
    bench.plugIn(60);
    present(CARD);
    present(OTHER);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.centralSystem.sent(Outgoing.Authorize.class)).hasSize(2);
  }

  @Test
  void cardOfTheSameGroup_whileCharging_stops() {
    bench.centralSystem.answer(Outgoing.Authorize.class,
        new Authorization(AuthorizationStatus.Accepted, Optional.empty(), Optional.of(GROUP)));
    bench.plugIn(60);
    present(CARD);
    present(OTHER);
    assertThat(bench.commanded()).isZero();
  }

  @Test
  void cardOfAnotherGroup_whileCharging_doesNotStop() {
    bench.centralSystem.answerEach(Outgoing.Authorize.class, asked -> new Authorization(AuthorizationStatus.Accepted,
        Optional.empty(), Optional.of(new IdToken(asked.token().value(), IdTokenType.Central))));
    bench.plugIn(60);
    present(CARD);
    present(OTHER);
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void refusedCard_thenAGoodOne_theGoodOneStarts() {
    bench.centralSystem.answerEach(Outgoing.Authorize.class, asked -> asked.token().isSameAs(OTHER)
        ? new Authorization(AuthorizationStatus.Blocked, Optional.empty(), Optional.empty())
        : Authorization.ACCEPTED);
    bench.plugIn(60);
    present(OTHER);
    assertThat(bench.session().authorized()).isFalse();
    present(CARD);
    assertThat(bench.session().authorized()).isTrue();
  }

  @Test
  void card_thenPlug_chargesAndTellsTheTokenOnce() {
    present(CARD);
    assertThat(bench.centralSystem.events()).hasSize(1);
    assertThat(lastEvent().trigger()).isEqualTo(TriggerReason.Authorized);
    bench.seconds(30);
    bench.plugIn(60);
    assertThat(bench.commanded()).isEqualTo(11_000);
    bench.seconds(60);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.centralSystem.events().stream().filter(event -> event.idToken().isPresent())).hasSize(1);
  }

  @Test
  void card_thenNoPlug_timesOutWithoutASummary() {
    present(CARD);
    bench.seconds(59);
    assertThat(lastEvent().type()).isEqualTo(Type.Started);
    bench.seconds(2);
    assertThat(lastEvent().type()).isEqualTo(Type.Ended);
    assertThat(lastEvent().stoppedReason()).contains(StoppedReason.Timeout);
    bench.seconds(10);
    assertThat(bench.evse().screen()).isEqualTo(Screen.IDLE);
    assertThat(bench.evse().summary()).isEmpty();
  }

  @Test
  void card_offline_isRefusedAndHarmless() {
    bench.plugIn(60);
    bench.linkDown();
    present(CARD);
    assertThat(bench.session().authorized()).isFalse();
    assertThat(bench.station().views().newest().stationFault()).isEmpty();
  }

  @Test
  void card_centralSystemDoesNotAnswer_startsNothing() {
    bench.centralSystem.answer(Outgoing.Authorize.class, FakeCentralSystem.SILENCE);
    bench.plugIn(60);
    present(CARD);
    bench.seconds(40);
    assertThat(bench.session().authorized()).isFalse();
    bench.centralSystem.take(Outgoing.Authorize.class);
    present(CARD);
    assertThat(bench.session().authorized()).isTrue();
  }

  @Test
  void token_refusedInTheTransaction_endsIt() {
    bench.centralSystem
        .answerTokens(_ -> new Authorization(AuthorizationStatus.Invalid, Optional.empty(), Optional.empty()));
    bench.plugIn(60);
    present(CARD);
    assertThat(bench.commanded()).isZero();
    bench.seconds(3);
    assertThat(lastEvent().type()).isEqualTo(Type.Ended);
    assertThat(lastEvent().stoppedReason()).contains(StoppedReason.DeAuthorized);
  }

  private void present(IdToken token) {
    bench.hardware.events().cardPresented(token, Set.of(1));
    bench.settle();
  }

  private TransactionEvent lastEvent() {
    return bench.centralSystem.events().getLast();
  }
}
