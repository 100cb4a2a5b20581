package org.tidegate.domain.permission;

import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;

/**
 * Prepared conditions that a driver can pick. Immutable.
 *
 * @param id lower-case letters, digits and hyphens; its name on the pages is the text {@code pattern-<id>}
 * @param stay until the departure from the moment of picking; absent: no departure
 */
public record ConditionsPattern(
    String id,
    StateOfCharge minimumCharge,
    Optional<StateOfCharge> requiredCharge,
    Price lowestSalePrice,
    Price highestPurchasePrice,
    Optional<Duration> stay,
    Optional<WattHours> wearBudget) {}
