package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tidegate.domain.smartcharging.OperationMode;

/**
 * The fields of OCPP 2.1 in a charging schedule period, wherever they were written. Immutable.
 *
 * @param mode absent means ChargingOnly (OCPP 2.1 Part 2, 2.18)
 * @param setpoint to follow
 * @param dischargeLimit the most to discharge with
 */
record V2xFields(Optional<OperationMode> mode, Optional<BigDecimal> setpoint, Optional<BigDecimal> dischargeLimit) {
  static final String OPERATION_MODE = "operationMode";
  static final String SETPOINT = "setpoint";
  static final String DISCHARGE_LIMIT = "dischargeLimit";
  static final Set<String> NAMES = Set.of(OPERATION_MODE, SETPOINT, DISCHARGE_LIMIT);

  /** They change the power as well; left out of account, the station would do something else than it was told. */
  private static final Set<String> BEYOND_US = Set.of("limit_L2", "limit_L3", "dischargeLimit_L2", "dischargeLimit_L3",
      "setpoint_L2", "setpoint_L3", "setpointReactive", "setpointReactive_L2", "setpointReactive_L3", "v2xBaseline",
      "v2xFreqWattCurve", "v2xSignalWattCurve", "evseSleep");

  static boolean areIn(Set<String> names) {
    return names.stream().anyMatch(name -> NAMES.contains(name) || BEYOND_US.contains(name));
  }

  /** Why these fields can't be taken; empty when they can. */
  static Optional<String> fault(Map<String, JsonNode> fields) {
    return Stream.of(BEYOND_US.stream().filter(fields::containsKey).sorted().map(name -> name + " is not supported"),
        Stream.of(SETPOINT, DISCHARGE_LIMIT).filter(name -> fields.containsKey(name) && !fields.get(name).isNumber())
            .map(name -> name + " is not a number"),
        Stream.of(OPERATION_MODE).filter(name -> fields.containsKey(name) && mode(fields.get(name)).isEmpty())
            .map(name -> name + " is none of " + Arrays.toString(OperationMode.values())))
        .flatMap(faults -> faults).findFirst();
  }

  /** What fields without a fault say. */
  static V2xFields in(Map<String, JsonNode> fields) {
    return new V2xFields(Optional.ofNullable(fields.get(OPERATION_MODE)).flatMap(V2xFields::mode),
        number(fields, SETPOINT), number(fields, DISCHARGE_LIMIT));
  }

  /** As fields again. */
  Map<String, JsonNode> written() {
    var fields = new LinkedHashMap<String, JsonNode>();
    mode.ifPresent(value -> fields.put(OPERATION_MODE, TextNode.valueOf(value.name())));
    setpoint.ifPresent(value -> fields.put(SETPOINT, DecimalNode.valueOf(value)));
    dischargeLimit.ifPresent(value -> fields.put(DISCHARGE_LIMIT, DecimalNode.valueOf(value)));
    return fields;
  }

  private static Optional<OperationMode> mode(JsonNode name) {
    return Arrays.stream(OperationMode.values()).filter(mode -> mode.name().equals(name.textValue())).findFirst();
  }

  private static Optional<BigDecimal> number(Map<String, JsonNode> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(JsonNode::decimalValue);
  }
}
