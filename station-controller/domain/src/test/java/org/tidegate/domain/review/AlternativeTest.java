package org.tidegate.domain.review;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

class AlternativeTest {
  private static final Instant START = Instant.parse("2026-03-02T13:15:00Z");

  /** Conditions may be remembered from before the installer set another currency. */
  @ParameterizedTest
  @CsvSource({"0.30, EUR, true", "0.25, EUR, true", "0.24, EUR, false", "0.30, CHF, false"})
  void lowestSalePrice_aboveWhatWasAskedAt_isWorthLowering(String own, String currency, boolean isWorthIt) {
    assertThat(Alternative.of(stay(own, currency, "0.24"), List.of())).extracting(Alternative::token)
        .filteredOn("lowest-sale-price"::equals).hasSize(isWorthIt ? 1 : 0);
  }

  private static StayTrace stay(String lowestSale, String currency, String asked) {
    var conditions = new Conditions(1, StateOfCharge.percent(30), Optional.empty(), Price.of(lowestSale, currency),
        Price.of("0.20", currency), Optional.empty(), List.of(), Optional.empty(), false, CompensationUse.OFFSET);
    var moment = new Moment("S", 0, START, true, false, Optional.of(Price.of(asked, "EUR")), Optional.empty(),
        Optional.of(new Watts(-5_000)), new Watts(11_000), new Watts(10_000), Optional.of(StateOfCharge.percent(60)),
        Optional.empty(), Optional.of(new WattHours(60_000)), WattHours.ZERO, WattHours.ZERO);
    return new StayTrace("S", "P", 1, START, START.plusSeconds(900), "UTC", 2, 1, Currency.getInstance("EUR"),
        Optional.of(conditions), WattHours.ZERO, WattHours.ZERO, Optional.empty(), Optional.empty(), List.of(moment));
  }
}
