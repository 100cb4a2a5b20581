package org.tidegate.domain.sale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.sale.SaleCases.CHARGING;
import static org.tidegate.domain.sale.SaleCases.DISCHARGING;
import static org.tidegate.domain.sale.SaleCases.EUR;
import static org.tidegate.domain.sale.SaleCases.SETTINGS;
import static org.tidegate.domain.sale.SaleCases.reading;
import static org.tidegate.domain.sale.SaleCases.time;

class SessionSumsTest {
  private static final PricesAt DOLLARS = new PricesAt(Optional.of(Price.of("0.30", "USD")), Optional.empty(),
      Optional.empty());

  @Test
  void of_chargeAndDischarge_sumsEachWay() {
    var sums = SessionSums.of(records(CHARGING, DISCHARGING));

    // 1000 Wh at 0.40 in, 500 Wh at 0.30 out.
    assertThat(sums).isEqualTo(new SessionSums(new WattHours(1000), new WattHours(500), Optional.of(new Money(15, EUR)),
        Optional.of(new Money(40, EUR))));
  }

  @Test
  void of_noRecords_energyIsZeroAndMoneyIsUnknown() {
    assertThat(SessionSums.of(List.of()))
        .isEqualTo(new SessionSums(WattHours.ZERO, WattHours.ZERO, Optional.empty(), Optional.empty()));
  }

  @Test
  void of_noPriceKnown_moneyIsUnknown() {
    var sums = SessionSums.of(records(CHARGING.priced(PricesAt.UNKNOWN), DISCHARGING.priced(PricesAt.UNKNOWN)));

    assertThat(sums.earned()).isEmpty();
    assertThat(sums.spent()).isEmpty();
    assertThat(sums.exported()).isEqualTo(new WattHours(500));
  }

  @Test
  void of_onePriceUnknownInStationsCurrency_sumsWhatIsKnown() {
    var sums = SessionSums.of(records(CHARGING.priced(PricesAt.UNKNOWN), DISCHARGING.priced(DOLLARS)));

    assertThat(sums.earned()).hasToString("Optional[0.15 USD]");
    assertThat(sums.spent()).hasToString("Optional[0.00 USD]");
  }

  @Test
  void of_twoCurrencies_moneyIsUnknown() {
    assertThat(SessionSums.of(records(CHARGING, DISCHARGING.priced(DOLLARS))).earned()).isEmpty();
  }

  @Test
  void matches_meterDifference_onlyWhenBothRegistersDo() {
    var sums = SessionSums.of(records(CHARGING, DISCHARGING));
    var first = reading("10:00:00", 4000, 6000);

    assertThat(sums.matches(first, reading("10:10:00", 5000, 6500))).isTrue();
    assertThat(sums.matches(first, reading("10:10:00", 5001, 6500))).isFalse();
    assertThat(sums.matches(first, reading("10:10:00", 5000, 6499))).isFalse();
  }

  /** 1000 Wh in under the first terms, then 500 Wh out under the second. */
  private static List<InterchangeRecord> records(StretchTerms in, StretchTerms out) {
    var recorder = new Recorder(SETTINGS, RecorderState.EMPTY);
    var drafts = new ArrayList<>(recorder.begin(reading("10:00:00", 4000, 6000), in));
    drafts.addAll(recorder.terms(out, time("10:05:00")));
    drafts.addAll(recorder.reading(reading("10:05:00", 5000, 6000)));
    drafts.addAll(recorder.end(time("10:10:00")));
    drafts.addAll(recorder.reading(reading("10:10:00", 5000, 6500)));
    return drafts.stream().map(SaleCases.newChain()::append).toList();
  }
}
