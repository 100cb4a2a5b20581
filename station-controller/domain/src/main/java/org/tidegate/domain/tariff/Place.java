package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.tidegate.domain.session.CurrentKind;

/**
 * Where a tariff is followed. Immutable.
 *
 * @param zone of the station
 * @param current of the EVSE
 */
public record Place(ZoneId zone, CurrentKind current) {
  Usage usage(Instant at, Map<Measure, BigDecimal> measured) {
    return new Usage(LocalDateTime.ofInstant(at, zone), current, measured);
  }
}
