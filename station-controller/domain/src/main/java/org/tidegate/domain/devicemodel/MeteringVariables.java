package org.tidegate.domain.devicemodel;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidegate.domain.metering.Measurand;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.MemberList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.OptionList;
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

  /** Whether values are sampled in transactions at all. */
  public static final VariableAddress SAMPLED_ENABLED = VariableAddress.of(SAMPLED, "Enabled");
  /** Whether the meter signs what transactions tell; only where it can. */
  public static final VariableAddress SAMPLED_SIGN_READINGS = VariableAddress.of(SAMPLED, "SignReadings");
  /** Whether values are read at whole intervals at all. */
  public static final VariableAddress ALIGNED_ENABLED = VariableAddress.of(ALIGNED, "Enabled");
  /** Whether values at whole intervals are told only while no transaction runs. */
  public static final VariableAddress ALIGNED_SEND_DURING_IDLE = VariableAddress.of(ALIGNED, "SendDuringIdle");
  /** Whether the meter signs what is read at whole intervals; only where it can. */
  public static final VariableAddress ALIGNED_SIGN_READINGS = VariableAddress.of(ALIGNED, "SignReadings");
  /** When the meter's key goes with a signed value; only where it signs. */
  public static final VariableAddress PUBLIC_KEY_WITH_SIGNED_METER_VALUE = VariableAddress.of("OCPPCommCtrlr",
      "PublicKeyWithSignedMeterValue");

  /** Those of OCPP 2.1 too; over OCPP 2.0.1, which has no names for them, their values are left out. */
  private static final String SUPPORTED = list(Stream.of(Measurand.values()));
  private static final String REGISTERS = list(
      Stream.of(Measurand.ENERGY_IMPORT_REGISTER, Measurand.ENERGY_EXPORT_REGISTER));
  private static final String RUNNING = list(Stream.of(Measurand.ENERGY_IMPORT_REGISTER,
      Measurand.ENERGY_EXPORT_REGISTER, Measurand.POWER_IMPORT, Measurand.POWER_EXPORT, Measurand.SOC));
  private static final int DAY = 86_400;

  private MeteringVariables() {}

  static void declare(DeviceModel model, StandardFacts facts) {
    declareSwitch(model, SAMPLED_ENABLED, "true");
    declareSwitch(model, ALIGNED_ENABLED, "true");
    declareSwitch(model, ALIGNED_SEND_DURING_IDLE, "false");
    if (facts.signsReadings()) {
      declareSwitch(model, SAMPLED_SIGN_READINGS, "false");
      declareSwitch(model, ALIGNED_SIGN_READINGS, "false");
      model.declare(PUBLIC_KEY_WITH_SIGNED_METER_VALUE,
          VariableFacts.of(OptionList, "Never,OncePerTransaction,EveryMeterValue").writable(), "OncePerTransaction");
    }
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

  private static void declareSwitch(DeviceModel model, VariableAddress address, String initial) {
    model.declare(address, VariableFacts.of(bool).writable(), initial);
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
