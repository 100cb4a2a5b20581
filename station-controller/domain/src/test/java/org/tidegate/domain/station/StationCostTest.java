package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.devicemodel.TariffVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.TariffRequests.Status;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.tariff.Calendar;
import org.tidegate.domain.tariff.CostDetails;
import org.tidegate.domain.tariff.CostItem;
import org.tidegate.domain.tariff.Measure;
import org.tidegate.domain.tariff.PriceConditions;
import org.tidegate.domain.tariff.Range;
import org.tidegate.domain.tariff.Rate;
import org.tidegate.domain.tariff.Rates;
import org.tidegate.domain.tariff.Tariff;
import org.tidegate.domain.tariff.TariffProblem;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.view.BoardView.Cost;

import static org.assertj.core.api.Assertions.assertThat;

/** Costs that the station works out, OCPP 2.1 I12, where meter, clock and knobs are the matter. */
class StationCostTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Rate FLAT = new Rate(new BigDecimal("0.50"), PriceConditions.NONE);
  private static final Rate BY_DAY = new Rate(new BigDecimal("0.60"), new PriceConditions(
      new Calendar(Optional.of(LocalTime.of(8, 0)), Optional.of(LocalTime.of(18, 0)), Set.of(), Optional.empty(),
          Optional.empty()),
      Optional.empty(), Optional.empty(), Map.of()));
  private static final Rate FAST = new Rate(BigDecimal.ONE, new PriceConditions(Calendar.ALWAYS, Optional.empty(),
      Optional.empty(), Map.of(Measure.POWER, new Range(Optional.of(new BigDecimal("5000")), Optional.empty()))));

  /** The time is not known any more, and the price depends on it; the next transaction finds it again. */
  @Test
  @Covers({"2.1 I12.FR.14", "2.1 I12.FR.18", "2.1 I12.FR.19", "2.1 I12.FR.43", "2.1 I12.FR.44"})
  void clockLostInTheMiddle_costFails_andTheNextTransactionMendsIt() {
    var bench = StationBench.online();
    install(bench, tariff(CostItem.ENERGY, BY_DAY, FLAT));
    charge(bench);
    bench.seconds(600);
    bench.loop.shiftWallClock(Duration.ofDays(-20));
    bench.restart(Duration.ofSeconds(5));
    bench.seconds(10);
    unplug(bench);
    assertThat(bench.evse().board().cost()).isEqualTo(Optional.of(new Cost.NotTold(List.of())));
    bench.linkUp();
    bench.seconds(10);

    assertThat(cost(bench).failure()).isPresent();
    assertThat(cost(bench).total().exclTax().orElseThrow()).isGreaterThan(BigDecimal.ZERO);
    assertThat(problems(bench)).containsExactly("true");

    charge(bench);
    bench.seconds(60);
    unplug(bench);
    assertThat(cost(bench).failure()).isEmpty();
    assertThat(problems(bench)).containsExactly("true", "false");
    assertThat(alerts(bench)).as("trigger Alerting").containsExactly("alert", "cleared");
  }

  private static List<String> alerts(StationBench bench) {
    return bench.centralSystem.sent(Outgoing.Events.class).stream().flatMap(told -> told.events().stream())
        .filter(event -> event.component().equals(TariffVariables.PROBLEM.component()))
        .map(event -> event.alert() ? "alert" : event.cleared() ? "cleared" : "change").toList();
  }

  /** The problem outlasts a restart, and so its end is told, once; killed before that was told too. */
  @ParameterizedTest
  @Covers({"2.1 I12.FR.18", "2.1 I12.FR.43", "2.1 I12.FR.44"})
  @CsvSource({"false", "true"})
  void problem_overARestart_isNotToldAgainAndItsEndIs(boolean killedBeforeTheEndIsTold) {
    var bench = StationBench.online();
    install(bench, tariff(CostItem.ENERGY, BY_DAY, FLAT));
    charge(bench);
    bench.seconds(600);
    bench.loop.shiftWallClock(Duration.ofDays(-20));
    bench.restart(Duration.ofSeconds(5));
    bench.seconds(10);
    unplug(bench);
    bench.linkUp();
    bench.seconds(10);
    assertThat(problems(bench)).containsExactly("true");

    bench.restart(Duration.ofSeconds(5)).linkUp();
    bench.seconds(60);
    assertThat(problems(bench)).isEmpty();
    assertThat(bench.station().core().tariffs().hasProblem()).isTrue();
    if (killedBeforeTheEndIsTold) {
      bench.centralSystem.answer(Outgoing.Events.class, FakeCentralSystem.SILENCE);
    }
    charge(bench);
    bench.seconds(60);
    unplug(bench);
    assertThat(problems(bench)).containsExactly("false");
    bench.restart(Duration.ofSeconds(5)).linkUp();
    bench.seconds(60);
    assertThat(problems(bench)).hasSize(killedBeforeTheEndIsTold ? 1 : 0).allMatch("false"::equals);
    assertThat(bench.store.load().facts(TariffProblem.class)).isEmpty();
  }

  /** I02.FR.03: the same identifier in capitals is the same. */
  @Test
  @Covers({"I02.FR.02", "I02.FR.03"})
  void costUpdated_transactionNamedInCapitals_isItsCost() {
    var bench = StationBench.online();
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(5);
    var id = bench.session().transactionId().orElseThrow();
    bench.station().requests().display().cost(id.toUpperCase(Locale.ROOT), new BigDecimal("4.20"));
    bench.settle();
    assertThat(bench.evse().board().cost()).contains(new Cost.Running(
        Money.rounded(new BigDecimal("4.20"), EUR)));
  }

  /** The limit falls from 9 to 3 kW: it is seen with the next reading, or when its time has come. */
  @ParameterizedTest
  @Covers({"2.1 I12.FR.31", "2.1 I12.FR.32"})
  @CsvSource({"0,0,3", "30,3,31"})
  void power_isLookedAtAsOftenAsIsWanted(int interval, int least, int most) {
    var bench = new StationBench().preset(TariffVariables.TARIFF_INTERVAL, String.valueOf(interval)).start();
    bench.linkUp();
    install(bench, tariff(CostItem.CHARGING_TIME, FAST, FLAT));
    charge(bench);
    bench.chargeLimit(9_000);
    bench.seconds(120);
    bench.chargeLimit(3_000);
    var fell = bench.loop.now();
    bench.seconds(120);
    unplug(bench);

    var slow = cost(bench).periods().getLast().start();
    assertThat(Duration.between(fell, slow).toSeconds()).isBetween((long) least, (long) most);
  }

  @Test
  @Covers({"2.1 I12.FR.06", "2.1 I12.FR.07", "2.1 I12.FR.08"})
  void driverWhoHadReserved_paysForIt_andTheNextDoesNot() {
    var bench = StationBench.online();
    var items = Map.of(CostItem.RESERVATION_TIME, new Rates(List.of(FLAT), List.of()), CostItem.RESERVATION_FIXED,
        new Rates(List.of(FLAT), List.of()));
    install(bench, new Tariff("T", EUR, Optional.empty(), List.of(), items, Optional.empty(), Optional.empty()));
    var card = new IdToken("CARD-1", IdTokenType.ISO14443);
    bench.now(bench.station().requests().reservations().reserve(new Reservation.Request(7,
        bench.loop.now().plusSeconds(3_600), Optional.of(1), Optional.empty(), card, Optional.empty())));
    bench.seconds(600);

    for (var minutes : List.of(10L, 0L)) {
      bench.plugIn(40);
      bench.hardware.events().cardPresented(card, Set.of(1));
      bench.settle();
      bench.seconds(60);
      unplug(bench);
      assertThat(cost(bench).reserved().map(Duration::toMinutes)).isEqualTo(Optional.of(minutes).filter(m -> m > 0));
      assertThat(cost(bench).parts().keySet()).isEqualTo(minutes > 0 ? items.keySet() : Set.of());
    }
  }

  @Test
  void costSwitchedOff_tariffIsNamedAndNothingMoreIsTold() {
    var bench = new StationBench().preset(TariffVariables.COST_ENABLED, "false").start();
    bench.linkUp();
    install(bench, tariff(CostItem.ENERGY, FLAT));
    charge(bench);
    bench.seconds(60);
    assertThat(bench.evse().board().cost()).isEmpty();
    unplug(bench);
    assertThat(bench.centralSystem.events().getLast().cost()).isEmpty();
    assertThat(bench.centralSystem.events()).extracting(TransactionEvent::tariffId).contains(Optional.of("T"));
  }

  /** Two defaults at an EVSE: the second one's time comes while a transaction runs (2.1 I07.FR.24). */
  @Test
  @Covers({"2.1 I07.FR.20", "2.1 I07.FR.24"})
  void defaultThatComesIntoForceMeanwhile_isForTheNextTransaction() {
    var bench = StationBench.online();
    install(bench, tariff(CostItem.ENERGY, FLAT));
    var later = new Tariff("LATER", EUR, Optional.of(bench.loop.now().plusSeconds(300)), List.of(),
        Map.of(CostItem.ENERGY, new Rates(List.of(FAST), List.of())), Optional.empty(), Optional.empty());
    install(bench, later);
    charge(bench);
    bench.seconds(600);
    unplug(bench);
    charge(bench);
    bench.seconds(60);
    unplug(bench);
    assertThat(bench.centralSystem.events().stream().flatMap(event -> event.tariffId().stream()))
        .containsExactly("T", "LATER");
  }

  private static void install(StationBench bench, Tariff tariff) {
    assertThat(bench.now(bench.station().requests().tariffs().setDefault(0, tariff)).status())
        .isEqualTo(Status.Accepted);
  }

  private static Tariff tariff(CostItem item, Rate... rates) {
    return new Tariff("T", EUR, Optional.empty(), List.of(), Map.of(item, new Rates(List.of(rates), List.of())),
        Optional.empty(), Optional.empty());
  }

  private static void charge(StationBench bench) {
    bench.plugIn(40);
    bench.pressStart();
    bench.seconds(5);
  }

  private static void unplug(StationBench bench) {
    bench.unplug();
    bench.seconds(30);
  }

  private static CostDetails cost(StationBench bench) {
    return bench.centralSystem.events().getLast().cost().orElseThrow();
  }

  private static List<String> problems(StationBench bench) {
    return bench.centralSystem.sent(Outgoing.Events.class).stream().flatMap(told -> told.events().stream())
        .filter(event -> event.component().name().equals("TariffCostCtrlr")).map(event -> event.value()).toList();
  }
}
