package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.Claimed;
import org.tidegate.domain.message.Outgoing.CompensationChosen;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.DriverActions.Outcome.Kind;
import org.tidegate.domain.price.PriceInterval;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.sale.ClaimCode;
import org.tidegate.domain.station.StationSettings.Retention;
import org.tidegate.domain.view.AccountView;

import static org.assertj.core.api.Assertions.assertThat;

/** How drivers are paid, with an identity and without. */
class StationAccountTest {
  private static final IdToken CARD = new IdToken("04A2B3", IdTokenType.ISO14443);

  private final StationBench bench = new StationBench();

  StationAccountTest() {
    bench.retention = new Retention(Duration.ofDays(400), Duration.ofDays(90), Duration.ofDays(30));
    bench.start();
    bench.linkUp();
  }

  @Test
  void stay_withoutIdentity_theRestIsLeftAsAOneTimeCode() {
    sell(600);

    var account = account();
    var paid = account.settlement().orElseThrow();
    var claim = account.claim().orElseThrow();
    assertThat(account.identified()).isFalse();
    // The first second was ordinary charging: what it cost is taken off.
    assertThat(paid.left()).isEqualTo(paid.earned().minus(paid.spent())).isEqualTo(claim.amount());
    assertThat(paid.due().minorUnits()).isZero();
    assertThat(claim.expires()).isEqualTo(bench.evse().summary().orElseThrow().unplugged().plus(Duration.ofDays(30)));
    assertThat(bench.centralSystem.sent(Claimed.class)).singleElement().satisfies(sent -> {
      assertThat(sent.claim().codeHash()).isEqualTo(ClaimCode.hash(claim.code().text()));
      assertThat(sent.claim().amount()).isEqualTo(claim.amount());
      assertThat(sent.claim().expires()).isEqualTo(claim.expires());
      assertThat(sent.claim().partyRef()).isEqualTo(bench.store.records().getLast().partyRef());
    });
    assertThat(bench.centralSystem.sent(CompensationChosen.class)).isEmpty();
  }

  @Test
  void code_isNeitherSentNorLogged_andStoredOnlyWhileItIsShown() {
    sell(600);
    var code = account().claim().orElseThrow().code();

    assertThat(bench.store.load().facts(ShownCode.class)).extracting(ShownCode::code).containsExactly(code);
    assertThat(bench.store.load().facts(ShownSummary.class)).singleElement()
        .satisfies(shown -> assertThat(shown.summary().account().claim().orElseThrow().code().text()).isEmpty());
    assertThat(bench.centralSystem.sent(Claimed.class).toString()).doesNotContain(code.text());
    assertThat(bench.evse().toString()).doesNotContain(code.text());
    assertThat(bench.store.committed(Change.MessageQueued.class))
        .anyMatch(queued -> queued.message() instanceof Claimed);
    bench.advance(bench.timing.summary().plusSeconds(1));
    assertThat(bench.store.load().facts(ShownCode.class)).isEmpty();
    assertThat(bench.store.load().facts(ShownSummary.class)).isEmpty();
  }

  @Test
  void code_afterTheSummary_isGone() {
    sell(600);
    bench.advance(bench.timing.summary().plusSeconds(1));
    assertThat(bench.evse().summary()).isEmpty();
  }

  @Test
  void stay_onlyCharged_owesItsBillAndClaimsNothing() {
    bench.plugIn(40);
    bench.pressStart();
    bench.seconds(600);
    unplug();

    var paid = account().settlement().orElseThrow();
    assertThat(paid.due()).isEqualTo(paid.spent());
    assertThat(paid.due().minorUnits()).isPositive();
    assertThat(account().claim()).isEmpty();
    assertThat(bench.centralSystem.sent(Claimed.class)).isEmpty();
  }

  @Test
  void stay_offline_theClaimIsStoredAndDeliveredLater() {
    bench.plugInAndPermit(60);
    bench.setpoint(-10_000);
    bench.seconds(200);
    bench.linkDown();
    bench.seconds(60);
    unplug();
    assertThat(account().claim()).isPresent();
    assertThat(bench.centralSystem.sent(Claimed.class)).isEmpty();

    bench.linkUp();
    bench.seconds(30);

    assertThat(bench.centralSystem.sent(Claimed.class)).hasSize(1);
  }

  @Test
  void stay_identified_theAggregatorBooksAndIsToldTheChoice() {
    sellWithCard();

    assertThat(account().identified()).isTrue();
    assertThat(account().claim()).isEmpty();
    assertThat(bench.centralSystem.sent(Claimed.class)).isEmpty();
    assertThat(bench.centralSystem.sent(CompensationChosen.class)).singleElement()
        .satisfies(sent -> assertThat(sent.choice().use()).isEqualTo(CompensationUse.OFFSET));
  }

  @Test
  void choice_changedInTheSummary_isToldAnewOnce() {
    sellWithCard();

    var outcome = bench.now(bench.station().driverActions().chooseCompensation(1, CompensationUse.POINTS));
    assertThat(outcome.kind()).isEqualTo(Kind.DONE);
    bench.now(bench.station().driverActions().chooseCompensation(1, CompensationUse.POINTS));

    assertThat(account().use()).isEqualTo(CompensationUse.POINTS);
    assertThat(bench.centralSystem.sent(CompensationChosen.class)).extracting(sent -> sent.choice().use())
        .containsExactly(CompensationUse.OFFSET, CompensationUse.POINTS);
    assertThat(bench.centralSystem.sent(CompensationChosen.class)).extracting(sent -> sent.choice().choiceId())
        .doesNotHaveDuplicates();
  }

  @Test
  void choice_withoutIdentityOrSummary_isRefused() {
    assertThat(bench.now(bench.station().driverActions().chooseCompensation(1, CompensationUse.POINTS)).refusal())
        .contains("refused-compensation");
    sell(600);
    assertThat(bench.now(bench.station().driverActions().chooseCompensation(1, CompensationUse.POINTS)).refusal())
        .contains("refused-compensation");
    assertThat(bench.now(bench.station().driverActions().chooseCompensation(9, CompensationUse.POINTS)).refusal())
        .contains("refused-compensation");
  }

  @Test
  void stay_identified_programStartedAgainBeforeTheUnplug_isStillTheDrivers() {
    sellWithCardAndStop();
    bench.restart(Duration.ofSeconds(20)).linkUp();
    bench.seconds(5);
    unplug();

    assertOnlyTheAggregatorPays();
  }

  @Test
  void stay_identified_somebodyPressesStartAfterwards_isStillTheDrivers() {
    sellWithCardAndStop();
    assertThat(bench.pressStart().kind()).isEqualTo(Kind.DONE);
    bench.seconds(30);
    bench.pressStop();
    bench.seconds(5);
    unplug();

    assertOnlyTheAggregatorPays();
  }

  @Test
  void summary_programStartedAgainMeanwhile_knowsWhatWasDeliveredBefore() {
    bench.plugInAndPermit(60);
    bench.setpoint(-10_000);
    bench.seconds(1_000);
    bench.restart(Duration.ofSeconds(20)).linkUp();
    bench.seconds(30);
    unplug();

    var summary = bench.evse().summary().orElseThrow();
    assertThat(summary.records()).hasSizeGreaterThan(2);
    assertThat(summary.delivered()).isEqualTo(summary.records().size());
  }

  @Test
  void prices_storedInAnotherCurrencyThanIsConfiguredNow_areNotKnown() {
    var francs = Optional.of(Price.of("0.30", "CHF"));
    var other = new StationBench();
    other.tariff = Optional.empty();
    other.store.commit(List.of(new Change.PricesSaved(new PriceSchedule(
        List.of(new PriceInterval(StationBench.START, francs, francs)), Optional.empty()))), () -> {});
    other.start();

    assertThat(other.evse().prices().sale()).isEmpty();
  }

  private void sell(int seconds) {
    bench.plugInAndPermit(60);
    bench.setpoint(-10_000);
    bench.seconds(seconds);
    unplug();
  }

  private void assertOnlyTheAggregatorPays() {
    assertThat(account().identified()).isTrue();
    assertThat(account().claim()).isEmpty();
    assertThat(bench.centralSystem.sent(Claimed.class)).isEmpty();
    assertThat(bench.centralSystem.sent(CompensationChosen.class)).singleElement()
        .satisfies(sent -> assertThat(sent.choice().partyRef())
            .isEqualTo(bench.store.records().getFirst().partyRef()));
  }

  private void sellWithCardAndStop() {
    sellByCard();
    bench.hardware.events().cardPresented(CARD, Set.of(1));
    bench.seconds(5);
    assertThat(bench.session().authorized()).isFalse();
  }

  private void sellWithCard() {
    sellByCard();
    unplug();
  }

  private void sellByCard() {
    bench.plugIn(60);
    bench.hardware.events().cardPresented(CARD, Set.of(1));
    bench.seconds(5);
    bench.pickPattern("balanced");
    bench.permit();
    bench.setpoint(-10_000);
    bench.seconds(600);
  }

  private void unplug() {
    bench.unplug();
    bench.seconds(5);
  }

  private AccountView account() {
    return bench.evse().summary().orElseThrow().account();
  }
}
