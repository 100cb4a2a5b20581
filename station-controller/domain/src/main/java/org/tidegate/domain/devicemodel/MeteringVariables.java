package org.tidegate.domain.devicemodel;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidegate.domain.metering.Measurand;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.MemberList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;

/** Variables of SampledDataCtrlr and AlignedDataCtrlr: what is metered when. Part 2 section 2.7. */
public final class MeteringVariables {
  private static final String SAMPLED = "SampledDataCtrlr";
  private static final String ALIGNED = "AlignedDataCtrlr";

  /** Measurands in the first message of a transaction. */
  public static final VariableAddress TX_STARTED_MEASURANDS = VariableAddress.of(SAMPLED, "TxStartedMeasurands");
  /** Measurands sampled during a transaction. */
  public static final VariableAddress TX_UPDATED_MEASURANDS = VariableAddress.of(SAMPLED, "TxUpdatedMeasurands");
  /** Seconds between them; 0: none. */
  public static final VariableAddress TX_UPDATED_INTERVAL = VariableAddress.of(SAMPLED, "TxUpdatedInterval");
  /** Measurands in the last message of a transaction. */
  public static final VariableAddress TX_ENDED_MEASURANDS = VariableAddress.of(SAMPLED, "TxEndedMeasurands");
  /** Seconds between them; 0: at start and end only. */
  public static final VariableAddress TX_ENDED_INTERVAL = VariableAddress.of(SAMPLED, "TxEndedInterval");
  /** Measurands read at whole intervals of the day. */
  public static final VariableAddress ALIGNED_MEASURANDS = VariableAddress.of(ALIGNED, "Measurands");
  /** Seconds of these intervals, counted from midnight; 0: none. */
  public static final VariableAddress ALIGNED_INTERVAL = VariableAddress.of(ALIGNED, "Interval");
  /** Measurands read at whole intervals and told in the last message of a transaction. */
  public static final VariableAddress ALIGNED_TX_ENDED_MEASURANDS = VariableAddress.of(ALIGNED, "TxEndedMeasurands");
  /** Seconds of these intervals; 0: none. */
  public static final VariableAddress ALIGNED_TX_ENDED_INTERVAL = VariableAddress.of(ALIGNED, "TxEndedInterval");

  private static final String SUPPORTED = list(Arrays.stream(Measurand.values()));
  private static final String REGISTERS = list(
      Stream.of(Measurand.ENERGY_IMPORT_REGISTER, Measurand.ENERGY_EXPORT_REGISTER));
  private static final String RUNNING = list(Stream.of(Measurand.ENERGY_IMPORT_REGISTER,
      Measurand.ENERGY_EXPORT_REGISTER, Measurand.POWER_IMPORT, Measurand.POWER_EXPORT, Measurand.SOC));
  private static final int DAY = 86_400;

  private MeteringVariables() {}

  static void declare(DeviceModel model) {
    model.declare(VariableAddress.of(SAMPLED, "Available"), VariableFacts.of(bool), "true");
    declareMeasurands(model, TX_STARTED_MEASURANDS, REGISTERS);
    declareMeasurands(model, TX_UPDATED_MEASURANDS, RUNNING);
    declareInterval(model, TX_UPDATED_INTERVAL, "60");
    declareMeasurands(model, TX_ENDED_MEASURANDS, REGISTERS);
    declareInterval(model, TX_ENDED_INTERVAL, "0");
    model.declare(VariableAddress.of(ALIGNED, "Available"), VariableFacts.of(bool), "true");
    declareMeasurands(model, ALIGNED_MEASURANDS, REGISTERS);
    declareInterval(model, ALIGNED_INTERVAL, "900");
    declareMeasurands(model, ALIGNED_TX_ENDED_MEASURANDS, "");
    declareInterval(model, ALIGNED_TX_ENDED_INTERVAL, "0");
  }

  private static void declareMeasurands(DeviceModel model, VariableAddress address, String initial) {
    model.declare(address, VariableFacts.of(MemberList, SUPPORTED).atMost(SUPPORTED.length()).writable(), initial);
  }

  private static void declareInterval(DeviceModel model, VariableAddress address, String initial) {
    model.declare(address, VariableFacts.of(integer).in("s").atLeast(0).atMost(DAY).writable(), initial);
  }

  private static String list(Stream<Measurand> measurands) {
    return measurands.map(Measurand::wire).collect(Collectors.joining(","));
  }
}
