package org.tidegate.domain.devicemodel;

import java.util.Optional;

/**
 * Every variable that a station of this kind has: those that OCPP 2.0.1 requires for the functional blocks it supports,
 * some that it allows, and our own {@link InterchangeVariables}. Blocks that the station does not have
 * (monitoring) declare nothing here.
 */
public final class StandardVariables {
  private StandardVariables() {}

  /** Declares them all, with their defaults; presets and restored values come after. */
  public static void declareAll(DeviceModel model, StandardFacts facts, LiveFacts live) {
    InfrastructureVariables.declare(model, facts, live);
    OcppCommVariables.declare(model, facts, live);
    NetworkConfigurationVariables.declare(model, facts, live);
    DeviceDataVariables.declare(model, facts, live);
    SecurityVariables.declare(model, facts, live);
    FirmwareVariables.declare(model);
    TransactionVariables.declare(model, facts);
    AuthorizationVariables.declare(model, live);
    ReservationVariables.declare(model);
    MeteringVariables.declare(model, facts);
    SmartChargingVariables.declare(model, live);
    DisplayVariables.declare(model, live);
    TariffVariables.declare(model, live);
    OperationModeVariables.declare(model, facts);
    facts.evses().forEach(evse -> V2xVariables.declare(model, evse));
    facts.evses().forEach(evse -> VehicleVariables.declare(model, evse, live));
    facts.evses().forEach(evse -> InterchangeVariables.declare(model, evse.id(), live));
  }

  /** A list that must name something. */
  static Optional<String> refuseEmpty(String list) {
    return list.isEmpty() ? Optional.of("expected at least one") : Optional.empty();
  }
}
