package org.tidegate.domain.view;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.quantity.Price;

/**
 * Prices as shown to a driver. Immutable.
 *
 * @param sale paid to the driver for energy out of the battery; absent: unknown
 * @param purchase paid by the driver for energy into the battery; absent: unknown
 * @param nextChange when either changes, as far as known, UTC
 */
public record PricesView(Optional<Price> sale, Optional<Price> purchase, Optional<Instant> nextChange) {}
