package org.tidegate.domain.sale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.sale.SaleCases.CHARGING;
import static org.tidegate.domain.sale.SaleCases.DISCHARGING;
import static org.tidegate.domain.sale.SaleCases.EUR;
import static org.tidegate.domain.sale.SaleCases.IDLE;
import static org.tidegate.domain.sale.SaleCases.SETTINGS;
import static org.tidegate.domain.sale.SaleCases.prices;
import static org.tidegate.domain.sale.SaleCases.reading;
import static org.tidegate.domain.sale.SaleCases.time;

class RecorderTest {
  private final Recorder recorder = new Recorder(SETTINGS, RecorderState.EMPTY);
  private final List<Draft> settled = new ArrayList<>();

  @Test
  void terms_directionChanges_firstReadingAfterwardsIsSharedByBothStretches() {
    begin(reading("10:00:00", 1000, 500), CHARGING);
    read(reading("10:01:00", 1100, 500));
    tell(DISCHARGING, "10:02:00");
    read(reading("10:02:03", 1200, 500));
    read(reading("10:03:00", 1200, 530));
    end("10:04:00");
    read(reading("10:04:01", 1200, 560));

    assertThat(settled).extracting(Line::of).containsExactly(
        "import 10:00:00 1000/500 to 10:02:03 1200/500 0.08 EUR metered",
        "export 10:02:03 1200/500 to 10:04:01 1200/560 0.02 EUR metered");
    assertThat(settled.get(0).terms()).isEqualTo(CHARGING);
    assertThat(settled.get(1).terms()).isEqualTo(DISCHARGING);
    assertThat(recorder.isOpen()).isFalse();
  }

  @Test
  void reading_beforeChange_doesNotSettle() {
    begin(reading("10:00:00", 1000, 500), CHARGING);
    tell(DISCHARGING, "10:02:00");
    read(reading("10:01:59.999", 1100, 500));

    assertThat(settled).isEmpty();

    read(reading("10:02:00", 1101, 500));

    assertThat(settled).extracting(Line::of)
        .containsExactly("import 10:00:00 1000/500 to 10:02:00 1101/500 0.04 EUR metered");
  }

  @Test
  void terms_readingOfSameMomentAlreadyTaken_settlesAtOnce() {
    begin(reading("10:00:00", 1000, 500), CHARGING);
    read(reading("10:02:00", 1100, 500));
    tell(DISCHARGING, "10:02:00");

    assertThat(settled).extracting(Line::of)
        .containsExactly("import 10:00:00 1000/500 to 10:02:00 1100/500 0.04 EUR metered");
    assertThat(recorder.wantsReading(time("10:02:00"))).isFalse();
  }

  @Test
  void terms_toldEveryTickOrSpeltOtherwise_changeNothing() {
    begin(reading("10:00:00", 1000, 500), CHARGING);
    tell(CHARGING, "10:01:00");
    tell(CHARGING.priced(prices("0.3", "0.4")), "10:02:00");
    read(reading("10:03:00", 1100, 500));

    assertThat(settled).isEmpty();
    assertThat(recorder.nextBoundary()).contains(time("10:15:00"));
  }

  @Test
  void terms_everyFactThatMakesAStretch_cuts() {
    var changes = List.of(CHARGING.flowing(Optional.empty()), CHARGING.priced(prices("0.31", "0.40")),
        CHARGING.priced(prices("0.30", "0.41")), CHARGING.priced(PricesAt.UNKNOWN), CHARGING.permittedBy("p-1", 1),
        CHARGING.following(7), StretchTerms.idle("t-2", "party-2"));
    for (var change : changes) {
      assertThat(change.continues(CHARGING)).as(change.toString()).isFalse();
    }
    assertThat(CHARGING.permittedBy("p-1", 2).continues(CHARGING.permittedBy("p-1", 1))).isFalse();
    assertThat(CHARGING.following(8).continues(CHARGING.following(7))).isFalse();
    assertThat(CHARGING.following(7).ordinary().continues(CHARGING)).isTrue();
    assertThat(CHARGING.permittedBy("p-1", 1).withoutPermission().continues(CHARGING)).isTrue();
  }

  @Test
  void terms_twoChangesBeforeAReading_readingBetweenBothSplitsThem() {
    begin(reading("10:00:00", 1000, 500), CHARGING);
    tell(DISCHARGING, "10:02:00");
    tell(IDLE, "10:03:00");
    read(reading("10:02:30", 1100, 500));
    read(reading("10:03:10", 1100, 540));
    recorder.closeWithLastKnown();

    assertThat(settled).extracting(Draft::terms).containsExactly(CHARGING, DISCHARGING);
  }

  @Test
  void reading_passesMarketBoundary_cutsWithItsOwnTime() {
    begin(reading("10:07:00", 1000, 500), CHARGING);
    read(reading("10:14:59.999", 1100, 500));
    read(reading("10:15:00.500", 1110, 500));
    read(reading("10:30:00", 1300, 500));

    assertThat(settled).extracting(Line::of).containsExactly(
        "import 10:07:00 1000/500 to 10:15:00.500 1110/500 0.04 EUR metered",
        "import 10:15:00.500 1110/500 to 10:30:00 1300/500 0.08 EUR metered");
  }

  @Test
  void wantsReading_atBoundaries_untilReadingCame() {
    assertThat(recorder.wantsReading(time("10:15:00"))).isFalse();
    begin(reading("10:00:00", 1000, 500), CHARGING);
    assertThat(recorder.wantsReading(time("10:14:59.999"))).isFalse();
    assertThat(recorder.wantsReading(time("10:15:00"))).isTrue();

    tell(DISCHARGING, "10:02:00");
    assertThat(recorder.nextBoundary()).contains(time("10:02:00"));
    assertThat(recorder.wantsReading(time("10:01:59"))).isFalse();
    assertThat(recorder.wantsReading(time("10:02:00"))).isTrue();

    read(reading("10:02:01", 1010, 500));
    assertThat(recorder.wantsReading(time("10:14:59"))).isFalse();
    assertThat(recorder.nextBoundary()).contains(time("10:15:00"));
  }

  @Test
  void settle_bothRegistersMoved_twoDraftsEachWithItsOwnRegister() {
    begin(reading("10:00:00", 1000, 500), DISCHARGING);
    end("10:05:00");
    read(reading("10:05:00", 1003, 700));

    assertThat(settled).extracting(Line::of).containsExactly(
        "import 10:00:00 1000/500 to 10:05:00 1003/500 0.00 EUR metered",
        "export 10:00:00 1003/500 to 10:05:00 1003/700 0.06 EUR metered");
  }

  @Test
  void settle_nothingMoved_noDraft() {
    begin(reading("10:00:00", 1000, 500), IDLE);
    tell(CHARGING, "10:05:00");
    read(reading("10:05:01", 1000, 500));
    read(reading("10:06:00", 1010, 500));
    settled.addAll(recorder.closeWithLastKnown());

    assertThat(settled).extracting(Line::of)
        .containsExactly("import 10:05:01 1000/500 to 10:06:00 1010/500 0.00 EUR last-known");
  }

  @Test
  void closeWithLastKnown_meterSilent_settlesWithNewestReadingAndItsTime() {
    begin(reading("10:00:00", 1000, 500), CHARGING);
    read(reading("10:03:00", 1100, 500));
    end("10:04:00");
    settled.addAll(recorder.closeWithLastKnown());

    assertThat(settled).extracting(Line::of)
        .containsExactly("import 10:00:00 1000/500 to 10:03:00 1100/500 0.04 EUR last-known");
    assertThat(recorder.isOpen()).isFalse();
    assertThat(recorder.nextBoundary()).isEmpty();
    assertThat(recorder.closeWithLastKnown()).isEmpty();
  }

  @Test
  void end_thenTermsAndReadings_nothingMoreHappens() {
    begin(reading("10:00:00", 1000, 500), CHARGING);
    end("10:04:00");
    tell(DISCHARGING, "10:04:01");
    end("10:04:02");
    read(reading("10:04:03", 1100, 500));
    read(reading("10:05:00", 1200, 500));
    tell(DISCHARGING, "10:05:01");

    assertThat(settled).hasSize(1);
    assertThat(recorder.isOpen()).isFalse();
  }

  @Test
  void begin_endStillWaits_firstReadingOfNextSettlesIt() {
    begin(reading("10:00:00", 1000, 500), CHARGING);
    end("10:04:00");
    begin(reading("10:04:05", 1100, 500), StretchTerms.idle("t-2", "party-2"));
    read(reading("10:05:00", 1101, 500));
    settled.addAll(recorder.closeWithLastKnown());

    assertThat(settled).extracting(draft -> draft.terms().transactionId() + " " + draft.energy() + " "
        + draft.quality()).containsExactly("t-1 100 Wh METERED", "t-2 1 Wh LAST_KNOWN");
  }

  @Test
  void reading_registerRunsBackwards_isRefused() {
    begin(reading("10:00:00", 1000, 500), CHARGING);
    read(reading("10:01:00", 1100, 500));
    read(reading("10:02:00", 0, 500));
    read(reading("10:02:01", 1100, 499));
    assertThat(recorder.wantsReading(time("10:30:00"))).as("asking would not help").isFalse();
    read(reading("10:20:00", 1200, 500));

    assertThat(settled).extracting(Line::of)
        .containsExactly("import 10:00:00 1000/500 to 10:20:00 1200/500 0.08 EUR metered");
  }

  @Test
  void begin_otherMeterWithLowerRegister_openStretchEndsWithLastKnown() {
    begin(reading("10:00:00", 1000, 500), CHARGING);
    read(reading("10:01:00", 1100, 500));
    begin(reading("10:10:00", 5, 0), StretchTerms.idle("t-2", "party-2"));

    assertThat(settled).extracting(Line::of)
        .containsExactly("import 10:00:00 1000/500 to 10:01:00 1100/500 0.04 EUR last-known");
  }

  @Test
  void reading_clockSetBack_waitingChangeIsReached() {
    begin(reading("10:00:00", 1000, 500), CHARGING);
    read(reading("10:01:00", 1100, 500));
    tell(DISCHARGING, "10:02:00");
    read(reading("09:02:00", 1110, 500));
    tell(IDLE, "09:03:00");
    read(reading("09:03:00", 1110, 600));

    assertThat(settled).extracting(Line::of).containsExactly(
        "import 10:00:00 1000/500 to 09:02:00 1110/500 0.04 EUR metered",
        "export 09:02:00 1110/500 to 09:03:00 1110/600 0.03 EUR metered");
    assertThat(settled).extracting(Draft::terms).containsExactly(CHARGING, DISCHARGING);
  }

  @Test
  void terms_meterSilentForManyChanges_newestTermsHoldAndStateStaysSmall() {
    begin(reading("10:00:00", 1000, 500), CHARGING);
    for (int i = 1; i <= 200; i++) {
      tell(CHARGING.following(i), time("10:00:00").plusSeconds(i).toString().substring(11, 19));
    }
    assertThat(recorder.state().waiting()).hasSize(32);

    read(reading("10:10:00", 1100, 500));

    assertThat(recorder.state().open().orElseThrow().terms()).isEqualTo(CHARGING.following(200));
    assertThat(settled).extracting(Draft::terms).containsExactly(CHARGING);
  }

  @Test
  void amount_unknownPrice_isZeroOfStationsCurrency() {
    begin(reading("10:00:00", 1000, 500), CHARGING.priced(PricesAt.UNKNOWN));
    end("10:04:00");
    read(reading("10:04:00", 9000, 500));

    assertThat(settled).extracting(Draft::amount).containsExactly(Money.zero(EUR));
    assertThat(settled.getFirst().unitPrice()).isEmpty();
  }

  @Test
  void amount_manySmallStretches_losesNothing() {
    // 10 stretches of 10 Wh at 0.40 EUR/kWh are 0.4 cents each: 4 cents in all, not 0.
    begin(reading("10:00:00", 0, 0), CHARGING.following(0));
    for (int i = 1; i <= 10; i++) {
      tell(CHARGING.following(i), "10:00:" + (10 + i));
      read(reading("10:00:" + (10 + i), 10L * i, 0));
    }

    assertThat(settled).extracting(draft -> draft.amount().minorUnits())
        .containsExactly(0L, 1L, 0L, 1L, 0L, 0L, 1L, 0L, 1L, 0L);
  }

  @Test
  void amount_nextTransaction_startsWithoutCarry() {
    begin(reading("10:00:00", 0, 0), CHARGING);
    end("10:01:00");
    read(reading("10:01:00", 10, 0)); // 0.4 cents: rounded to none, carried
    begin(reading("10:02:00", 10, 0), StretchTerms.idle("t-2", "party-2").priced(prices("0.30", "0.40")));
    end("10:03:00");
    read(reading("10:03:00", 20, 0));

    assertThat(settled).extracting(draft -> draft.amount().minorUnits()).containsExactly(0L, 0L);
    assertThat(recorder.state().carries()).extracting(AmountCarry::transactionId).containsExactly("t-2");
  }

  private void begin(MeterReading first, StretchTerms terms) {
    settled.addAll(recorder.begin(first, terms));
  }

  private void read(MeterReading reading) {
    settled.addAll(recorder.reading(reading));
  }

  private void tell(StretchTerms terms, String at) {
    settled.addAll(recorder.terms(terms, time(at)));
  }

  private void end(String at) {
    settled.addAll(recorder.end(time(at)));
  }

  /** A draft in one line. */
  private static final class Line {
    static String of(Draft draft) {
      return draft.direction().token() + " " + at(draft.start()) + " to " + at(draft.end()) + " " + draft.amount() + " "
          + draft.quality().token();
    }

    private static String at(Registers registers) {
      return registers.at().toString().substring(11).replace("Z", "") + " " + registers.imported().value() + "/"
          + registers.exported().value();
    }
  }
}
