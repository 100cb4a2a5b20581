package org.tidegate.domain.station;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.review.Moment;
import org.tidegate.domain.review.Refused;
import org.tidegate.domain.review.Review;
import org.tidegate.domain.view.SummaryView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidegate.domain.discharge.LimitReason.MINIMUM_STATE_OF_CHARGE;
import static org.tidegate.domain.discharge.LimitReason.PERMISSION_GIVEN;
import static org.tidegate.domain.discharge.LimitReason.SALE_PRICE;

/** What the summary says of a stay: promised, asked, delivered, refused; and what would have earned more. */
class StationReviewTest {
  private final StationBench bench = StationBench.online();

  @Test
  void review_stayWithRefusals_tellsEachWithItsReasonAndTime() {
    bench.plugIn(60);
    bench.pressStart();
    bench.setpoint(-6_000);
    bench.seconds(115);
    bench.pickPattern("balanced");
    bench.seconds(5);
    bench.permit();
    bench.seconds(600);
    bench.prices("0.10", "0.20");
    bench.seconds(300);
    bench.prices("0.40", "0.20");
    bench.seconds(600);
    bench.vehicle(30);
    bench.seconds(100);
    unplug();

    var review = review();
    assertThat(review.refused()).extracting(Refused::reason)
        .containsExactly(PERMISSION_GIVEN, SALE_PRICE, MINIMUM_STATE_OF_CHARGE);
    assertThat(review.refused()).extracting(one -> Duration.between(one.from(), one.until()).toSeconds())
        .containsExactly(120L, 300L, 100L);
    assertThat(review.refused()).allMatch(one -> one.times() == 1);
    // 6 kW asked for over 120 + 600 + 300 + 600 + 100 s, delivered over 1200 s.
    assertThat(review.askedOut().value()).isCloseTo(2_867, within(15L));
    assertThat(review.deliveredOut().value()).isCloseTo(2_000, within(15L));
    assertThat(review.askedIn().value()).isZero();
    assertThat(review.promisedCharge()).contains(StateOfCharge.percent(30));
    assertThat(review.expectation()).isPresent();
    assertThat(review.lowestCharge()).contains(StateOfCharge.percent(30));
    assertThat(review.unlisted()).isZero();
  }

  @Test
  void review_reasonThatFlaps_isOneEntryWithACount() {
    bench.plugInAndPermit(60);
    bench.setpoint(-6_000);
    for (int i = 0; i < 5; i++) {
      bench.prices("0.10", "0.20");
      bench.seconds(15);
      bench.prices("0.40", "0.20");
      bench.seconds(15);
    }
    unplug();

    assertThat(review().refused()).singleElement().satisfies(one -> {
      assertThat(one.reason()).isEqualTo(SALE_PRICE);
      assertThat(one.times()).isEqualTo(5);
    });
  }

  @Test
  void review_nobodyAuthorized_refusedNothing() {
    bench.plugIn(60);
    bench.seconds(300);
    unplug();

    assertThat(review().refused()).isEmpty();
    assertThat(review().promisedCharge()).isEmpty();
  }

  @Test
  void review_afterARestart_stillKnowsWhatWasBefore() {
    bench.plugInAndPermit(60);
    bench.setpoint(-6_000);
    bench.seconds(300);
    bench.prices("0.10", "0.20");
    bench.seconds(120);
    bench.prices("0.40", "0.20");
    bench.seconds(60);
    bench.restart(Duration.ofSeconds(20));
    bench.linkUp();
    bench.seconds(300);
    unplug();

    var review = review();
    assertThat(review.refused()).extracting(Refused::reason).contains(SALE_PRICE);
    assertThat(review.askedOut().value()).isGreaterThan(1_000);
    assertThat(bench.store.load().facts(Moment.class)).isEmpty();
    assertThat(bench.store.load().facts(Refused.class)).isEmpty();
    assertThat(bench.store.stays()).hasSize(1);
  }

  @Test
  void advice_priceTooLowForTheDriver_saysWhatALowerLimitWouldHaveEarned() {
    bench.prices("0.20", "0.15");
    bench.plugInAndPermit(60);
    bench.setpoint(-10_000);
    bench.seconds(1_800);
    unplug();

    var summary = summary();
    assertThat(summary.exported().value()).isZero();
    // "balanced" sells from 0.25 on. 10 kW for half an hour at 0.20.
    assertThat(summary.review().advice()).hasValueSatisfying(advice -> {
      assertThat(advice.alternative().token()).isEqualTo("lowest-sale-price");
      assertThat(advice.alternative().conditions().lowestSalePrice().perKwh()).isEqualByComparingTo("0.20");
      assertThat(advice.outcome().earned().minorUnits()).isCloseTo(100, within(2L));
      assertThat(advice.outcome().sold().value()).isCloseTo(5_000, within(30L));
    });
  }

  @Test
  void advice_denied_saysWhatAPatternWouldHaveEarned() {
    bench.plugIn(60);
    bench.pressStart();
    bench.deny();
    bench.setpoint(-10_000);
    bench.seconds(1_800);
    unplug();

    assertThat(review().advice()).hasValueSatisfying(advice -> {
      assertThat(advice.alternative().token()).isEqualTo("pattern-balanced");
      // 10 kW for half an hour at 0.30.
      assertThat(advice.outcome().earned().minorUnits()).isCloseTo(150, within(3L));
    });
  }

  @Test
  void advice_nothingWouldHaveEarnedMore_isNone() {
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.seconds(600);
    unplug();

    assertThat(review().advice()).isEmpty();
  }

  @Test
  void moments_setpointChangesAllTheTime_stayBounded() {
    bench.plugInAndPermit(60);
    for (int i = 0; i < 2_000; i++) {
      bench.setpoint(-1_000 - i);
      bench.seconds(5);
    }
    assertThat(bench.store.load().facts(Moment.class)).hasSizeLessThan(500);
    unplug();
    assertThat(bench.store.load().facts(Moment.class)).isEmpty();
  }

  @Test
  void copy_ofTheStay_hasAllItsRecords() {
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.seconds(1_200);
    unplug();

    assertThat(summary().copy()).hasSize(1);
    assertThat(summary().copy().getFirst()).startsWith("TIDEGATE COPY 1/1\nCS-1\n" + summary().account().partyRef());
  }

  @Test
  void review_lowestCharge_isKnownAfterARestartToo() {
    bench.plugInAndPermit(60);
    bench.setpoint(-6_000);
    bench.seconds(300);
    bench.vehicle(40);
    bench.setpoint(6_000);
    bench.seconds(10);
    bench.vehicle(50);
    bench.seconds(60);
    bench.restart(Duration.ofSeconds(20)).linkUp();
    bench.seconds(30);
    unplug();

    assertThat(review().lowestCharge()).contains(StateOfCharge.percent(40));
  }

  @Test
  void moments_clockIsSetBackByAnHour_areKeptAllTheSame() {
    bench.plugInAndPermit(60);
    bench.setpoint(-6_000);
    bench.seconds(60);
    bench.loop.shiftWallClock(Duration.ofHours(-1));
    bench.seconds(60);
    int before = moments();
    bench.setpoint(-3_000);
    bench.seconds(60);

    assertThat(moments()).isGreaterThan(before);
  }

  @Test
  void review_minimumRaisedLater_isHeldAgainstWhatWasPromisedBefore() {
    bench.plugInAndPermit(60);
    bench.setpoint(-6_000);
    bench.seconds(60);
    bench.vehicle(35);
    bench.seconds(30);
    var own = bench.session().conditions().orElseThrow();
    bench.now(bench.station().driverActions().setConditions(1, bench.version(), new Conditions(1,
        StateOfCharge.percent(50), own.requiredCharge(), own.lowestSalePrice(), own.highestPurchasePrice(),
        own.departure(), own.slots(), own.wearBudget(), own.entrusted(), own.compensationUse())));
    bench.seconds(60);
    unplug();

    assertThat(review().promisedCharge()).contains(StateOfCharge.percent(30));
    assertThat(review().lowestCharge()).contains(StateOfCharge.percent(35));
  }

  private int moments() {
    return bench.store.load().facts(Moment.class).size();
  }

  private void unplug() {
    bench.unplug();
    bench.seconds(5);
  }

  private SummaryView summary() {
    return bench.evse().summary().orElseThrow();
  }

  private Review review() {
    return summary().review();
  }
}
