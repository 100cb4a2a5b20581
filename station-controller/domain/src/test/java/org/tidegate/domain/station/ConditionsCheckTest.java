package org.tidegate.domain.station;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.port.DriverRefusal;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;

import static org.assertj.core.api.Assertions.assertThat;

class ConditionsCheckTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Currency EUR = Currency.getInstance("EUR");

  @ParameterizedTest
  @CsvSource({"0,DEPARTURE", "-1,DEPARTURE", "1,", "1209600,", "1209601,DEPARTURE_FAR"})
  void departure_aroundItsBounds(long secondsAhead, DriverRefusal refusal) {
    var leaving = conditions("0.25", "EUR", List.of()).leaving(Optional.of(NOW.plus(Duration.ofSeconds(secondsAhead))));
    assertThat(ConditionsCheck.refusal(leaving, EUR, NOW)).isEqualTo(Optional.ofNullable(refusal));
  }

  @ParameterizedTest
  @CsvSource({"0.25,EUR,", "0.25,USD,CURRENCY", "-0.25,EUR,", "1000000,EUR,", "1000000.1,EUR,PRICE",
      "-1000001,EUR,PRICE",
      "0.1234567890,EUR,", "0.12345678901,EUR,PRICE"})
  void prices_aroundTheirBounds(String price, String currency, DriverRefusal refusal) {
    assertThat(ConditionsCheck.refusal(conditions(price, currency, List.of()), EUR, NOW))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  void slots_oneTooMany_isRefused() {
    var slot = new Slot(Set.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.MIDNIGHT);
    assertThat(ConditionsCheck.refusal(conditions("0.25", "EUR", Collections.nCopies(50, slot)), EUR, NOW)).isEmpty();
    assertThat(ConditionsCheck.refusal(conditions("0.25", "EUR", Collections.nCopies(51, slot)), EUR, NOW))
        .contains(DriverRefusal.SLOTS);
  }

  private static Conditions conditions(String price, String currency, List<Slot> slots) {
    return new Conditions(1, StateOfCharge.percent(30), Optional.empty(), Price.of(price, currency),
        Price.of(price, currency), Optional.empty(), slots, Optional.empty(), false, Conditions.CompensationUse.OFFSET);
  }
}
