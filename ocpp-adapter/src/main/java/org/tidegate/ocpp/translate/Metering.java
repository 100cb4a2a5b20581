package org.tidegate.ocpp.translate;

import java.util.List;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.metering.SampledValue;
import org.tidegate.ocpp.v201.MeasurandEnum;
import org.tidegate.ocpp.v201.ReadingContextEnum;
import org.tidegate.ocpp.v201.UnitOfMeasure;

/**
 * Meter values, block J. Measurand, context and unit are always told; the location is left to its default, the outlet,
 * where our meters sit. Pure functions, safe from any thread.
 */
final class Metering {
  private Metering() {}

  static List<org.tidegate.ocpp.v201.MeterValue> write(List<MeterValue> values) {
    return values.stream().map(Metering::write).toList();
  }

  private static org.tidegate.ocpp.v201.MeterValue write(MeterValue value) {
    var context = WireNames.dotted(value.context().wire(), ReadingContextEnum.class);
    return org.tidegate.ocpp.v201.MeterValue.of(
        value.values().stream().map(sample -> write(sample, context)).toList(), value.at());
  }

  private static org.tidegate.ocpp.v201.SampledValue write(SampledValue sample, ReadingContextEnum context) {
    var measurand = sample.measurand();
    return new org.tidegate.ocpp.v201.SampledValue(sample.value(), context,
        WireNames.dotted(measurand.wire(), MeasurandEnum.class), null, null, null,
        new UnitOfMeasure(measurand.unit(), null, null), null);
  }
}
