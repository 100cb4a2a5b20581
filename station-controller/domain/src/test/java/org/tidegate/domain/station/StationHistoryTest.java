package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.driver.Gain;
import org.tidegate.domain.driver.RememberedDriver;
import org.tidegate.domain.driver.Visit;
import org.tidegate.domain.driver.Visits;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.review.UnjudgedStay;
import org.tidegate.domain.sale.SessionSums;
import org.tidegate.domain.session.StoredSession;
import org.tidegate.domain.view.DriverView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What a driver who is remembered can look back on. */
class StationHistoryTest {
  private static final IdToken CARD = new IdToken("04AABB", IdTokenType.ISO14443);
  private static final IdToken OTHER = new IdToken("04CCDD", IdTokenType.ISO14443);

  private final StationBench bench = new StationBench();

  @BeforeEach
  void start() {
    bench.start();
    bench.linkUp();
  }

  @Test
  void stays_ofARememberedCard_areThereNextTimeWithTheirSums() {
    arrive(CARD);
    remember();
    bench.advance(Duration.ofMinutes(10));
    leave();
    var summary = bench.evse().summary().orElseThrow();
    arrive(CARD);
    var visit = driver().visits().getFirst();
    assertThat(driver().visits()).hasSize(1);
    assertThat(visit.plugged()).isEqualTo(summary.plugged());
    assertThat(visit.unplugged()).isEqualTo(summary.unplugged());
    assertThat(visit.records()).isEqualTo(summary.records().size()).isPositive();
    assertThat(visit.recordsMatchMeter()).isTrue();
    assertThat(visit.sums().imported()).isEqualTo(summary.imported());
    assertThat(visit.sums().spent()).isEqualTo(summary.spent()).isPresent();
    leave();
    arrive(CARD);
    assertThat(driver().visits()).hasSize(2);
  }

  @Test
  void stays_ofSomebodyNotRemembered_areNotKept() {
    arrive(CARD);
    leave();
    arrive(CARD);
    remember();
    assertThat(driver().visits()).isEmpty();
    leave();
    arrive(OTHER);
    assertThat(driver().visits()).isEmpty();
  }

  @Test
  void stays_ofAVehicleAlone_areShownOnlyAfterThePin() {
    bench.plugIn(60);
    bench.pressStart();
    bench.pickPattern("balanced");
    done(bench.now(bench.station().driverActions().memory().choosePin(1, bench.version(), "1234")));
    bench.advance(Duration.ofMinutes(5));
    leave();
    bench.plugIn(60);
    bench.pressStart();
    assertThat(driver().visits()).isEmpty();
    done(bench.now(bench.station().driverActions().memory().enterPin(1, "1234")));
    assertThat(driver().visits()).hasSize(1);
  }

  @Test
  void stays_afterARestart_areStillThereUnderThePseudonymAlone() {
    arrive(CARD);
    remember();
    leave();
    bench.restart(Duration.ofMinutes(10)).linkUp();
    bench.seconds(5);
    assertThat(stored()).hasSize(1);
    assertThat(stored().getFirst().pseudonym()).doesNotContainIgnoringCase("04AABB");
    arrive(CARD);
    assertThat(driver().visits()).extracting(Visit::plugged).hasSize(1);
  }

  /** Chosen or entered in this stay; nobody but the vehicle says whose it is. After the restart it is locked again. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stay_ofAVehicleAlone_programIsKilledInIt_isListedAllTheSame(boolean entered) {
    bench.plugIn(60);
    bench.pressStart();
    bench.pickPattern("balanced");
    done(bench.now(bench.station().driverActions().memory().choosePin(1, bench.version(), "1234")));
    if (entered) {
      leave();
      bench.plugIn(60);
      done(bench.now(bench.station().driverActions().memory().enterPin(1, "1234")));
    }
    bench.restart(Duration.ofSeconds(20)).linkUp();
    bench.seconds(5);
    assertThat(driver().isUnlocked()).isFalse();
    assertThat(driver().visits()).isEmpty();
    leave();
    assertThat(stored().getFirst().visits()).hasSize(entered ? 2 : 1);
  }

  @Test
  void stay_ofAVehicleAlone_driverForgottenInIt_leavesNoPseudonym() {
    bench.plugIn(60);
    bench.pressStart();
    bench.pickPattern("balanced");
    done(bench.now(bench.station().driverActions().memory().choosePin(1, bench.version(), "1234")));
    assertThat(bench.store.load().sessions()).extracting(StoredSession::visitor).doesNotContain(Optional.empty());
    done(bench.now(bench.station().driverActions().memory().forget(1, bench.version())));
    assertThat(bench.store.load().sessions()).extracting(StoredSession::visitor).containsExactly(Optional.empty());
  }

  @Test
  void stays_driverForgotten_areForgottenToo() {
    arrive(CARD);
    remember();
    leave();
    arrive(CARD);
    done(bench.now(bench.station().driverActions().memory().forget(1, bench.version())));
    assertThat(driver().visits()).isEmpty();
    assertThat(stored()).isEmpty();
  }

  /** "balanced" sells from 0.25 on: 10 kW for half an hour at 0.20, twice. */
  @Test
  void stays_otherConditionsWouldHaveEarnedMore_areJudgedForThePeriod() {
    bench.prices("0.20", "0.15");
    arrive(CARD);
    remember();
    for (int stay = 0; stay < 2; stay++) {
      bench.pickPattern("balanced");
      bench.permit();
      bench.setpoint(-10_000);
      bench.seconds(1_800);
      leave();
      arrive(CARD);
    }
    var visits = driver().visits();
    assertThat(visits).hasSize(2);
    assertThat(Gain.best(visits)).hasValueSatisfying(gain -> {
      assertThat(gain.alternative()).isEqualTo("lowest-sale-price");
      assertThat(gain.more().minorUnits()).isCloseTo(200, within(4L));
    });
    assertThat(Gain.best(visits.subList(0, 1)).orElseThrow().more().minorUnits()).isCloseTo(100, within(2L));
    assertThat(Gain.best(List.of())).isEmpty();
  }

  /** Killed in the moment in which the stay has ended and nothing is judged yet. */
  @Test
  void stay_killedBeforeItIsJudged_isJudgedAtTheNextStart() {
    sellBelowThePrice();
    leaveUnjudged();
    assertThat(gains()).isEmpty();
    bench.restart(Duration.ofSeconds(20));
    assertThat(gains()).extracting(Gain::alternative).contains("lowest-sale-price");
    assertThat(bench.evse().summary().orElseThrow().review().advice()).as("on the panel too").isPresent();
    assertThat(unjudged()).isEmpty();
  }

  @Test
  void stay_killedBeforeItIsJudged_ofADriverWhoIsForgottenMeanwhile_leavesNothing() {
    sellBelowThePrice();
    leaveUnjudged();
    bench.loop.kill();
    bench.store = bench.store.restarted(bench.loop);
    var pseudonym = stored().getFirst().pseudonym();
    bench.store.commit(List.of(new Change.FactForgotten(RememberedDriver.class, pseudonym),
        new Change.FactForgotten(Visits.class, pseudonym)), () -> {});
    bench.start();
    assertThat(stored()).isEmpty();
    assertThat(unjudged()).isEmpty();
  }

  /** What ends the program at every start is given up: the station is more than its advice. */
  @Test
  void stay_notJudgedAtThreeStarts_isGivenUp() {
    sellBelowThePrice();
    leaveUnjudged();
    for (int start = 1; start <= 3; start++) {
      bench.loop.kill();
      bench.store = bench.store.restarted(bench.loop);
      bench.startUnsettled();
      assertThat(unjudged()).as("start %d", start).hasSize(1);
    }
    bench.restart(Duration.ofSeconds(20));
    assertThat(unjudged()).isEmpty();
    assertThat(gains()).isEmpty();
  }

  private void sellBelowThePrice() {
    bench.prices("0.20", "0.15");
    arrive(CARD);
    remember();
    bench.pickPattern("balanced");
    bench.permit();
    bench.setpoint(-10_000);
    bench.seconds(1_800);
  }

  /** Until the stay's end is stored, and no further. */
  private void leaveUnjudged() {
    bench.silenceVehicle();
    bench.hardware.evse(1).unplug();
    for (int task = 0; task < 1_000 && unjudged().isEmpty(); task++) {
      bench.loop.runNext();
    }
    assertThat(unjudged()).hasSize(1);
  }

  private List<UnjudgedStay> unjudged() {
    return bench.store.load().facts(UnjudgedStay.class);
  }

  private List<Gain> gains() {
    return stored().getFirst().visits().getFirst().gains();
  }

  @Test
  void visits_moreThanAreKept_loseTheOldest() {
    var visits = Visits.none("someone");
    var start = bench.loop.now();
    for (int i = 0; i < 510; i++) {
      visits = visits.and(new Visit(start.plusSeconds(i), start.plusSeconds(i + 1),
          SessionSums.of(List.of()), 0, true, List.of()));
    }
    assertThat(visits.visits()).hasSize(500);
    assertThat(visits.visits().getFirst().plugged()).isEqualTo(start.plusSeconds(10));
  }

  private void arrive(IdToken token) {
    bench.plugIn(60);
    bench.hardware.events().cardPresented(token, Set.of(1));
    bench.settle();
  }

  private void remember() {
    bench.pickPattern("balanced");
    done(bench.now(bench.station().driverActions().memory().remember(1, bench.version())));
  }

  private void leave() {
    bench.unplug();
    bench.seconds(5);
  }

  private DriverView driver() {
    return bench.session().driver();
  }

  private static void done(Outcome outcome) {
    assertThat(outcome.kind()).as("%s", outcome.refusal()).isEqualTo(Outcome.Kind.DONE);
    assertThat(outcome.refusal()).isEqualTo(Optional.empty());
  }

  private List<Visits> stored() {
    return bench.store.load().facts(Visits.class);
  }
}
