package org.tidegate.ocpp.translate;

import java.util.List;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.metering.SampledValue;
import org.tidegate.domain.metering.SignedReading;
import org.tidegate.ocpp.v21.LocationEnum;
import org.tidegate.ocpp.v21.MeasurandEnum;
import org.tidegate.ocpp.v21.PhaseEnum;
import org.tidegate.ocpp.v21.ReadingContextEnum;
import org.tidegate.ocpp.v21.SignedMeterValue;
import org.tidegate.ocpp.v21.UnitOfMeasure;

/**
 * Meter values, block J. Measurand, context, location and unit are always told (J01.FR.07 to J01.FR.09, J02.FR.03 to
 * J02.FR.05); our meters sit at the outlet, and tell sums over all phases, but voltage of the first (J01.FR.10, J02.FR.06). Pure functions, safe from any thread.
 */
final class Metering {
  private Metering() {}

  static List<org.tidegate.ocpp.v21.MeterValue> write(List<MeterValue> values) {
    return values.stream().map(Metering::write).toList();
  }

  private static org.tidegate.ocpp.v21.MeterValue write(MeterValue value) {
    var context = WireNames.dotted(value.context().wire(), ReadingContextEnum.class);
    return org.tidegate.ocpp.v21.MeterValue.of(
        value.values().stream().map(sample -> write(sample, context)).toList(), value.at());
  }

  private static org.tidegate.ocpp.v21.SampledValue write(SampledValue sample, ReadingContextEnum context) {
    var measurand = sample.measurand();
    return new org.tidegate.ocpp.v21.SampledValue(sample.value(), context,
        WireNames.dotted(measurand.wire(), MeasurandEnum.class), sample.ofFirstPhase() ? PhaseEnum.L1N : null,
        measurand.isOfVehicle() ? LocationEnum.EV : LocationEnum.Outlet,
        sample.signed().map(Metering::write).orElse(null), new UnitOfMeasure(measurand.unit(), null, null), null);
  }

  private static SignedMeterValue write(SignedReading signed) {
    return new SignedMeterValue(signed.data(), signed.signingMethod(), signed.encodingMethod(), signed.publicKey(),
        null);
  }
}
