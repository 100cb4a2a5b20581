package org.tidegate.domain.devicemodel;

import java.time.temporal.ChronoUnit;
import java.util.List;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.SequenceList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.dateTime;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;

/** Variables of DeviceDataCtrlr, the sizes of messages, and of ClockCtrlr. Part 2 section 2.1. */
public final class DeviceDataVariables {
  /** Most entries of a GetReportRequest. */
  public static final VariableAddress ITEMS_PER_GET_REPORT = items("GetReport");
  /** Most entries of a GetVariablesRequest. */
  public static final VariableAddress ITEMS_PER_GET_VARIABLES = items("GetVariables");
  /** Most entries of a SetVariablesRequest. */
  public static final VariableAddress ITEMS_PER_SET_VARIABLES = items("SetVariables");
  /** Most bytes of a GetReportRequest. */
  public static final VariableAddress BYTES_PER_GET_REPORT = bytes("GetReport");
  /** Most bytes of a GetVariablesRequest. */
  public static final VariableAddress BYTES_PER_GET_VARIABLES = bytes("GetVariables");
  /** Most bytes of a SetVariablesRequest. */
  public static final VariableAddress BYTES_PER_SET_VARIABLES = bytes("SetVariables");
  /** Most characters of a value that is set. */
  public static final VariableAddress CONFIGURATION_VALUE_SIZE = VariableAddress.of("DeviceDataCtrlr",
      "ConfigurationValueSize");
  /** The wall clock, UTC. */
  public static final VariableAddress DATE_TIME = VariableAddress.of("ClockCtrlr", "DateTime");
  /** Seconds by which the clock must be set for that to be told as a security event. */
  public static final VariableAddress TIME_ADJUSTMENT_REPORTING_THRESHOLD = VariableAddress.of("ClockCtrlr",
      "TimeAdjustmentReportingThreshold");
  /** Where the clock is set from, most wanted first. */
  public static final VariableAddress TIME_SOURCE = VariableAddress.of("ClockCtrlr", "TimeSource");

  private DeviceDataVariables() {}

  static void declare(DeviceModel model, StandardFacts facts, LiveFacts live) {
    for (var items : List.of(ITEMS_PER_GET_REPORT, ITEMS_PER_GET_VARIABLES, ITEMS_PER_SET_VARIABLES)) {
      model.declare(items, VariableFacts.of(integer).atLeast(1), "50");
    }
    // 50 entries with values of 1000 characters, three bytes each at the worst, fit in 256 KiB.
    for (var bytes : List.of(BYTES_PER_GET_REPORT, BYTES_PER_GET_VARIABLES, BYTES_PER_SET_VARIABLES)) {
      model.declare(bytes, VariableFacts.of(integer).atLeast(1024), "262144");
    }
    model.declare(CONFIGURATION_VALUE_SIZE, VariableFacts.of(integer).atMost(ValueRules.LONGEST_VALUE),
        String.valueOf(ValueRules.LONGEST_VALUE));
    declareClock(model, facts, live);
  }

  private static void declareClock(DeviceModel model, StandardFacts facts, LiveFacts live) {
    // Part 2 section 2.1.4: at most three decimals of a second.
    model.declareComputed(DATE_TIME, VariableFacts.of(dateTime),
        () -> live.now().truncatedTo(ChronoUnit.MILLIS).toString());
    // Part 2 section 2.1.32 recommends 20 s.
    model.declare(TIME_ADJUSTMENT_REPORTING_THRESHOLD, VariableFacts.of(integer).in("s").atLeast(0).writable(), "20");
    String sources = String.join(",", facts.timeSources());
    model.declare(TIME_SOURCE, VariableFacts.of(SequenceList, sources).writable(), sources);
    model.declareCheck(TIME_SOURCE, StandardVariables::refuseEmpty);
  }

  private static VariableAddress items(String message) {
    return VariableAddress.of("DeviceDataCtrlr", "ItemsPerMessage", message);
  }

  private static VariableAddress bytes(String message) {
    return VariableAddress.of("DeviceDataCtrlr", "BytesPerMessage", message);
  }
}
