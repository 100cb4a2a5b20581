package org.tidegate.domain.sale;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.sale.SaleCases.SETTINGS;
import static org.tidegate.domain.sale.SaleCases.reading;
import static org.tidegate.domain.sale.SaleCases.time;

/** What holds for every course of a session, tried with many seeded ones. */
class RecorderPropertyTest {
  private static final int COURSES = 100;
  private static final int STEPS = 150;

  static Stream<Course> courses() {
    return IntStream.range(0, COURSES).mapToObj(Course::random);
  }

  static Stream<Course> coursesWithClockJumps() {
    return IntStream.range(0, COURSES).mapToObj(Course::randomWithClockJumps);
  }

  /** Each record is a line in the log. */
  static Stream<Course> fewCourses() {
    return courses().limit(10);
  }

  @ParameterizedTest
  @MethodSource({"courses", "coursesWithClockJumps"})
  void drafts_anyCourse_energyIsDifferenceOfRegistersBothWays(Course course) {
    var drafts = course.play();

    for (var way : Direction.values()) {
      long moved = drafts.stream().filter(draft -> draft.direction() == way).mapToLong(d -> d.energy().value()).sum();
      assertThat(moved).isEqualTo(course.last().of(way).minus(course.first().of(way)).value());
    }
    assertThat(drafts).allMatch(draft -> draft.energy().value() > 0);
  }

  @ParameterizedTest
  @MethodSource({"courses", "coursesWithClockJumps"})
  void drafts_anyCourse_eachStartsWithTheRegistersTheOneBeforeEndedWith(Course course) {
    var before = course.first();
    for (var draft : course.play()) {
      assertThat(draft.start().imported()).isEqualTo(before.imported());
      assertThat(draft.start().exported()).isEqualTo(before.exported());
      assertThat(other(draft.end(), draft)).isEqualTo(other(draft.start(), draft));
      before = draft.end();
    }
  }

  @ParameterizedTest
  @MethodSource({"courses", "coursesWithClockJumps"})
  void drafts_anyCourse_endsAreReadingsOfTheMeter(Course course) {
    var readings = new HashMap<Instant, Registers>();
    course.readings().forEach(reading -> readings.put(reading.at(), Registers.of(reading)));

    for (var draft : course.play()) {
      for (var end : List.of(draft.start(), draft.end())) {
        assertThat(readings).containsKey(end.at());
        assertThat(end.of(draft.direction())).isEqualTo(readings.get(end.at()).of(draft.direction()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource({"courses", "coursesWithClockJumps"})
  void drafts_anyCourse_amountsAreTheExactSumRoundedOnce(Course course) {
    var exact = new HashMap<String, BigDecimal>();
    var booked = new HashMap<String, Money>();
    for (var draft : course.play()) {
      var key = draft.terms().transactionId() + draft.direction() + draft.amount().currency();
      var due = draft.unitPrice().map(price -> price.times(draft.energy())).orElse(BigDecimal.ZERO);
      exact.merge(key, due, BigDecimal::add);
      booked.merge(key, draft.amount(), Money::plus);
      assertThat(draft.amount().minorUnits() * due.signum()).as("sign of %s", draft).isNotNegative();
      assertThat(booked.get(key)).isEqualTo(Money.rounded(exact.get(key), draft.amount().currency()));
    }
  }

  @ParameterizedTest
  @MethodSource("courses")
  void drafts_anyCourse_areCutByTheFirstReadingOfTheNextMarketInterval(Course course) {
    for (var draft : course.play()) {
      var boundary = SETTINGS.boundaryAfter(draft.start().at());
      assertThat(course.readings()).noneMatch(
          reading -> !reading.at().isBefore(boundary) && reading.at().isBefore(draft.end().at()));
    }
  }

  /** The energy between two readings belongs to the terms that held when the earlier of them was taken. */
  @ParameterizedTest
  @MethodSource("courses")
  void drafts_anyCourse_energyFlowedUnderTheTermsInForce(Course course) {
    var expected = new HashMap<StretchTerms, Map<Direction, Long>>();
    var readings = course.readings();
    for (int i = 1; i < readings.size(); i++) {
      var from = Registers.of(readings.get(i - 1));
      var to = Registers.of(readings.get(i));
      var ways = expected.computeIfAbsent(course.termsAt(from.at()), _ -> new HashMap<>());
      for (var way : Direction.values()) {
        ways.merge(way, to.of(way).minus(from.of(way)).value(), Long::sum);
      }
    }
    var actual = new HashMap<StretchTerms, Map<Direction, Long>>();
    for (var draft : course.play()) {
      actual.computeIfAbsent(draft.terms(), _ -> new HashMap<>()).merge(draft.direction(), draft.energy().value(),
          Long::sum);
    }
    expected.values().forEach(ways -> ways.values().removeIf(energy -> energy == 0));
    expected.values().removeIf(Map::isEmpty);
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource({"courses", "coursesWithClockJumps"})
  void restore_anyMoment_goesOnAsIfNeverStopped(Course course) {
    var restarts = new Random(course.seed() + 1);

    assertThat(course.play(recorder -> restarts.nextInt(3) == 0 ? new Recorder(SETTINGS, recorder.state()) : recorder))
        .isEqualTo(course.play());
  }

  @ParameterizedTest
  @MethodSource("fewCourses")
  void chain_anyCourse_isSoundAndMatchesTheMeter(Course course) {
    var chain = SaleCases.newChain();
    var records = course.play().stream().map(chain::append).toList();

    assertThat(ChainCheck.findings(records, SaleCases::isGenuine, chain.head())).isEmpty();
    var sums = SessionSums.of(records);
    assertThat(sums.matches(course.readings().getFirst(), course.readings().getLast())).isTrue();
  }

  private static WattHours other(Registers registers, Draft draft) {
    return registers.of(draft.direction() == Direction.IMPORT ? Direction.EXPORT : Direction.IMPORT);
  }

  private interface Restart {
    Recorder maybe(Recorder recorder);
  }

  /** A session as it may go: what is told, in the order told. */
  private record Course(int seed, StretchTerms terms, List<Object> steps) {

    static Course random(int seed) {
      return made(seed, false);
    }

    static Course randomWithClockJumps(int seed) {
      return made(seed, true);
    }

    private static Course made(int seed, boolean clockJumps) {
      var random = new Random(seed);
      var steps = new ArrayList<Object>();
      var now = time("23:00:00").plusMillis(random.nextInt(3_600_000));
      long imported = random.nextInt(1_000_000);
      long exported = random.nextInt(1_000_000);
      int transaction = 1;
      steps.add(reading(now, imported, exported));
      for (int i = 0; i < STEPS; i++) {
        now = now.plusMillis(random.nextInt(4) == 0 ? 0 : random.nextInt(200_000));
        if (clockJumps && random.nextInt(20) == 0) {
          now = now.plusMillis(random.nextInt(14_400_000) - 7_200_000);
        }
        if (random.nextInt(3) == 0) {
          transaction += random.nextInt(10) == 0 ? 1 : 0;
          steps.add(new RecorderState.Change(now, Optional.of(randomTerms(random, transaction))));
        } else if (steps.stream().noneMatch(new ReadAt(now)::is)) {
          imported += random.nextBoolean() ? random.nextInt(60) : 0;
          exported += random.nextBoolean() ? random.nextInt(60) : 0;
          steps.add(reading(now, imported, exported));
        }
      }
      return new Course(seed, randomTerms(random, 1), steps);
    }

    private static StretchTerms randomTerms(Random random, int transaction) {
      var terms = StretchTerms.idle("t-" + transaction, "party-" + transaction)
          .priced(new PricesAt(randomPrice(random), randomPrice(random), Optional.empty()));
      var ways = List.of(Optional.<Direction>empty(), Optional.of(Direction.IMPORT), Optional.of(Direction.EXPORT));
      terms = terms.flowing(ways.get(random.nextInt(3)));
      terms = random.nextBoolean() ? terms.permittedBy("p-1", 1 + random.nextInt(2)) : terms;
      return random.nextBoolean() ? terms.following(random.nextInt(3)) : terms;
    }

    private static Optional<Price> randomPrice(Random random) {
      var prices = List.of("0.31337", "0.3", "-0.0451", "12.345");
      var currency = random.nextInt(6) == 0 ? "JPY" : "EUR";
      return random.nextInt(5) == 0
          ? Optional.empty()
          : Optional.of(Price.of(prices.get(random.nextInt(prices.size())), currency));
    }

    List<Draft> play() {
      return play(recorder -> recorder);
    }

    List<Draft> play(Restart restart) {
      var drafts = new ArrayList<Draft>();
      var recorder = new Recorder(SETTINGS, RecorderState.EMPTY);
      drafts.addAll(recorder.begin(readings().getFirst(), terms));
      for (var step : steps.subList(1, steps.size())) {
        recorder = restart.maybe(recorder);
        drafts.addAll(switch (step) {
          case MeterReading reading -> recorder.reading(reading);
          case RecorderState.Change change -> recorder.terms(change.terms().orElseThrow(), change.at());
          default -> throw new AssertionError(step);
        });
      }
      recorder = restart.maybe(recorder);
      drafts.addAll(recorder.closeWithLastKnown());
      return drafts;
    }

    List<MeterReading> readings() {
      return steps.stream().filter(MeterReading.class::isInstance).map(MeterReading.class::cast).toList();
    }

    Registers first() {
      return Registers.of(readings().getFirst());
    }

    Registers last() {
      return Registers.of(readings().getLast());
    }

    StretchTerms termsAt(Instant moment) {
      var inForce = terms;
      for (var step : steps) {
        if (step instanceof RecorderState.Change change && !change.at().isAfter(moment)) {
          inForce = change.terms().orElseThrow();
        }
      }
      return inForce;
    }

    @Override
    public String toString() {
      return "seed " + seed;
    }
  }

  /** Two readings of one moment can't be told apart by their time; a meter does not give them. */
  private record ReadAt(Instant at) {
    boolean is(Object step) {
      return step instanceof MeterReading reading && reading.at().equals(at);
    }
  }
}
