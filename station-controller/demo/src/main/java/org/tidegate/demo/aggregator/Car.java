package org.tidegate.demo.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.tidegate.ocpp.interchange.VehicleConnectedMessage;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsRequest;

/**
 * What a parked vehicle told of itself; what it did not tell is absent. Immutable.
 *
 * @param capacity Wh
 * @param stateOfCharge percent
 * @param stateOfHealth percent
 * @param mostCharge W, as a magnitude
 * @param mostDischarge W, as a magnitude; zero: it can't
 */
record Car(Optional<Long> capacity, Optional<BigDecimal> stateOfCharge, Optional<BigDecimal> stateOfHealth,
    Optional<Integer> mostCharge, Optional<Integer> mostDischarge) {
  static final Car UNKNOWN = new Car(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty());

  Car told(VehicleConnectedMessage message) {
    return new Car(Optional.ofNullable(message.batteryCapacity()).or(this::capacity),
        Optional.ofNullable(message.stateOfCharge()).or(this::stateOfCharge),
        Optional.ofNullable(message.stateOfHealth()).or(this::stateOfHealth), mostCharge, mostDischarge);
  }

  /** The needs of an ISO 15118 vehicle, with the fields of OCPP 2.1 where the station sends them as customData. */
  Car told(NotifyEVChargingNeedsRequest message) {
    var needs = message.chargingNeeds();
    var direct = Optional.ofNullable(needs.dcChargingParameters());
    var v2x = Optional.ofNullable(needs.customData())
        .flatMap(data -> Optional.ofNullable(data.fields().get("v2xChargingParameters")));
    return new Car(direct.map(dc -> dc.evEnergyCapacity()).map(Integer::longValue).or(this::capacity),
        direct.map(dc -> dc.stateOfCharge()).map(BigDecimal::valueOf).or(this::stateOfCharge), stateOfHealth,
        magnitude(v2x, "maxChargePower").or(() -> direct.map(dc -> dc.evMaxPower())).or(this::mostCharge),
        magnitude(v2x, "maxDischargePower").or(this::mostDischarge));
  }

  Car charged(Optional<BigDecimal> percent) {
    return new Car(capacity, percent.or(this::stateOfCharge), stateOfHealth, mostCharge, mostDischarge);
  }

  /** Stations and vehicles disagree about the sign of a discharge limit. */
  private static Optional<Integer> magnitude(Optional<JsonNode> fields, String name) {
    return fields.map(node -> node.path(name)).filter(JsonNode::isNumber).map(node -> Math.abs(node.intValue()));
  }
}
