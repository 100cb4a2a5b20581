package org.tidegate.ocpp.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Set;
import org.tidegate.ocpp.dialect.V2xSpelling.Extension;
import org.tidegate.ocpp.rpc.ConstraintViolation;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.v21.ChargingSchedulePeriod;

/**
 * How a charging schedule period says on OCPP 2.0.1 what only OCPP 2.1 has fields for, there and back. Changes trees in
 * place; safe from any thread.
 */
record PeriodSpelling(V2xSpelling spelling) {
  private static final String LIMIT = "limit";
  private static final String SETPOINT = "setpoint";
  private static final String MODE = "operationMode";
  private static final String CUSTOM_DATA = "customData";
  /** What OCPP 2.0.1, which can't leave it out, itself writes for it in watts, K 3.6.1. */
  private static final int NO_LIMIT = 999_999;
  private static final Set<String> PURPOSES_OF_SETPOINTS = Set.of("TxProfile", "TxDefaultProfile");
  private static final Set<String> OF_A_BARE_SETPOINT = Set.of(MODE, SETPOINT);

  /**
   * From the spellings that are switched on to the fields; what breaks their rules stays as it is, to be refused.
   *
   * @param purpose of the profile
   */
  void raise(ObjectNode period, String purpose) {
    if (hasOurFields(period)) {
      if (spelling.extension() == Extension.CUSTOM_DATA) {
        unfold(period);
      }
    } else if (spelling.negativeLimit() && PURPOSES_OF_SETPOINTS.contains(purpose)
        && decimal(period, LIMIT).signum() < 0 && !hasFields(period)) {
      period.set(SETPOINT, period.remove(LIMIT));
      period.put(MODE, "CentralSetpoint");
    }
  }

  /** From the fields to a spelling that is switched on. */
  void lower(ObjectNode period) {
    if (!hasFields(period) || spelling.extension() == Extension.OCPP21_FIELDS) {
      return;
    }
    if (isBareDischarge(period) && spelling.negativeLimit() || spelling.extension() == Extension.NONE) {
      toOneNumber(period);
      return;
    }
    if (isPlainExternalLimit(period)) {
      period.remove(MODE);
      return;
    }
    boolean isIdle = period.path(MODE).asText().equals("Idle");
    ObjectNode fields = PeriodFields.take(period).put("vendorId", spelling.vendorId());
    period.set(CUSTOM_DATA, fields);
    if (!period.has(LIMIT)) {
      period.put(LIMIT, isIdle ? 0 : NO_LIMIT);
    }
  }

  /** As a server reads it that knows nothing of discharging: the setpoint where there is one, else the limit. */
  static void toOneNumber(ObjectNode period) {
    ObjectNode fields = PeriodFields.take(period);
    if (fields.has(SETPOINT)) {
      period.set(LIMIT, fields.get(SETPOINT));
    } else if (!period.has(LIMIT)) {
      period.put(LIMIT, 0);
    }
  }

  private void unfold(ObjectNode period) {
    ObjectNode raised = period.deepCopy();
    ObjectNode custom = (ObjectNode) raised.get(CUSTOM_DATA);
    ObjectNode fields = PeriodFields.take(custom);
    raised.setAll(fields);
    if (custom.size() == 1) {
      raised.remove(CUSTOM_DATA);
    }
    if (isOnlyThereBecauseItMust(decimal(raised, LIMIT), fields.path(MODE).asText())) {
      raised.remove(LIMIT);
    }
    if (isValid(raised)) {
      period.removeAll();
      period.setAll(raised);
    }
  }

  /** OCPP 2.0.1 can't leave the limit out of a mode that has none (2.1 Q08.FR.01, 2.1 Q10.FR.01). */
  private static boolean isOnlyThereBecauseItMust(BigDecimal limit, String mode) {
    return mode.equals("Idle") && limit.signum() == 0
        || mode.equals("LocalFrequency") && limit.compareTo(BigDecimal.valueOf(NO_LIMIT)) == 0;
  }

  private static boolean isValid(ObjectNode period) {
    try {
      OcppJson.mapper().treeToValue(period, ChargingSchedulePeriod.class);
      return true;
    } catch (JsonProcessingException | ConstraintViolation e) {
      return false;
    }
  }

  /** What every central system understands without our fields. */
  private static boolean isPlainExternalLimit(ObjectNode period) {
    return period.has(LIMIT) && period.path(MODE).asText().equals("ExternalLimits")
        && PeriodFields.ADDED.stream().filter(period::has).allMatch(MODE::equals);
  }

  private static boolean isBareDischarge(ObjectNode period) {
    return !period.has(LIMIT) && period.path(MODE).asText().equals("CentralSetpoint")
        && decimal(period, SETPOINT).signum() < 0
        && PeriodFields.ADDED.stream().filter(period::has).allMatch(OF_A_BARE_SETPOINT::contains);
  }

  private static boolean hasFields(ObjectNode period) {
    return PeriodFields.ADDED.stream().anyMatch(period::has);
  }

  private boolean hasOurFields(ObjectNode period) {
    var custom = period.path(CUSTOM_DATA);
    return custom.path("vendorId").asText().equals(spelling.vendorId())
        && PeriodFields.ADDED.stream().anyMatch(custom::has);
  }

  private static BigDecimal decimal(ObjectNode period, String name) {
    return period.path(name).isNumber() ? period.get(name).decimalValue() : BigDecimal.ZERO;
  }
}
