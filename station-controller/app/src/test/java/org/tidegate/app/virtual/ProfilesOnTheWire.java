package org.tidegate.app.virtual;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    return txProfile(transactionId, from, List.of(period));
  }

  /** The same with several periods. */
  static SetChargingProfileRequest txProfile(String transactionId, Instant from, List<ChargingSchedulePeriod> periods) {
    return alternatives(transactionId, List.of(schedule(1, from, periods)));
  }

  /** The same with as many schedules to choose from as there are limits. */
  static SetChargingProfileRequest alternatives(String transactionId, Instant from, int... limits) {
    return alternatives(transactionId, IntStream.range(0, limits.length).mapToObj(index -> schedule(index + 1, from,
        List.of(ChargingSchedulePeriod.of(0, BigDecimal.valueOf(limits[index]))))).toList());
  }

  private static SetChargingProfileRequest alternatives(String transactionId, List<ChargingSchedule> schedules) {
    return SetChargingProfileRequest.of(1, new ChargingProfile(7, 0, ChargingProfilePurposeEnum.TxProfile,
        ChargingProfileKindEnum.Absolute, schedules, null, null, null, transactionId, null));
  }

  private static ChargingSchedule schedule(int id, Instant from, List<ChargingSchedulePeriod> periods) {
    return new ChargingSchedule(id, ChargingRateUnitEnum.W, periods, from, null, null, null, null);
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
