package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.devicemodel.TariffVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.Boot;
import org.tidegate.domain.message.Outgoing.BootAnswer;
import org.tidegate.domain.port.TariffRequests;
import org.tidegate.domain.price.PriceInterval;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.tariff.Calendar;
import org.tidegate.domain.tariff.ChargingPeriod;
import org.tidegate.domain.tariff.CostDetails;
import org.tidegate.domain.tariff.CostItem;
import org.tidegate.domain.tariff.PriceConditions;
import org.tidegate.domain.tariff.Rate;
import org.tidegate.domain.tariff.Rates;
import org.tidegate.domain.tariff.Tariff;
import org.tidegate.domain.transaction.TransactionEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tariffs with times of day while nobody knows how late it is: what was used then is priced once the time is known. */
class TariffClockTest {
  private static final BigDecimal DAY = new BigDecimal("0.4");
  private static final BigDecimal NIGHT = new BigDecimal("0.2");
  /** As the station's clock stands when it loses its time. */
  private static final LocalTime LATEST = LocalTime.of(13, 30);

  private final StationBench bench = new StationBench();
  private Instant truth = Instant.EPOCH;
  private long begun;

  @BeforeEach
  void tariffs() {
    bench.preset(TariffVariables.TARIFF_ENABLED, "true").preset(TariffVariables.COST_ENABLED, "true")
        .preset(TariffVariables.RUNNING_COST_ENABLED, "true");
    bench.start();
    bench.linkUp();
  }

  /**
   * It begins at this time and is known after so many minutes, of 20 in all; so many of its 20 minutes were by day, 06:00 to
   * 18:00.
   */
  @ParameterizedTest
  @Covers({"2.1 I12.FR.31", "2.1 I12.FR.33"})
  @CsvSource({"13:30, 10, 20", "17:35, 10, 20", "17:50, 15, 10", "17:50, 5, 10", "17:59, 10, 1", "18:00, 10, 0",
      "20:00, 10, 0", "05:55, 15, 15", "05:55, 2, 15", "23:50, 15, 0"})
  void energy_beganBeforeTheTimeWasKnown_isPricedByTheTimeThatItWas(LocalTime begins, int knownAfter, int byDay) {
    install(dayAndNight());
    loseTheTime(begins);
    charge();
    minutes(knownAfter);
    assertThat(running()).as("not known, not told").isEmpty();
    know();
    minutes(20 - knownAfter);
    var cost = end();

    assertThat(cost.failure()).isEmpty();
    assertPricedByDay(cost, byDay / 20.0);
    assertThat(cost.periods().getFirst().start()).isBetween(truth.minusSeconds(2), truth.plusSeconds(10));
    assertThat(cost.periods()).hasSize(byDay > 0 && byDay < 20 ? 2 : 1);
  }

  /** The same with a transaction that ran already when the station lost its supply and its time. */
  @ParameterizedTest
  @CsvSource({"13:45, 20", "17:50, 10", "18:00, 0", "20:00, 0"})
  void energy_restartedInTheMiddle_isPricedByTheTimeThatItWas(LocalTime restarts, int byDay) {
    install(dayAndNight());
    bench.advance(Duration.ofMinutes(5));
    charge();
    minutes(10);
    loseTheTime(restarts);
    bench.seconds(5);
    minutes(15);
    know();
    minutes(5);
    var cost = end();

    assertThat(cost.failure()).isEmpty();
    assertPricedByDay(cost, (10 + byDay) / 30.0);
  }

  /** The clock was right all the time, and the station off over the hour. */
  @Test
  void energy_stationOffWhileThePriceChanged_isPricedByTheTimeAfterwards() {
    install(dayAndNight());
    bench.advance(Duration.between(bench.loop.now(), at(LocalTime.of(17, 49))));
    charge();
    minutes(10);
    bench.restart(Duration.ofMinutes(2)).linkUp();
    bench.pressStart();
    minutes(10);
    assertPricedByDay(end(), 0.5);
  }

  @Test
  @Covers("2.1 I12.FR.14")
  void energy_timeNeverKnown_costCantBeWorkedOut() {
    install(dayAndNight());
    loseTheTime(LocalTime.of(20, 0));
    charge();
    minutes(20);
    var cost = end();
    assertThat(cost.failure()).contains("the time of the day is not known");
    assertThat(cost.total().toPay()).isZero();
    assertThat(cost.charging()).as("usage is known").isBetween(Duration.ofMinutes(19), Duration.ofMinutes(21));
  }

  @Test
  void energy_killedBeforeTheTimeWasKnown_costCantBeWorkedOut() {
    install(dayAndNight());
    loseTheTime(LocalTime.of(20, 0));
    charge();
    minutes(5);
    bench.restart(Duration.ofSeconds(20));
    know();
    minutes(5);
    assertThat(end().failure()).contains("the time of the day is not known");
  }

  /** No condition asks for the time: nothing waits. */
  @Test
  void energy_oneFlatPrice_isPricedAtOnce() {
    install(tariff("FLAT", Map.of(CostItem.ENERGY, always(DAY))));
    loseTheTime(LocalTime.of(20, 0));
    charge();
    minutes(5);
    assertThat(running()).isPresent();
    assertThat(bench.evse().prices().purchase()).contains(Price.of("0.4", "EUR"));
    assertPricedByDay(end(), 1);
  }

  /** What is paid once is paid by the time of the start, and once. */
  @ParameterizedTest
  @Covers("2.1 I12.FR.30")
  @CsvSource({"13:30, 3", "17:59, 3", "18:00, 0", "20:00, 0"})
  void fixedFee_byDayOnly_isThatOfTheStart(LocalTime begins, BigDecimal fee) {
    install(tariff("FEE", Map.of(CostItem.FIXED, byDay(new BigDecimal("3")))));
    loseTheTime(begins);
    charge();
    minutes(5);
    know();
    minutes(5);
    assertThat(end().total().toPay()).isEqualByComparingTo(fee);
  }

  /** Whether energy flowed while the time was not known is not forgotten. */
  @Test
  void time_chargingAndIdleBeforeTheTimeWasKnown_areToldApart() {
    install(tariff("TIME", Map.of(CostItem.CHARGING_TIME, byDay(new BigDecimal("0.1")), CostItem.IDLE_TIME,
        byDay(new BigDecimal("0.01")))));
    loseTheTime(LocalTime.of(14, 30));
    charge();
    minutes(4);
    bench.hardware.evse(1).pilot(ControlPilotState.B);
    minutes(6);
    bench.hardware.evse(1).pilot(ControlPilotState.C);
    minutes(2);
    know();
    minutes(1);
    var cost = end();
    assertThat(cost.charging()).isBetween(Duration.ofSeconds(400), Duration.ofSeconds(440));
    assertThat(cost.idle()).isBetween(Duration.ofSeconds(340), Duration.ofSeconds(380));
    assertThat(cost.total().toPay()).isBetween(new BigDecimal("0.72"), new BigDecimal("0.80"));
  }

  /** A default whose date has come, unnoticed by a clock that stands behind. */
  @ParameterizedTest
  @Covers("2.1 I07.FR.19")
  @CsvSource({"20:00, NEW", "18:30, OLD"})
  void defaultTariff_newOneCameIntoForceMeanwhile_isTheOneOfTheStart(LocalTime begins, String id) {
    install(tariff("OLD", Map.of(CostItem.ENERGY, always(DAY))));
    var next = tariff("NEW", Map.of(CostItem.ENERGY, always(NIGHT)));
    install(new Tariff(next.id(), next.currency(), Optional.of(at(LocalTime.of(19, 0))), List.of(), next.items(),
        Optional.empty(), Optional.empty()));
    loseTheTime(begins);
    charge();
    minutes(5);
    assertThat(bench.evse().prices().purchase()).as("which one holds is not known").isEmpty();
    know();
    minutes(5);
    assertPricedByDay(end(), id.equals("OLD") ? 1 : 0);
    assertThat(bench.centralSystem.events().stream().flatMap(event -> event.tariffId().stream()).toList().getLast())
        .isEqualTo(id);
  }

  /** From then on another holds, and the first until then. */
  @Test
  @Covers("2.1 I11.FR.08")
  void tariff_changedBeforeTheTimeWasKnown_bothArePricedByTheTimeThatItWas() {
    install(dayAndNight());
    loseTheTime(LocalTime.of(20, 0));
    charge();
    minutes(10);
    var changed = tariff("FLAT", Map.of(CostItem.ENERGY, always(DAY)));
    var transaction = bench.session().transactionId().orElseThrow();
    assertThat(bench.now(bench.station().requests().tariffs().change(transaction, changed)).status())
        .isEqualTo(TariffRequests.Status.Accepted);
    minutes(5);
    know();
    minutes(5);
    var cost = end();
    assertThat(cost.failure()).isEmpty();
    assertPricedByDay(cost, 0.5);
    assertThat(cost.periods()).extracting(ChargingPeriod::tariffId).contains("DAY", "FLAT");
  }

  @Test
  void prices_timeNotKnown_areUnknownWhereTheyEverChange() {
    install(dayAndNight());
    loseTheTime(LocalTime.of(20, 0));
    assertThat(bench.evse().prices().purchase()).isEmpty();
    charge();
    assertThat(bench.evse().prices().purchase()).isEmpty();
    bench.seconds(30);
    know();
    bench.seconds(1);
    assertThat(bench.evse().prices().purchase()).contains(Price.of("0.2", "EUR"));
    assertThat(bench.evse().prices().sale()).as("of the station's configuration").contains(Price.of("0.30", "EUR"));
  }

  /** The aggregator's own schedule is no better known. */
  @Test
  void prices_ofTheAggregatorsSchedule_areUnknownUnlessNothingIsToCome() {
    var now = bench.loop.now();
    var later = now.plus(Duration.ofHours(2));
    var schedule = new PriceSchedule(List.of(
        interval(now.minusSeconds(3600), "0.31"), interval(later, "0.51")), Optional.empty());
    assertThat(bench.now(bench.station().requests().setPrices(schedule))).isEmpty();
    assertThat(bench.evse().prices().sale()).contains(Price.of("0.31", "EUR"));
    loseTheTime(LocalTime.of(20, 0));
    bench.plugIn(50);
    assertThat(bench.evse().prices().sale()).isEmpty();
    know();
    bench.seconds(1);
    assertThat(bench.evse().prices().sale()).contains(Price.of("0.51", "EUR"));
  }

  private static PriceInterval interval(Instant start, String sale) {
    return new PriceInterval(start, Optional.of(Price.of(sale, "EUR")), Optional.empty());
  }

  private void install(Tariff tariff) {
    assertThat(bench.now(bench.station().requests().tariffs().setDefault(1, tariff)).status())
        .isEqualTo(TariffRequests.Status.Accepted);
  }

  /** The supply fails, and with it the machine's clock; it is this late when it is back. */
  private void loseTheTime(LocalTime whenItIsBack) {
    bench.linkDown();
    bench.advance(Duration.between(bench.loop.now(), at(LATEST)));
    bench.seconds(1);
    bench.loop.shiftWallClock(Duration.ofDays(-20));
    bench.restart(Duration.ofSeconds(20));
    truth = at(whenItIsBack);
    begun = bench.loop.nanoTime();
  }

  private void know() {
    bench.centralSystem.answer(Boot.class, new BootAnswer(BootAnswer.Status.Accepted,
        truth.plusNanos(bench.loop.nanoTime() - begun), 86_400));
    bench.linkUp();
  }

  private static Instant at(LocalTime time) {
    return StationBench.START.atZone(ZoneOffset.UTC).with(time).toInstant();
  }

  private void charge() {
    bench.plugIn(20);
    bench.pressStart();
    bench.settle();
    truth = truth.plusNanos(bench.loop.nanoTime() - begun);
    begun = bench.loop.nanoTime();
  }

  private void minutes(int minutes) {
    bench.advance(Duration.ofMinutes(minutes));
  }

  /** As the driver reads it. */
  private Optional<Money> running() {
    return bench.station().evse(1).orElseThrow().state.cost.running();
  }

  private CostDetails end() {
    bench.unplug();
    bench.seconds(5);
    bench.linkUp();
    bench.seconds(30);
    return bench.centralSystem.events().stream().filter(event -> event.type() == TransactionEvent.Type.Ended)
        .flatMap(event -> event.cost().stream()).toList().getLast();
  }

  /** So much of the energy at the price of the day, the rest at that of the night; to the minute, of power that hardly changes. */
  private static void assertPricedByDay(CostDetails cost, double share) {
    double energy = cost.energy().doubleValue() / 1000;
    double expected = energy * (share * DAY.doubleValue() + (1 - share) * NIGHT.doubleValue());
    assertThat(cost.total().toPay().doubleValue()).isCloseTo(expected,
        within(energy * 0.2 * 0.07));
  }

  private static Tariff dayAndNight() {
    return tariff("DAY", Map.of(CostItem.ENERGY,
        new Rates(List.of(new Rate(DAY, byDay()), new Rate(NIGHT, PriceConditions.NONE)), List.of())));
  }

  private static Rates byDay(BigDecimal price) {
    return new Rates(List.of(new Rate(price, byDay())), List.of());
  }

  private static Rates always(BigDecimal price) {
    return new Rates(List.of(new Rate(price, PriceConditions.NONE)), List.of());
  }

  private static PriceConditions byDay() {
    return new PriceConditions(new Calendar(Optional.of(LocalTime.of(6, 0)), Optional.of(LocalTime.of(18, 0)), Set.of(),
        Optional.empty(), Optional.empty()), Optional.empty(), Optional.empty(), Map.of());
  }

  private static Tariff tariff(String id, Map<CostItem, Rates> items) {
    return new Tariff(id, Currency.getInstance("EUR"), Optional.empty(), List.of(), items, Optional.empty(),
        Optional.empty());
  }
}
