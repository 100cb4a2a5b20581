package org.tidegate.ocpp.v201;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * One reading of a meter. Immutable. OCPP 2.0.1 Part 2, 2.41.
 *
 * @param value in the unit given, times ten to the power of its multiplier
 * @param context absent means Sample.Periodic
 * @param measurand absent means Energy.Active.Import.Register
 * @param phase absent: the overall value
 * @param location absent means Outlet
 * @param unitOfMeasure absent means Wh for energy
 */
public record SampledValue(BigDecimal value, @Nullable ReadingContextEnum context, @Nullable MeasurandEnum measurand,
    @Nullable PhaseEnum phase, @Nullable LocationEnum location, @Nullable SignedMeterValue signedMeterValue,
    @Nullable UnitOfMeasure unitOfMeasure, @Nullable CustomData customData) {
  public SampledValue {
    Check.required("value", value);
    Check.decimal("value", value);
  }

  /** With the required fields only. */
  public static SampledValue of(BigDecimal value) {
    return new SampledValue(value, null, null, null, null, null, null, null);
  }
}
