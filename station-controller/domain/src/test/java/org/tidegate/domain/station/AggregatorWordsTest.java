package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.aggregator.Advice;
import org.tidegate.domain.aggregator.Claim;
import org.tidegate.domain.aggregator.CompensationChoice;
import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.aggregator.OfferedPattern;
import org.tidegate.domain.aggregator.PriceRange;
import org.tidegate.domain.aggregator.Said;
import org.tidegate.domain.aggregator.Terms;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.TransferAnswer;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.view.StationView;

import static org.assertj.core.api.Assertions.assertThat;

/** Terms, statements and advice from the aggregator; choices and claims to it. */
class AggregatorWordsTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  private final StationBench bench = StationBench.online();

  @Test
  void terms_areShownAndOffered_andNonePickedBefore() {
    bench.plugIn(60);
    assertThat(tell(terms("2026-03", "EUR"))).isEmpty();
    assertThat(view().aggregator()).isEqualTo("Riverside");
    assertThat(view().words().terms().text().orElseThrow().in("de-AT")).isEqualTo("Wir zahlen.");
    assertThat(bench.evse().patterns()).extracting(ConditionsPattern::id).endsWith("night-pool");
    assertThat(bench.session().conditions()).as("nothing is picked for the driver").isEmpty();

    bench.pickPattern("night-pool");
    assertThat(bench.session().conditions().orElseThrow().minimumCharge()).isEqualTo(StateOfCharge.percent(40));
  }

  @Test
  void terms_changeWhileADriverReads_makeWhatWasReadStale() {
    bench.plugIn(60);
    tell(terms("1", "EUR"));
    long seen = bench.evse().version();
    tell(terms("2", "EUR"));
    assertThat(bench.evse().version()).isNotEqualTo(seen);
    long again = bench.evse().version();
    tell(terms("2", "EUR"));
    assertThat(bench.evse().version()).as("the same terms again are no news").isEqualTo(again);
  }

  @Test
  void permit_underTerms_isStoredWithTheirVersionBesideThatOfTheTexts() {
    bench.plugInAndPermit(60);
    assertThat(permission().textVersion()).isEqualTo("1");
    tell(terms("2026-03", "EUR"));
    bench.withdraw();
    bench.permit();
    assertThat(permission().textVersion()).isEqualTo("1/2026-03");
  }

  @Test
  void vehicle_connected_saysNothingOfWhoItIs() {
    bench.plugIn(60);
    bench.seconds(5);
    var told = bench.centralSystem.sent(Outgoing.VehicleConnected.class).getFirst();
    assertThat(told.vehicle().orElseThrow().capacity()).isPresent();
    assertThat(told.vehicle().orElseThrow().evccId()).isEmpty();
    assertThat(view().words().identifiesVehicles()).isFalse();
  }

  @Test
  void terms_surviveARestart() {
    tell(terms("2026-03", "EUR"));
    bench.restart(Duration.ofSeconds(10));
    assertThat(view().words().terms().version()).isEqualTo("2026-03");
    assertThat(bench.evse().patterns()).extracting(ConditionsPattern::id).endsWith("night-pool");
  }

  @Test
  void terms_inAnotherCurrency_areRefusedAndTheOldOnesStay() {
    tell(terms("1", "EUR"));
    assertThat(tell(terms("2", "USD"))).contains("prices must be in EUR");
    assertThat(view().words().terms().version()).isEqualTo("1");
  }

  @Test
  void statement_forTheDriverWhoIsHere_isShownThereAndGoesWithTheDriver() {
    bench.plugInAndPermit(60);
    bench.seconds(60);
    var party = party();
    assertThat(state(statement(party, 10))).isEmpty();
    assertThat(view().words().statement(1).orElseThrow().points()).isEqualTo(10);
    assertThat(view().words().statement(2)).isEmpty();
    bench.restart(Duration.ofSeconds(5));
    assertThat(view().words().statement(1).orElseThrow().points()).isEqualTo(10);

    bench.unplug();
    bench.seconds(5);
    assertThat(view().words().statement(1)).as("with the summary").isPresent();
    bench.seconds(120);
    assertThat(view().words().statement(1)).isEmpty();
    assertThat(bench.store.load().facts(CompensationStatement.class)).isEmpty();
    assertThat(state(statement(party, 11))).contains("nobody is here by this partyRef");
  }

  @Test
  void statement_olderThanTheLast_isRefused() {
    bench.plugInAndPermit(60);
    state(statement(party(), 10));
    var late = new CompensationStatement("late", party(), Instant.EPOCH, Optional.empty(), euros(0), euros(0), euros(0),
        euros(0), 99);
    assertThat(state(late)).contains("a newer statement was told before");
    assertThat(view().words().statement(1).orElseThrow().points()).isEqualTo(10);
  }

  @Test
  void advice_forTheDriverWhoIsHere_isShownThere() {
    bench.plugInAndPermit(60);
    var advice = new Advice("a", party(), bench.loop.now(), Said.in("en", "Park until eight."), List.of());
    assertThat(bench.now(bench.station().requests().takeAdvice(advice))).isEmpty();
    assertThat(view().words().advice(1)).contains(advice);
    var other = new Advice("a", "somebody", bench.loop.now(), Said.in("en", "Hello."), List.of());
    assertThat(bench.now(bench.station().requests().takeAdvice(other))).isPresent();
  }

  @Test
  void claim_serverAnswersWithErrors_stepsAsideForTheNext_andIsSentAgainOnTheNextConnection() {
    bench.centralSystem.answer(Outgoing.Claimed.class,
        new DeliveryFailed(DeliveryFailed.Kind.REFUSED, "InternalError"));
    queue(new Outgoing.Claimed(claim()));
    queue(new Outgoing.CompensationChosen(choice()));
    bench.seconds(6 * 3600);
    assertThat(bench.centralSystem.sent(Outgoing.Claimed.class)).hasSize(Outbox.MOST_TRIES);
    assertThat(bench.centralSystem.sent(Outgoing.CompensationChosen.class)).hasSize(1);
    bench.seconds(6 * 3600);
    assertThat(bench.centralSystem.sent(Outgoing.Claimed.class)).as("not for ever").hasSize(Outbox.MOST_TRIES);
    assertThat(bench.store.load().queue()).extracting(Change.MessageQueued::message)
        .containsExactly(new Outgoing.Claimed(claim()));

    bench.centralSystem.answer(Outgoing.Claimed.class, TransferAnswer.ACCEPTED);
    bench.linkDown();
    bench.linkUp();
    bench.seconds(5);
    assertThat(bench.store.load().queue()).isEmpty();
  }

  @Test
  void claim_rejected_staysStoredUntilTheNextBoot() {
    bench.centralSystem.answer(Outgoing.Claimed.class, TransferAnswer.REJECTED);
    queue(new Outgoing.Claimed(claim()));
    bench.seconds(3600);
    assertThat(bench.centralSystem.sent(Outgoing.Claimed.class)).hasSize(1);
    bench.centralSystem.answer(Outgoing.Claimed.class, TransferAnswer.ACCEPTED);
    bench.restart(Duration.ofSeconds(10)).linkUp();
    bench.seconds(5);
    assertThat(bench.centralSystem.sent(Outgoing.Claimed.class)).isNotEmpty();
    assertThat(bench.store.load().queue()).isEmpty();
  }

  @Test
  void choices_tooManyForAServerThatKnowsNone_theOldestMakeRoom() {
    bench.centralSystem.answer(Outgoing.CompensationChosen.class, TransferAnswer.UNKNOWN);
    for (int index = 0; index <= Outbox.MOST_OWED + 5; index++) {
      bench.station().core().outbox().queue(Change.Lane.INTERCHANGE, new Outgoing.CompensationChosen(choice()));
    }
    bench.station().core().journal().flush();
    bench.settle();
    assertThat(bench.station().core().outbox().waiting()).isEqualTo(Outbox.MOST_OWED);
    assertThat(bench.centralSystem.sent(Outgoing.CompensationChosen.class)).hasSize(1);
  }

  private void queue(Outgoing<?> message) {
    bench.station().core().outbox().queue(Change.Lane.INTERCHANGE, message);
    bench.station().core().journal().flush();
    bench.settle();
  }

  private CompensationChoice choice() {
    return new CompensationChoice("c", "s", 1, "p", Conditions.CompensationUse.POINTS, Instant.EPOCH);
  }

  private static Claim claim() {
    return new Claim("k", "p", "ab".repeat(32), euros(120), Instant.EPOCH, Instant.EPOCH.plusSeconds(10));
  }

  private static Terms terms(String version, String currency) {
    var pattern = new ConditionsPattern("night-pool", StateOfCharge.percent(40), Optional.empty(),
        Price.of("0.2", currency), Price.of("0.3", currency), Optional.empty(), Optional.empty());
    return new Terms(version, "Riverside", Optional.of(new Said(Map.of("en", "You are paid.", "de",
        "Wir zahlen."))), Optional.of(new PriceRange(Price.of("0.1", currency), Price.of("0.4", currency))),
        Optional.empty(), List.of(new OfferedPattern(Said.in("en", "Night pool"), pattern)));
  }

  private CompensationStatement statement(String party, long points) {
    return new CompensationStatement("st-" + points, party, bench.loop.now(), Optional.empty(), euros(500), euros(900),
        euros(400), euros(400), points);
  }

  private static Money euros(long cents) {
    return new Money(cents, EUR);
  }

  private Permission permission() {
    return bench.centralSystem.sent(Outgoing.PermissionChanged.class).getLast().permission();
  }

  private String party() {
    return bench.station().evse(1).orElseThrow().state.session().orElseThrow().identity().partyRef();
  }

  private Optional<String> tell(Terms terms) {
    return bench.now(bench.station().requests().setTerms(terms));
  }

  private Optional<String> state(CompensationStatement statement) {
    return bench.now(bench.station().requests().takeStatement(statement));
  }

  private StationView view() {
    return bench.station().views().newest();
  }
}
