package org.tidegate.domain.devicemodel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tidegate.domain.metering.Measurand;
import org.tidegate.domain.smartcharging.OperationMode;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.MemberList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.decimal;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;

/**
 * Variables of V2XChargingCtrlr of each EVSE that can discharge, as far as they tell how operation modes are followed and
 * sampled, OCPP 2.1 Part 2 sections 2.18.4 to 2.18.6. A variable that is not set is empty.
 */
public final class OperationModeVariables {
  /** Thresholds and offsets of LocalLoadBalancing. */
  public static final List<String> LOAD_BALANCING = List.of("UpperThreshold", "LowerThreshold", "UpperOffset",
      "LowerOffset");

  private static final String NOT_SET = "";
  private static final int DAY = 86_400;
  private static final String MEASURANDS = Arrays.stream(Measurand.values()).map(Measurand::wire)
      .collect(Collectors.joining(","));

  private OperationModeVariables() {}

  /** The component of this EVSE. */
  public static Component controller(int evseId) {
    return Component.of("V2XChargingCtrlr", evseId);
  }

  /** Millihertz by which the frequency must move to be followed (2.1 Q08.FR.07). */
  public static VariableAddress frequencyThreshold(int evseId) {
    return address(evseId, Variable.of("LocalFrequencyUpdateThreshold"));
  }

  /** One of {@link #LOAD_BALANCING}, W. */
  public static VariableAddress loadBalancing(int evseId, String instance) {
    return address(evseId, Variable.of("LocalLoadBalancing", instance));
  }

  /** What is sampled in this mode beside what SampledDataCtrlr says (2.1 Q01.FR.33 to 2.1 Q01.FR.35). */
  public static VariableAddress measurands(int evseId, Sampling when, OperationMode mode) {
    return address(evseId, Variable.of(when + "Measurands", mode.name()));
  }

  /** How often that is sampled, s; not set: as SampledDataCtrlr says. */
  public static VariableAddress interval(int evseId, Sampling when, OperationMode mode) {
    return address(evseId, Variable.of(when + "Interval", mode.name()));
  }

  /** For what something is sampled. */
  public enum Sampling {
    TxStarted,
    TxUpdated,
    TxEnded
  }

  static void declare(DeviceModel model, StandardFacts facts) {
    facts.evses().stream().filter(evse -> evse.dischargeAtMost().isDischarge())
        .forEach(evse -> declare(model, evse.id()));
  }

  private static void declare(DeviceModel model, int id) {
    model.declare(frequencyThreshold(id), VariableFacts.of(integer).in("mHz").atLeast(0).atMost(1_000).writable(), "5");
    LOAD_BALANCING.forEach(instance -> model.declare(loadBalancing(id, instance),
        VariableFacts.of(decimal).in("W").atLeast(-10_000_000).atMost(10_000_000).writable(), NOT_SET));
    Arrays.stream(OperationMode.values()).forEach(mode -> declareSampling(model, id, mode));
  }

  private static void declareSampling(DeviceModel model, int id, OperationMode mode) {
    for (var when : Sampling.values()) {
      model.declare(measurands(id, when, mode), VariableFacts.of(MemberList, MEASURANDS).atMost(MEASURANDS.length())
          .writable(), NOT_SET);
      if (when != Sampling.TxStarted) {
        model.declare(interval(id, when, mode), VariableFacts.of(integer).in("s").atLeast(0).atMost(DAY).writable(),
            NOT_SET);
      }
    }
  }

  private static VariableAddress address(int evseId, Variable variable) {
    return new VariableAddress(controller(evseId), variable);
  }
}
