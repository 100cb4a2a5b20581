package org.tidegate.app.virtual;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tidegate.ocpp.v201.ChargingProfile;
import org.tidegate.ocpp.v201.ChargingProfileKindEnum;
import org.tidegate.ocpp.v201.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.ChargingSchedule;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.CustomData;
import org.tidegate.ocpp.v201.SetChargingProfileRequest;

/** Setpoints as an aggregator sends them over OCPP 2.0.1. */
final class ProfilesOnTheWire {
  private ProfilesOnTheWire() {}

  /** A profile for this transaction at EVSE 1, from now on, with one period. */
  static SetChargingProfileRequest txProfile(String transactionId, Instant from, ChargingSchedulePeriod period) {
    var schedule = new ChargingSchedule(1, ChargingRateUnitEnum.W, List.of(period), from, null, null, null, null);
    return SetChargingProfileRequest.of(1, new ChargingProfile(7, 0, ChargingProfilePurposeEnum.TxProfile,
        ChargingProfileKindEnum.Absolute, List.of(schedule), null, null, null, transactionId, null));
  }

  /** A discharge as a plain negative limit. */
  static ChargingSchedulePeriod negativeLimit(int watts) {
    return ChargingSchedulePeriod.of(0, BigDecimal.valueOf(watts));
  }

  /** A setpoint of either sign within custom data. */
  static ChargingSchedulePeriod customData(int watts) {
    var json = JsonNodeFactory.instance;
    return new ChargingSchedulePeriod(0, new BigDecimal(11_000), null, null, new CustomData("org.tidegate",
        Map.of("operationMode", json.textNode("CentralSetpoint"), "setpoint", json.numberNode(watts))));
  }
}
