package org.tidegate.domain.devicemodel;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.dialog.Services;
import org.tidegate.domain.smartcharging.OperationMode;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.MemberList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;

/** Variables of V2XChargingCtrlr of each EVSE that can discharge, OCPP 2.1 Q01.FR.30 to 2.1 Q01.FR.32. */
public final class V2xVariables {
  /** Whether the central system lets the EVSE discharge. */
  public static final Variable ENABLED = Variable.of("Enabled");
  /** The services that a vehicle may be offered. */
  public static final Variable ENERGY_TRANSFER_MODES = Variable.of("SupportedEnergyTransferModes");
  /** The operation modes of a charging profile that the station follows. */
  public static final Variable OPERATION_MODES = Variable.of("SupportedOperationModes");

  private V2xVariables() {}

  static void declare(DeviceModel model, StandardFacts.Evse evse) {
    if (evse.dischargeAtMost().isZero()) {
      return;
    }
    var controller = OperationModeVariables.controller(evse.id());
    model.declare(controller, Variable.of("Available"), VariableFacts.of(bool), "true");
    model.declare(controller, ENABLED, VariableFacts.of(bool).writable(), "true");
    model.declare(controller, ENERGY_TRANSFER_MODES, members(Arrays.asList(EnergyTransfer.values())),
        list(Services.supported(evse.kind(), evse.phases(), true)));
    var modes = Arrays.asList(OperationMode.values());
    model.declare(controller, OPERATION_MODES, members(modes), list(modes));
  }

  private static VariableFacts members(Collection<? extends Enum<?>> all) {
    return VariableFacts.of(MemberList, list(all));
  }

  private static String list(Collection<? extends Enum<?>> some) {
    return some.stream().map(Enum::name).collect(Collectors.joining(","));
  }
}
