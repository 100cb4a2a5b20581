package org.tidegate.domain.price;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.quantity.Price;

/**
 * The prices of one moment. Immutable.
 *
 * @param sale paid to the driver for energy out of the battery; absent: unknown
 * @param purchase paid by the driver for energy into the battery; absent: unknown
 * @param until when either changes, becomes known or stops being known, as far as that is known, UTC
 */
public record PricesAt(Optional<Price> sale, Optional<Price> purchase, Optional<Instant> until) {
  /** Nothing is known, now or ahead. */
  public static final PricesAt UNKNOWN = new PricesAt(Optional.empty(), Optional.empty(), Optional.empty());
}
