package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;

/**
 * OCPP 2.1 K01.FR.100: a cap on charging from a state of charge on. Immutable.
 *
 * @param soc percent, from which it applies
 * @param limit in the schedule's unit
 */
public record LimitAtSoC(int soc, BigDecimal limit) {}
