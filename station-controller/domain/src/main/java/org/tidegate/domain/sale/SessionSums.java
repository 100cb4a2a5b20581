package org.tidegate.domain.sale;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;

/**
 * What some records come to. Immutable.
 *
 * @param imported energy into the vehicle
 * @param exported energy out of the vehicle
 * @param earned paid to the driver; absent when no record tells a unit price, or they are in two currencies
 * @param spent paid by the driver; absent when no record tells a unit price, or they are in two currencies
 */
public record SessionSums(WattHours imported, WattHours exported, Optional<Money> earned, Optional<Money> spent) {

  /** The sums of these records. */
  public static SessionSums of(List<InterchangeRecord> records) {
    var currency = onlyCurrency(records);
    return new SessionSums(energy(records, Direction.IMPORT), energy(records, Direction.EXPORT),
        currency.map(only -> amount(records, Direction.EXPORT, only)),
        currency.map(only -> amount(records, Direction.IMPORT, only)));
  }

  /** What several come to; amounts of money only when all that are known are in one currency. */
  public static SessionSums total(List<SessionSums> all) {
    return new SessionSums(all.stream().map(SessionSums::imported).reduce(WattHours.ZERO, WattHours::plus),
        all.stream().map(SessionSums::exported).reduce(WattHours.ZERO, WattHours::plus),
        total(all, SessionSums::earned), total(all, SessionSums::spent));
  }

  private static Optional<Money> total(List<SessionSums> all, Function<SessionSums, Optional<Money>> which) {
    var known = all.stream().map(which).flatMap(Optional::stream).toList();
    return known.stream().map(Money::currency).distinct().count() == 1
        ? known.stream().reduce(Money::plus)
        : Optional.empty();
  }

  /** Whether the records' energy is the difference of the meter's registers between these readings, both ways. */
  public boolean matches(MeterReading first, MeterReading last) {
    return imported.equals(last.imported().minus(first.imported()))
        && exported.equals(last.exported().minus(first.exported()));
  }

  private static Optional<Currency> onlyCurrency(List<InterchangeRecord> records) {
    var currencies = records.stream().flatMap(record -> record.unitPrice().stream()).map(Price::currency).distinct()
        .toList();
    return currencies.size() == 1 ? Optional.of(currencies.getFirst()) : Optional.empty();
  }

  private static WattHours energy(List<InterchangeRecord> records, Direction direction) {
    return records.stream().filter(record -> record.direction() == direction).map(InterchangeRecord::energy)
        .reduce(WattHours.ZERO, WattHours::plus);
  }

  private static Money amount(List<InterchangeRecord> records, Direction direction, Currency currency) {
    return records.stream().filter(record -> record.direction() == direction && record.unitPrice().isPresent())
        .map(InterchangeRecord::amount).reduce(Money.zero(currency), Money::plus);
  }
}
