package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import org.tidegate.domain.session.CurrentKind;

/**
 * What conditions of prices are judged by. Immutable.
 *
 * @param local time at the station
 * @param current of the EVSE
 * @param measured by kind; what is missing counts as 0
 */
record Usage(LocalDateTime local, CurrentKind current, Map<Measure, BigDecimal> measured) {
  BigDecimal of(Measure measure) {
    return measured.getOrDefault(measure, BigDecimal.ZERO);
  }
}
