package org.tidegate.domain.devicemodel;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.dialog.Negotiation;
import org.tidegate.domain.dialog.Negotiation.Edition;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.OptionList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.dateTime;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.decimal;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.string;

/**
 * Variables of ISO15118Ctrlr and ConnectedEV of each EVSE that speaks ISO 15118, OCPP 2.1 Q01.FR.36: the station's side,
 * and what the vehicle told. What it did not tell is empty; simulated vehicles have no certificate.
 */
public final class VehicleVariables {
  /** The services that the vehicle chose. */
  public static final Variable REQUESTED_ENERGY_TRANSFER = Variable.of("RequestedEnergyTransferMode");
  /** Whether a vehicle that speaks ISO 15118 is here. */
  public static final Variable AVAILABLE = Variable.of("Available");
  /** Identifier of the vehicle's communication controller. */
  public static final Variable VEHICLE_ID = Variable.of("VehicleID");
  /** Edition that vehicle and station speak. */
  public static final Variable PROTOCOL_AGREED = Variable.of("ProtocolAgreed");

  private VehicleVariables() {}

  /** The station's controller of this EVSE. */
  public static Component controller(int evseId) {
    return Component.of("ISO15118Ctrlr", evseId);
  }

  /** The vehicle at this EVSE. */
  public static Component vehicle(int evseId) {
    return Component.of("ConnectedEV", evseId);
  }

  static void declare(DeviceModel model, StandardFacts.Evse evse, LiveFacts live) {
    if (live.speaksIso15118(evse.id())) {
      declareController(model, evse, live);
      declareVehicle(model, evse.id(), live);
    }
  }

  private static void declareController(DeviceModel model, StandardFacts.Evse evse, LiveFacts live) {
    var controller = controller(evse.id());
    model.declare(controller, Variable.of("Enabled"), VariableFacts.of(bool), "true");
    model.declare(controller, Variable.of("ContractValidationOffline"), VariableFacts.of(bool), "false");
    model.declare(controller, Variable.of("ServiceRenegotiationSupport"), VariableFacts.of(bool), "true");
    model.declare(controller, Variable.of("MaxScheduleEntries"), VariableFacts.of(integer).atLeast(1).atMost(1024),
        "1024");
    int priority = 1;
    for (var edition : Edition.values()) {
      if (edition == Edition.ISO15118_2 || (edition == Edition.ISO15118_20_DC) == (evse.kind() == CurrentKind.DC)) {
        model.declare(controller, Variable.of("ProtocolSupported", String.valueOf(priority++)),
            VariableFacts.of(string), edition.protocol());
      }
    }
    model.declareComputed(controller, REQUESTED_ENERGY_TRANSFER,
        VariableFacts.of(OptionList, Arrays.stream(EnergyTransfer.values()).map(Enum::name)
            .collect(Collectors.joining(","))),
        () -> told(live, evse.id(), car -> car.negotiation().flatMap(Negotiation::service)));
  }

  private static void declareVehicle(DeviceModel model, int evseId, LiveFacts live) {
    var vehicle = vehicle(evseId);
    model.declareComputed(vehicle, AVAILABLE, VariableFacts.of(bool), () -> String.valueOf(
        live.vehicle(evseId).filter(car -> car.signalling() == Signalling.ISO15118).isPresent()));
    model.declareComputed(vehicle, VEHICLE_ID, VariableFacts.of(string), () -> told(live, evseId, Vehicle::evccId));
    model.declareComputed(vehicle, PROTOCOL_AGREED, VariableFacts.of(string), () -> protocol(live, evseId));
    model.declareComputed(vehicle, Variable.of("ProtocolSupportedByEV", "1"), VariableFacts.of(string),
        () -> protocol(live, evseId));
    model.declareComputed(vehicle, Variable.of("VehicleCertificate", "Leaf"), VariableFacts.of(string), () -> "");
    model.declareComputed(vehicle, Variable.of("BatteryCapacity"), VariableFacts.of(decimal).in("Wh"),
        () -> told(live, evseId, car -> car.capacity().map(WattHours::value)));
    model.declareComputed(vehicle, Variable.of("StateOfCharge"), VariableFacts.of(integer).in("Percent"),
        () -> told(live, evseId, car -> car.stateOfCharge().map(charge -> charge.permille() / 10)));
    model.declareComputed(vehicle, Variable.of("DepartureTime"), VariableFacts.of(dateTime),
        () -> told(live, evseId, Vehicle::departure));
  }

  private static String protocol(LiveFacts live, int evseId) {
    return told(live, evseId, car -> car.negotiation().map(known -> known.edition().protocol()));
  }

  private static String told(LiveFacts live, int evseId, Function<Vehicle, Optional<?>> what) {
    return live.vehicle(evseId).flatMap(what).map(Object::toString).orElse("");
  }
}
