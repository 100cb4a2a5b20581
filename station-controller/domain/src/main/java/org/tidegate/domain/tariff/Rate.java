package org.tidegate.domain.tariff;

import java.math.BigDecimal;

/**
 * A price and when it holds. Immutable.
 *
 * @param price without taxes, in major units, exact; may be negative
 * @param conditions when it holds
 */
public record Rate(BigDecimal price, PriceConditions conditions) {}
