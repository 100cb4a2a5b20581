package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.Vehicle.Electrical;
import org.tidegate.ocpp.v201.ACChargingParameters;
import org.tidegate.ocpp.v201.ChargingNeeds;
import org.tidegate.ocpp.v201.CustomData;
import org.tidegate.ocpp.v201.DCChargingParameters;
import org.tidegate.ocpp.v201.EnergyTransferModeEnum;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsRequest;

/**
 * What a vehicle needs, K15. What only OCPP 2.1 has words for stands under its names (OCPP 2.1 Part 2, 2.113) in
 * customData. All values are the vehicle's own, not capped by the EVSE's. Pure functions, safe from any thread.
 */
final class VehicleNeeds {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
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
            ? Optional.of(direct(vehicle, electrical, vendorId))
            : alternating(vehicle, electrical, vendorId))
        .map(needs -> NotifyEVChargingNeedsRequest.of(needs, told.evseId()));
  }

  private static ChargingNeeds direct(Vehicle vehicle, Electrical electrical, String vendorId) {
    var parameters = new DCChargingParameters((int) electrical.mostAmps(), (int) electrical.mostVolts(),
        vehicle.targetCharge().flatMap(target -> amountTo(vehicle, target)).orElse(null),
        vehicle.mostCharge().map(Watts::value).orElse(null),
        vehicle.stateOfCharge().map(VehicleNeeds::whole).orElse(null),
        vehicle.capacity().flatMap(capacity -> fitting(capacity.value())).orElse(null), null, null, null);
    return new ChargingNeeds(EnergyTransferModeEnum.DC, null, parameters, vehicle.departure().orElse(null),
        extension(vehicle, EnergyTransferModeEnum.DC, vendorId));
  }

  /** Without a target the vehicle goes on until it is full. */
  private static Optional<ChargingNeeds> alternating(Vehicle vehicle, Electrical electrical, String vendorId) {
    return amountTo(vehicle, vehicle.targetCharge().orElse(FULL)).flatMap(amount -> phases(vehicle, electrical).map(
        mode -> new ChargingNeeds(mode, ACChargingParameters.of(amount, (int) Math.ceil(electrical.leastAmps()),
            (int) electrical.mostAmps(), (int) electrical.mostVolts()), null, vehicle.departure().orElse(null),
            extension(vehicle, mode, vendorId))));
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

  private static @Nullable CustomData extension(Vehicle vehicle, EnergyTransferModeEnum plain, String vendorId) {
    var fields = new LinkedHashMap<String, JsonNode>();
    if (vehicle.canDischarge()) {
      var mode = vehicle.current() + "_BPT";
      fields.put("requestedEnergyTransfer", TextNode.valueOf(mode));
      fields.put("availableEnergyTransfer", NODES.arrayNode().add(plain.name()).add(mode));
      fields.put("v2xChargingParameters", bidirectional(vehicle));
    }
    if (vehicle.current() == CurrentKind.AC) {
      vehicle.stateOfCharge().ifPresent(charge -> fields.put("stateOfCharge", IntNode.valueOf(whole(charge))));
    }
    return fields.isEmpty() ? null : new CustomData(vendorId, fields);
  }

  private static ObjectNode bidirectional(Vehicle vehicle) {
    var fields = NODES.objectNode();
    vehicle.mostCharge().ifPresent(most -> fields.put("maxChargePower", most.value()));
    vehicle.mostDischarge().ifPresent(most -> fields.put("maxDischargePower", most.value()));
    vehicle.electrical().filter(_ -> vehicle.current() == CurrentKind.DC).ifPresent(electrical -> fields
        .put("minChargeCurrent", electrical.leastAmps()).put("maxChargeCurrent", electrical.mostAmps())
        .put("maxVoltage", electrical.mostVolts()));
    vehicle.targetCharge().ifPresent(target -> {
      energyTo(vehicle, target).ifPresent(energy -> fields.put("evTargetEnergyRequest", energy));
      fields.put("targetSoC", whole(target));
    });
    vehicle.minimumCharge().flatMap(minimum -> energyTo(vehicle, minimum))
        .ifPresent(energy -> fields.put("evMinV2XEnergyRequest", energy));
    return fields;
  }

  private static Optional<Integer> amountTo(Vehicle vehicle, StateOfCharge level) {
    return energyTo(vehicle, level).flatMap(energy -> fitting(Math.max(0, energy)));
  }

  /** Wh from the present charge to this one, negative when that lies below. */
  private static Optional<Long> energyTo(Vehicle vehicle, StateOfCharge level) {
    return vehicle.capacity().flatMap(capacity -> vehicle.stateOfCharge()
        .map(charge -> capacity.value() * (level.permille() - charge.permille()) / 1000));
  }

  private static Optional<Integer> fitting(long wattHours) {
    return Optional.of(wattHours).filter(value -> value <= Integer.MAX_VALUE).map(Long::intValue);
  }

  private static int whole(StateOfCharge charge) {
    return charge.permille() / 10;
  }
}
