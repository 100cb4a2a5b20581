package org.tidegate.domain.metering;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One measured value. Immutable.
 *
 * @param measurand what was measured
 * @param value in the measurand's unit
 * @param ofFirstPhase whether it was measured between the first phase and neutral, and not over all
 * @param signed the reading signed by the meter, where that was wanted
 */
public record SampledValue(
    Measurand measurand, BigDecimal value, boolean ofFirstPhase, Optional<SignedReading> signed) {

  /** A value over all that is not signed. */
  public SampledValue(Measurand measurand, BigDecimal value) {
    this(measurand, value, false, Optional.empty());
  }

  /** The same without the meter's key. */
  public SampledValue withoutKey() {
    return new SampledValue(measurand, value, ofFirstPhase, signed.map(SignedReading::withoutKey));
  }
}
