package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.dialog.Negotiation;
import org.tidegate.domain.dialog.Negotiation.EnergyRequests;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.Vehicle.Electrical;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.v21.ACChargingParameters;
import org.tidegate.ocpp.v21.ChargingNeeds;
import org.tidegate.ocpp.v21.ControlModeEnum;
import org.tidegate.ocpp.v21.CustomData;
import org.tidegate.ocpp.v21.DCChargingParameters;
import org.tidegate.ocpp.v21.EnergyTransferModeEnum;
import org.tidegate.ocpp.v21.MobilityNeedsModeEnum;
import org.tidegate.ocpp.v21.NotifyEVChargingNeedsRequest;
import org.tidegate.ocpp.v21.V2XChargingParameters;

/**
 * What a vehicle needs, K15, with what it can give, 2.1 Q01.FR.02. All values are the vehicle's own, not capped by the EVSE's;
 * the state of charge of an AC vehicle, for which OCPP has no field, stands in customData. Pure functions, safe from any
 * thread.
 */
final class VehicleNeeds {
  private static final StateOfCharge FULL = StateOfCharge.percent(100);

  private VehicleNeeds() {}

  /** The message; empty for basic signalling, and when the vehicle did not tell what is mandatory. */
  static Optional<NotifyEVChargingNeedsRequest> write(Outgoing.ChargingNeeds told, String vendorId,
      OcppVersion version) {
    var vehicle = told.vehicle();
    if (vehicle.signalling() != Signalling.ISO15118 || told.evseId() < 1) {
      return Optional.empty();
    }
    return vehicle.electrical()
        .flatMap(electrical -> vehicle.current() == CurrentKind.DC
            ? Optional.of(direct(vehicle, electrical))
            : alternating(vehicle, electrical, vendorId))
        .map(needs -> new NotifyEVChargingNeedsRequest(version == OcppVersion.V21 ? inWordsOf21(needs, vehicle) : needs,
            told.evseId(), vehicle.negotiation().flatMap(Negotiation::mostTuples).orElse(null),
            told.waitedSince().orElse(null), null));
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
    var second = vehicle.negotiation().filter(known -> known.edition().isSecond());
    var control = second.map(known -> WireNames.same(known.controlMode(), ControlModeEnum.class)).orElse(null);
    var mobility = second.map(known -> WireNames.same(known.mobilityNeeds(), MobilityNeedsModeEnum.class)).orElse(null);
    boolean speaksOfBoth = vehicle.canDischarge() || second.isPresent();
    var both = vehicle.current() == CurrentKind.DC ? EnergyTransferModeEnum.DC_BPT : EnergyTransferModeEnum.AC_BPT;
    boolean chosen = vehicle.canDischarge() && vehicle.negotiation().map(Negotiation::isBidirectional).orElse(true);
    return new ChargingNeeds(chosen ? both : plain, alternating, direct, departure, null, null,
        speaksOfBoth ? bidirectional(vehicle) : null, vehicle.canDischarge() ? List.of(plain, both) : null, control,
        mobility, custom);
  }

  /** OCPP 2.1 K18.FR.06, 2.1 K19.FR.06; OCPP 2.0.1 demands what is left out here. */
  private static ChargingNeeds inWordsOf21(ChargingNeeds all, Vehicle vehicle) {
    return vehicle.negotiation().filter(known -> known.edition().isSecond()).isEmpty()
        ? all
        : new ChargingNeeds(all.requestedEnergyTransfer(), null, null, all.departureTime(), null, null,
            all.v2xChargingParameters(), all.availableEnergyTransfer(), all.controlMode(), all.mobilityNeedsMode(),
            null);
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
    var asked = vehicle.negotiation().map(Negotiation::energy).orElse(EnergyRequests.NONE);
    return new V2XChargingParameters(null, null, null, vehicle.mostCharge().map(VehicleNeeds::watts).orElse(null), null,
        null, null, null, null, vehicle.mostDischarge().map(VehicleNeeds::watts).orElse(null), null, null,
        electrical.map(told -> decimal(told.leastAmps())).orElse(null),
        electrical.map(told -> decimal(told.mostAmps())).orElse(null), null, null, null,
        electrical.map(told -> decimal(told.mostVolts())).orElse(null),
        energy(asked.target()).or(() -> vehicle.targetCharge().flatMap(target -> energyTo(vehicle, target)))
            .orElse(null),
        energy(asked.minimum()).orElse(null), energy(asked.maximum()).orElse(null),
        energy(asked.minimumV2x())
            .or(() -> vehicle.minimumCharge().flatMap(minimum -> energyTo(vehicle, minimum))).orElse(null),
        energy(asked.maximumV2x()).orElse(null),
        vehicle.targetCharge().map(VehicleNeeds::whole).orElse(null), null);
  }

  private static Optional<BigDecimal> energy(Optional<WattHours> asked) {
    return asked.map(amount -> BigDecimal.valueOf(amount.value()));
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
