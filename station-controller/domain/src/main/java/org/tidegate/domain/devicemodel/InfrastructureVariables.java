package org.tidegate.domain.devicemodel;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tidegate.domain.quantity.Watts;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.OptionList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.decimal;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.string;

/**
 * Variables of ChargingStation, EVSE, Connector and ConnectorPlugRetentionLock: what the station is made of. Part 2
 * section 2.13.
 */
public final class InfrastructureVariables {
  /** The station as a whole. */
  public static final Component CHARGING_STATION = Component.of("ChargingStation");
  /** Whether it can be used; of the station, each EVSE and each connector. */
  public static final Variable AVAILABILITY_STATE = Variable.of("AvailabilityState");
  /** Whether something is wrong; of the station, each EVSE and each lock. */
  public static final Variable PROBLEM = Variable.of("Problem");
  /**
   * Watts of an EVSE, positive into the vehicle; its highest is the rated charging power, its lowest the rated
   * discharging power, not positive.
   */
  public static final Variable POWER = Variable.of("Power");

  private static final Variable AVAILABLE = Variable.of("Available");
  private static final Variable SUPPLY_PHASES = Variable.of("SupplyPhases");
  private static final VariableFacts AVAILABILITY = VariableFacts.of(OptionList,
      Arrays.stream(AvailabilityState.values()).map(Enum::name).collect(Collectors.joining(",")));

  private InfrastructureVariables() {}

  /** An EVSE as a whole. */
  public static Component evse(int evseId) {
    return Component.of("EVSE", evseId);
  }

  /** A connector as a whole. */
  public static Component connector(int evseId, int connectorId) {
    return Component.of("Connector", evseId, connectorId);
  }

  /** The lock of a socket, G05. */
  public static Component lock(int evseId, int connectorId) {
    return Component.of("ConnectorPlugRetentionLock", evseId, connectorId);
  }

  static void declare(DeviceModel model, StandardFacts facts, LiveFacts live) {
    declareStation(model, facts, live);
    for (StandardFacts.Evse evse : facts.evses()) {
      declareEvse(model, evse, live);
      evse.connectors().forEach(connector -> declareConnector(model, evse, connector, live));
    }
  }

  private static void declareStation(DeviceModel model, StandardFacts facts, LiveFacts live) {
    declareState(model, CHARGING_STATION, live::stationAvailability);
    declareProblem(model, CHARGING_STATION, live::stationAvailability);
    declarePhases(model, CHARGING_STATION, facts.supplyPhases());
    StandardFacts.Nameplate nameplate = facts.nameplate();
    declareText(model, "Model", nameplate.model(), 20);
    declareText(model, "VendorName", nameplate.vendor(), 50);
    nameplate.serialNumber().ifPresent(number -> declareText(model, "SerialNumber", number, 25));
    nameplate.firmwareVersion().ifPresent(version -> declareText(model, "FirmwareVersion", version, 50));
  }

  private static void declareEvse(DeviceModel model, StandardFacts.Evse evse, LiveFacts live) {
    Component component = evse(evse.id());
    declareState(model, component, () -> live.evseAvailability(evse.id()));
    declareProblem(model, component, () -> live.evseAvailability(evse.id()));
    declarePhases(model, component, evse.phases());
    model.declare(component, Variable.of("AllowReset"), VariableFacts.of(bool), "true"); // B11.FR.10
    model.declareComputed(component, POWER,
        VariableFacts.of(decimal).in("W").atLeast(evse.dischargeAtMost().value()).atMost(evse.chargeAtMost().value()),
        () -> live.power(evse.id()).map(Watts::value).map(String::valueOf).orElse(""));
  }

  private static void declareConnector(
      DeviceModel model, StandardFacts.Evse evse, StandardFacts.Connector connector, LiveFacts live) {
    Component component = connector(evse.id(), connector.id());
    declareState(model, component, () -> live.connectorAvailability(evse.id(), connector.id()));
    declarePhases(model, component, evse.phases());
    model.declare(component, Variable.of("ConnectorType"), VariableFacts.of(string).atMost(20), connector.type());
    if (!connector.fixedCable()) {
      declareLock(model, lock(evse.id(), connector.id()), evse.id(), live);
    }
  }

  private static void declareLock(DeviceModel model, Component lock, int evseId, LiveFacts live) {
    model.declare(lock, AVAILABLE, VariableFacts.of(bool), "true");
    model.declareComputed(lock, Variable.of("Active"), VariableFacts.of(bool),
        () -> String.valueOf(live.isLocked(evseId)));
  }

  private static void declareState(DeviceModel model, Component component, Supplier<AvailabilityState> state) {
    model.declare(component, AVAILABLE, VariableFacts.of(bool), "true");
    model.declareComputed(component, AVAILABILITY_STATE, AVAILABILITY, () -> state.get().name());
  }

  private static void declareProblem(DeviceModel model, Component component, Supplier<AvailabilityState> state) {
    model.declareComputed(component, PROBLEM, VariableFacts.of(bool),
        () -> String.valueOf(state.get() == AvailabilityState.Faulted));
  }

  private static void declarePhases(DeviceModel model, Component component, int phases) {
    model.declare(component, SUPPLY_PHASES, VariableFacts.of(integer).atLeast(0).atMost(3), String.valueOf(phases));
  }

  private static void declareText(DeviceModel model, String variable, String text, int longest) {
    model.declare(CHARGING_STATION, Variable.of(variable), VariableFacts.of(string).atMost(longest), text);
  }
}
