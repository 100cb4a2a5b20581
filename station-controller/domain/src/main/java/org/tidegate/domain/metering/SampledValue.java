package org.tidegate.domain.metering;

import java.math.BigDecimal;

/**
 * One measured value. Immutable.
 *
 * @param measurand what was measured
 * @param value in the measurand's unit
 */
public record SampledValue(Measurand measurand, BigDecimal value) {}
