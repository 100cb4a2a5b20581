package org.tidegate.demo.aggregator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.v201.MeasurandEnum;
import org.tidegate.ocpp.v201.MeterValue;
import org.tidegate.ocpp.v201.SampledValue;

/** The newest reading of each measurand of one EVSE, in W, Wh and percent. Station loop only. */
final class Readings {
  /** A reading without measurand (OCPP 2.0.1 Part 2, 2.41). */
  private static final MeasurandEnum STANDARD = MeasurandEnum.EnergyActiveImportRegister;
  private static final int LARGEST_EXPONENT = 9;

  private final Map<MeasurandEnum, BigDecimal> values = new EnumMap<>(MeasurandEnum.class);
  private @Nullable Instant at;

  /** Takes what is newer; messages that waited offline don't overwrite what came after them. */
  void take(@Nullable List<MeterValue> meterValues) {
    for (var meterValue : meterValues == null ? List.<MeterValue>of() : meterValues) {
      if (at == null || !meterValue.timestamp().isBefore(at)) {
        at = meterValue.timestamp();
        meterValue.sampledValue().stream().filter(sample -> sample.phase() == null).forEach(this::take);
      }
    }
  }

  Optional<Instant> at() {
    return Optional.ofNullable(at);
  }

  Map<MeasurandEnum, BigDecimal> values() {
    return values;
  }

  Optional<BigDecimal> of(MeasurandEnum measurand) {
    return Optional.ofNullable(values.get(measurand));
  }

  Optional<BigDecimal> stateOfCharge() {
    return of(MeasurandEnum.SoC);
  }

  /** Positive into the vehicle. */
  Optional<BigDecimal> power() {
    var in = of(MeasurandEnum.PowerActiveImport);
    var out = of(MeasurandEnum.PowerActiveExport);
    return in.isEmpty() && out.isEmpty()
        ? Optional.empty()
        : Optional.of(in.orElse(BigDecimal.ZERO).subtract(out.orElse(BigDecimal.ZERO)));
  }

  private void take(SampledValue sample) {
    var measurand = sample.measurand() == null ? STANDARD : sample.measurand();
    values.put(measurand, sample.value().movePointRight(exponent(sample)));
  }

  private static int exponent(SampledValue sample) {
    var unit = sample.unitOfMeasure();
    if (unit == null) {
      return 0;
    }
    int multiplier = unit.multiplier() == null ? 0 : unit.multiplier();
    boolean kilo = unit.unit() != null && unit.unit().startsWith("k");
    return Math.clamp(multiplier, -LARGEST_EXPONENT, LARGEST_EXPONENT) + (kilo ? 3 : 0);
  }
}
