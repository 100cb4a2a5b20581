package org.tidegate.domain.station;

import java.util.Optional;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.OperationModeVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.operation.LocalLoadBalancing.Thresholds;
import org.tidegate.domain.quantity.Watts;

/** The variables of V2XChargingCtrlr of one EVSE; always the newest values. Station loop only. */
@OnStationLoop
final class OperationModeKnobs {
  private final DeviceModel model;
  private final int evseId;

  OperationModeKnobs(DeviceModel model, int evseId) {
    this.model = model;
    this.evseId = evseId;
  }

  int frequencyThresholdMilliHertz() {
    var threshold = OperationModeVariables.frequencyThreshold(evseId);
    return knows(threshold) ? model.integer(threshold) : 0;
  }

  /** Those of local load balancing; absent when one is not set, or they contradict each other. */
  Optional<Thresholds> thresholds() {
    var upper = watts("UpperThreshold");
    var lower = watts("LowerThreshold");
    var upperOffset = watts("UpperOffset");
    var lowerOffset = watts("LowerOffset");
    if (upper.isEmpty() || lower.isEmpty() || upperOffset.isEmpty() || lowerOffset.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Thresholds(upper.get(), lower.get(), upperOffset.get(), lowerOffset.get()))
        .filter(Thresholds::areInOrder);
  }

  private Optional<Watts> watts(String instance) {
    var address = OperationModeVariables.loadBalancing(evseId, instance);
    return Optional.of(address).filter(this::knows).map(model::text).filter(set -> !set.isEmpty())
        .map(set -> Watts.towardsZero(Double.parseDouble(set)));
  }

  /** An EVSE that only charges has none of them. */
  private boolean knows(VariableAddress address) {
    return model.knows(address.component(), address.variable());
  }
}
