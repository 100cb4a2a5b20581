package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.ocpp.translate.V2xSpelling.Extension;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.CustomData;

/** The spellings of a period's power, there and back. Immutable. */
record SchedulePeriods(V2xSpelling spelling) {
  /** What OCPP 2.0.1 itself writes for it in watts, K 3.6.1. */
  private static final BigDecimal NO_LIMIT = BigDecimal.valueOf(999_999);
  private static final V2xFields NO_FIELDS = new V2xFields(Optional.empty(), Optional.empty(), Optional.empty());

  /** Why this period can't be carried into the domain; what it means is judged there. */
  Optional<String> fault(ChargingSchedulePeriod wire) {
    if (hasOurFields(wire) && spelling.extension() != Extension.CUSTOM_DATA) {
      return Optional.of("fields in customData are switched off here");
    }
    return v2xFields(wire).flatMap(V2xFields::fault);
  }

  SchedulePeriod read(ChargingSchedulePeriod wire) {
    var fields = v2xFields(wire);
    if (fields.isPresent()) {
      return read(wire, V2xFields.in(fields.get()));
    }
    return spelling.negativeLimit() && wire.limit().signum() < 0
        ? period(wire, Optional.empty(),
            new V2xFields(Optional.of(OperationMode.CentralSetpoint), Optional.of(wire.limit()), Optional.empty()),
            Spelling.NEGATIVE_LIMIT)
        : period(wire, Optional.of(wire.limit()), NO_FIELDS, Spelling.PLAIN);
  }

  ChargingSchedulePeriod write(SchedulePeriod period) {
    return new ChargingSchedulePeriod(Math.toIntExact(period.start().toSeconds()), limit(period),
        period.numberPhases().orElse(null), period.phaseToUse().orElse(null), customData(period));
  }

  private SchedulePeriod read(ChargingSchedulePeriod wire, V2xFields fields) {
    return Ocpp21Fields.isFolded(wire.customData())
        ? period(wire, Optional.of(wire.limit()).filter(_ -> Ocpp21Fields.hasLimit(wire.customData())), fields,
            Spelling.OCPP21_FIELDS)
        : period(wire, Optional.of(wire.limit()), fields, Spelling.CUSTOM_DATA);
  }

  private static SchedulePeriod period(ChargingSchedulePeriod wire, Optional<BigDecimal> limit, V2xFields fields,
      Spelling spelled) {
    return new SchedulePeriod(Duration.ofSeconds(wire.startPeriod()), limit, fields.dischargeLimit(),
        fields.setpoint(), fields.mode().orElse(OperationMode.ChargingOnly), Optional.ofNullable(wire.numberPhases()),
        Optional.ofNullable(wire.phaseToUse()), spelled);
  }

  private Optional<Map<String, JsonNode>> v2xFields(ChargingSchedulePeriod wire) {
    return Optional.ofNullable(wire.customData())
        .filter(data -> hasOurFields(wire) || Ocpp21Fields.isFolded(data)).map(CustomData::fields);
  }

  private boolean hasOurFields(ChargingSchedulePeriod wire) {
    var data = wire.customData();
    return data != null && data.vendorId().equals(spelling.vendorId()) && V2xFields.areIn(data.fields().keySet());
  }

  private static BigDecimal limit(SchedulePeriod period) {
    return switch (period.spelling()) {
      case NEGATIVE_LIMIT -> period.setpoint().orElse(BigDecimal.ZERO);
      case PLAIN, CUSTOM_DATA, OCPP21_FIELDS, OCPP21 -> period.limit().orElse(absent(period));
    };
  }

  /** OCPP 2.0.1 can't leave it out. */
  private static BigDecimal absent(SchedulePeriod period) {
    return period.mode() == OperationMode.Idle ? BigDecimal.ZERO : NO_LIMIT;
  }

  private @Nullable CustomData customData(SchedulePeriod period) {
    return switch (period.spelling()) {
      case PLAIN, NEGATIVE_LIMIT -> null;
      case CUSTOM_DATA -> new CustomData(spelling.vendorId(), fields(period));
      case OCPP21 -> isPlainExternalLimit(period) ? null : new CustomData(spelling.vendorId(), fields(period));
      case OCPP21_FIELDS -> Ocpp21Fields.folded(fields(period), period.limit().isPresent());
    };
  }

  /** What every central system of OCPP 2.0.1 understands without our fields. */
  private static boolean isPlainExternalLimit(SchedulePeriod period) {
    return period.mode() == OperationMode.ExternalLimits && period.limit().isPresent()
        && period.dischargeLimit().isEmpty() && period.setpoint().isEmpty();
  }

  private static Map<String, JsonNode> fields(SchedulePeriod period) {
    return new V2xFields(Optional.of(period.mode()), period.setpoint(), period.dischargeLimit()).written();
  }
}
