package org.tidegate.domain.tariff;

import java.util.Map;
import java.util.Optional;
import org.tidegate.domain.session.CurrentKind;

/**
 * When a price holds; all that is given must be met (OCPP 2.1 Part 2, 2.96 and 2.97). Immutable.
 *
 * @param calendar times, days and dates
 * @param current of the EVSE
 * @param payment a brand or kind of payment; this station takes none itself, so such a price never holds
 * @param ranges of what is measured
 */
public record PriceConditions(Calendar calendar, Optional<CurrentKind> current, Optional<String> payment,
    Map<Measure, Range> ranges) {
  /** None. */
  public static final PriceConditions NONE = new PriceConditions(Calendar.ALWAYS, Optional.empty(), Optional.empty(),
      Map.of());

  /** Copies the map. */
  public PriceConditions {
    ranges = Map.copyOf(ranges);
  }

  /** Whether they are met. */
  boolean areMet(Usage usage) {
    return mayBeMet(usage)
        && ranges.entrySet().stream().allMatch(range -> range.getValue().includes(usage.of(range.getKey())));
  }

  /** Whether they are met but for what is measured. */
  boolean mayBeMet(Usage usage) {
    return payment.isEmpty() && current.map(usage.current()::equals).orElse(true) && calendar.holds(usage.local());
  }

  Optional<Range> range(Measure measure) {
    return Optional.ofNullable(ranges.get(measure));
  }
}
