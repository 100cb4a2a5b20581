package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.Vehicle.Electrical;
import org.tidegate.ocpp.v21.ACChargingParameters;
import org.tidegate.ocpp.v21.ChargingNeeds;
import org.tidegate.ocpp.v21.CustomData;
import org.tidegate.ocpp.v21.DCChargingParameters;
import org.tidegate.ocpp.v21.EnergyTransferModeEnum;
import org.tidegate.ocpp.v21.NotifyEVChargingNeedsRequest;
import org.tidegate.ocpp.v21.V2XChargingParameters;

/**
 * What a vehicle needs, K15, with what it can give, Q01.FR.02. All values are the vehicle's own, not capped by the EVSE's;
 * the state of charge of an AC vehicle, for which OCPP has no field, stands in customData. Pure functions, safe from any
 * thread.
 */
final class VehicleNeeds {
  private static final StateOfCharge FULL = StateOfCharge.percent(100);

  private VehicleNeeds() {}

  /** The message; empty for basic signalling, and when the vehicle did not tell what is mandatory. */
  static Optional<NotifyEVChargingNeedsRequest> write(Outgoing.ChargingNeeds told, String vendorId) {
    var vehicle = told.vehicle();
    if (vehicle.signalling() != Signalling.ISO15118 || told.evseId() < 1) {
      return Optional.empty();
    }
    return vehicle.electrical()
        .flatMap(electrical -> vehicle.current() == CurrentKind.DC
            ? Optional.of(direct(vehicle, electrical))
            : alternating(vehicle, electrical, vendorId))
        .map(needs -> NotifyEVChargingNeedsRequest.of(needs, told.evseId()));
  }

  private static ChargingNeeds direct(Vehicle vehicle, Electrical electrical) {
    var parameters = new DCChargingParameters(decimal(electrical.mostAmps()), decimal(electrical.mostVolts()),
        vehicle.targetCharge().flatMap(target -> amountTo(vehicle, target)).orElse(null),
        vehicle.mostCharge().map(VehicleNeeds::watts).orElse(null),
        vehicle.stateOfCharge().map(VehicleNeeds::whole).orElse(null),
        vehicle.capacity().map(capacity -> BigDecimal.valueOf(capacity.value())).orElse(null), null, null, null);
    return needs(vehicle, EnergyTransferModeEnum.DC, null, parameters, null);
  }

  /** Without a target the vehicle goes on until it is full. */
  private static Optional<ChargingNeeds> alternating(Vehicle vehicle, Electrical electrical, String vendorId) {
    return amountTo(vehicle, vehicle.targetCharge().orElse(FULL)).flatMap(amount -> phases(vehicle, electrical).map(
        mode -> needs(vehicle, mode, ACChargingParameters.of(amount, decimal(electrical.leastAmps()),
            decimal(electrical.mostAmps()), decimal(electrical.mostVolts())), null, charge(vehicle, vendorId))));
  }

  private static ChargingNeeds needs(Vehicle vehicle, EnergyTransferModeEnum plain,
      @Nullable ACChargingParameters alternating, @Nullable DCChargingParameters direct, @Nullable CustomData custom) {
    var departure = vehicle.departure().orElse(null);
    if (!vehicle.canDischarge()) {
      return new ChargingNeeds(plain, alternating, direct, departure, null, null, null, null, null, null, custom);
    }
    var both = vehicle.current() == CurrentKind.DC ? EnergyTransferModeEnum.DC_BPT : EnergyTransferModeEnum.AC_BPT;
    return new ChargingNeeds(both, alternating, direct, departure, null, null, bidirectional(vehicle),
        List.of(plain, both), null, null, custom);
  }

  /** As many phases as the vehicle's power needs at its voltage and current. */
  private static Optional<EnergyTransferModeEnum> phases(Vehicle vehicle, Electrical electrical) {
    double onePhase = electrical.mostVolts() * electrical.mostAmps();
    return vehicle.mostCharge().map(most -> switch ((int) Math.round(most.value() / onePhase)) {
      case 0, 1 -> EnergyTransferModeEnum.AC_single_phase;
      case 2 -> EnergyTransferModeEnum.AC_two_phase;
      default -> EnergyTransferModeEnum.AC_three_phase;
    });
  }

  private static @Nullable CustomData charge(Vehicle vehicle, String vendorId) {
    return vehicle.stateOfCharge()
        .map(charge -> new CustomData(vendorId, Map.of("stateOfCharge", IntNode.valueOf(whole(charge))))).orElse(null);
  }

  private static V2XChargingParameters bidirectional(Vehicle vehicle) {
    var electrical = vehicle.electrical().filter(_ -> vehicle.current() == CurrentKind.DC);
    return new V2XChargingParameters(null, null, null, vehicle.mostCharge().map(VehicleNeeds::watts).orElse(null), null,
        null, null, null, null, vehicle.mostDischarge().map(VehicleNeeds::watts).orElse(null), null, null,
        electrical.map(told -> decimal(told.leastAmps())).orElse(null),
        electrical.map(told -> decimal(told.mostAmps())).orElse(null), null, null, null,
        electrical.map(told -> decimal(told.mostVolts())).orElse(null),
        vehicle.targetCharge().flatMap(target -> energyTo(vehicle, target)).orElse(null), null, null,
        vehicle.minimumCharge().flatMap(minimum -> energyTo(vehicle, minimum)).orElse(null), null,
        vehicle.targetCharge().map(VehicleNeeds::whole).orElse(null), null);
  }

  private static Optional<BigDecimal> amountTo(Vehicle vehicle, StateOfCharge level) {
    return energyTo(vehicle, level).map(BigDecimal.ZERO::max);
  }

  /** Wh from the present charge to this one, negative when that lies below. */
  private static Optional<BigDecimal> energyTo(Vehicle vehicle, StateOfCharge level) {
    return vehicle.capacity().flatMap(capacity -> vehicle.stateOfCharge()
        .map(charge -> BigDecimal.valueOf(capacity.value() * (level.permille() - charge.permille()) / 1000)));
  }

  private static BigDecimal watts(Watts power) {
    return BigDecimal.valueOf(power.value());
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value);
  }

  private static int whole(StateOfCharge charge) {
    return charge.permille() / 10;
  }
}
