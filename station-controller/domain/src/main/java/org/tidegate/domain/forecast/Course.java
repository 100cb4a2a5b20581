package org.tidegate.domain.forecast;

import java.math.BigDecimal;

/**
 * How one replay went. Immutable.
 *
 * @param earned exact, major units
 * @param sold Wh at the meter
 * @param last charge at its end, percent
 * @param lowest charge in it, percent
 */
record Course(BigDecimal earned, double sold, double last, double lowest) {}
