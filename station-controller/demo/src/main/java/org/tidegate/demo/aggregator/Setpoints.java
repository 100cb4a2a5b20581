package org.tidegate.demo.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tidegate.demo.aggregator.DemandRequest.Form;
import org.tidegate.ocpp.v201.ChargingProfile;
import org.tidegate.ocpp.v201.ChargingProfileKindEnum;
import org.tidegate.ocpp.v201.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.ChargingSchedule;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.ClearChargingProfileRequest;
import org.tidegate.ocpp.v201.CustomData;
import org.tidegate.ocpp.v201.SetChargingProfileRequest;

/** Setpoints as charging profiles of OCPP 2.0.1, section K, in the two forms that its schemas allow. Pure. */
final class Setpoints {
  /** Of the station's own extensions. */
  static final String VENDOR_ID = "org.tidegate";
  private static final int FIRST_PROFILE_ID = 1000;
  /** W, more than these vehicles take. */
  private static final int NO_CAP = 350_000;

  private Setpoints() {}

  /** A TxProfile with this one setpoint. A new one for the same EVSE replaces it (K01.FR.05). */
  static SetChargingProfileRequest set(Share share, Form form, Instant start, Duration length) {
    int id = profileId(share.candidate().place().evseId());
    var period = share.watts() < 0 && form == Form.NEGATIVE_LIMIT
        ? ChargingSchedulePeriod.of(0, BigDecimal.valueOf(share.watts()))
        : customData(share.watts());
    var schedule = new ChargingSchedule(id, ChargingRateUnitEnum.W, List.of(period), start,
        Math.toIntExact(Math.max(1, length.toSeconds())), null, null, null);
    var profile = new ChargingProfile(id, 1, ChargingProfilePurposeEnum.TxProfile, ChargingProfileKindEnum.Absolute,
        List.of(schedule), null, null, null, share.candidate().transactionId(), null);
    return SetChargingProfileRequest.of(share.candidate().place().evseId(), profile);
  }

  static ClearChargingProfileRequest clear(int evseId) {
    return new ClearChargingProfileRequest(profileId(evseId), null, null);
  }

  static int profileId(int evseId) {
    return FIRST_PROFILE_ID + evseId;
  }

  /** The limit beside the setpoint caps charging: with a low one the driver's own need could not be met meanwhile. */
  private static ChargingSchedulePeriod customData(int watts) {
    var fields = Map.<String, JsonNode>of("operationMode", TextNode.valueOf("CentralSetpoint"), "setpoint",
        IntNode.valueOf(watts));
    return new ChargingSchedulePeriod(0, BigDecimal.valueOf(Math.max(NO_CAP, watts)), null, null,
        new CustomData(VENDOR_ID, fields));
  }
}
