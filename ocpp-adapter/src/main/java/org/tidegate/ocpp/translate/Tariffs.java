package org.tidegate.ocpp.translate;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.tariff.Amount;
import org.tidegate.domain.tariff.Calendar;
import org.tidegate.domain.tariff.CostItem;
import org.tidegate.domain.tariff.DriverTariff;
import org.tidegate.domain.tariff.Measure;
import org.tidegate.domain.tariff.PriceConditions;
import org.tidegate.domain.tariff.Range;
import org.tidegate.domain.tariff.Rate;
import org.tidegate.domain.tariff.Rates;
import org.tidegate.domain.tariff.Tariff;
import org.tidegate.domain.tariff.Tax;
import org.tidegate.ocpp.v21.DayOfWeekEnum;
import org.tidegate.ocpp.v21.EvseKindEnum;
import org.tidegate.ocpp.v21.Price;
import org.tidegate.ocpp.v21.TariffConditions;
import org.tidegate.ocpp.v21.TariffConditionsFixed;
import org.tidegate.ocpp.v21.TariffEnergy;
import org.tidegate.ocpp.v21.TariffFixed;
import org.tidegate.ocpp.v21.TariffTime;
import org.tidegate.ocpp.v21.TaxRate;

/** Tariffs of OCPP 2.1, section I. Pure functions, safe from any thread. */
public final class Tariffs {
  private static final Pattern TIME = Pattern.compile("([0-1][0-9]|2[0-3]):[0-5][0-9]");
  private static final Pattern DATE = Pattern.compile("[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");

  private Tariffs() {}

  /** A tariff, or why it can't be read: its texts have a syntax of their own that schemas do not tell. */
  public static DriverTariff read(org.tidegate.ocpp.v21.Tariff wire) {
    try {
      return DriverTariff.of(tariff(wire));
    } catch (DateTimeException e) {
      return unreadable("times of the day are HH:MM, dates YYYY-MM-DD");
    } catch (IllegalArgumentException e) {
      return unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static DriverTariff unreadable(String why) {
    return DriverTariff.unreadable(new Refusal("InvalidValue", why));
  }

  private static Tariff tariff(org.tidegate.ocpp.v21.Tariff wire) {
    var items = new EnumMap<CostItem, Rates>(CostItem.class);
    put(items, CostItem.ENERGY, wire.energy(), Tariffs::energy);
    put(items, CostItem.CHARGING_TIME, wire.chargingTime(), Tariffs::time);
    put(items, CostItem.IDLE_TIME, wire.idleTime(), Tariffs::time);
    put(items, CostItem.FIXED, wire.fixedFee(), Tariffs::fixed);
    put(items, CostItem.RESERVATION_TIME, wire.reservationTime(), Tariffs::time);
    put(items, CostItem.RESERVATION_FIXED, wire.reservationFixed(), Tariffs::fixed);
    return new Tariff(wire.tariffId(), currency(wire.currency()), Optional.ofNullable(wire.validFrom()),
        DisplayTexts.all(null, wire.description()), items, amount(wire.minCost()), amount(wire.maxCost()));
  }

  private static <T> void put(Map<CostItem, Rates> items, CostItem item, @Nullable T wire, Function<T, Rates> read) {
    if (wire != null) {
      items.put(item, read.apply(wire));
    }
  }

  private static Currency currency(String code) {
    return Currency.getAvailableCurrencies().stream().filter(known -> known.getCurrencyCode().equals(code)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the currency is no code of ISO 4217"));
  }

  private static Rates energy(TariffEnergy wire) {
    return new Rates(
        wire.prices().stream().map(price -> new Rate(price.priceKwh(), conditions(price.conditions()))).toList(),
        taxes(wire.taxRates()));
  }

  private static Rates time(TariffTime wire) {
    return new Rates(
        wire.prices().stream().map(price -> new Rate(price.priceMinute(), conditions(price.conditions()))).toList(),
        taxes(wire.taxRates()));
  }

  private static Rates fixed(TariffFixed wire) {
    return new Rates(
        wire.prices().stream().map(price -> new Rate(price.priceFixed(), conditions(price.conditions()))).toList(),
        taxes(wire.taxRates()));
  }

  private static PriceConditions conditions(@Nullable TariffConditions wire) {
    if (wire == null) {
      return PriceConditions.NONE;
    }
    var ranges = new EnumMap<Measure, Range>(Measure.class);
    range(ranges, Measure.ENERGY, wire.minEnergy(), wire.maxEnergy());
    range(ranges, Measure.CURRENT, wire.minCurrent(), wire.maxCurrent());
    range(ranges, Measure.POWER, wire.minPower(), wire.maxPower());
    range(ranges, Measure.TIME, decimal(wire.minTime()), decimal(wire.maxTime()));
    range(ranges, Measure.CHARGING_TIME, decimal(wire.minChargingTime()), decimal(wire.maxChargingTime()));
    range(ranges, Measure.IDLE_TIME, decimal(wire.minIdleTime()), decimal(wire.maxIdleTime()));
    return new PriceConditions(
        calendar(wire.startTimeOfDay(), wire.endTimeOfDay(), wire.dayOfWeek(), wire.validFromDate(),
            wire.validToDate()),
        current(wire.evseKind()), Optional.empty(), ranges);
  }

  private static PriceConditions conditions(@Nullable TariffConditionsFixed wire) {
    if (wire == null) {
      return PriceConditions.NONE;
    }
    return new PriceConditions(
        calendar(wire.startTimeOfDay(), wire.endTimeOfDay(), wire.dayOfWeek(), wire.validFromDate(),
            wire.validToDate()),
        current(wire.evseKind()),
        Stream.of(Optional.ofNullable(wire.paymentBrand()), Optional.ofNullable(wire.paymentRecognition()))
            .flatMap(Optional::stream).findFirst(),
        Map.of());
  }

  private static void range(Map<Measure, Range> ranges, Measure measure, @Nullable BigDecimal min,
      @Nullable BigDecimal max) {
    if (min != null || max != null) {
      ranges.put(measure, new Range(Optional.ofNullable(min), Optional.ofNullable(max)));
    }
  }

  private static @Nullable BigDecimal decimal(@Nullable Integer seconds) {
    return seconds == null ? null : BigDecimal.valueOf(seconds);
  }

  private static Calendar calendar(@Nullable String start, @Nullable String end, @Nullable List<DayOfWeekEnum> days,
      @Nullable String from, @Nullable String to) {
    return new Calendar(time(start), time(end), days(days), date(from), date(to));
  }

  private static Optional<LocalTime> time(@Nullable String text) {
    return Optional.ofNullable(text).map(time -> LocalTime.parse(matching(TIME, time)));
  }

  private static Optional<LocalDate> date(@Nullable String text) {
    return Optional.ofNullable(text).map(date -> LocalDate.parse(matching(DATE, date)));
  }

  private static String matching(Pattern syntax, String text) {
    if (!syntax.matcher(text).matches()) {
      throw new IllegalArgumentException("times of the day are HH:MM, dates YYYY-MM-DD");
    }
    return text;
  }

  private static Set<DayOfWeek> days(@Nullable List<DayOfWeekEnum> wire) {
    return wire == null
        ? Set.of()
        : wire.stream().map(day -> DayOfWeek.valueOf(day.name().toUpperCase(Locale.ROOT))).collect(Collectors.toSet());
  }

  private static Optional<CurrentKind> current(@Nullable EvseKindEnum wire) {
    return Optional.ofNullable(wire).map(kind -> WireNames.same(kind, CurrentKind.class));
  }

  private static List<Tax> taxes(@Nullable List<TaxRate> wire) {
    return wire == null
        ? List.of()
        : wire.stream().map(tax -> new Tax(tax.type(), tax.tax(), Optional.ofNullable(tax.stack()))).toList();
  }

  private static Optional<Amount> amount(@Nullable Price wire) {
    return Optional.ofNullable(wire).map(price -> new Amount(Optional.ofNullable(price.exclTax()),
        Optional.ofNullable(price.inclTax()), taxes(price.taxRates())));
  }
}
