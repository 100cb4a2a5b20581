package org.tidegate.app.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tidegate.ocpp.v201.ChargingProfile;
import org.tidegate.ocpp.v201.ChargingProfileKindEnum;
import org.tidegate.ocpp.v201.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v201.ChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.ChargingSchedule;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.CustomData;
import org.tidegate.ocpp.v201.SetChargingProfileRequest;
import org.tidegate.ocpp.v201.SetChargingProfileResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/** The station's main job from plug to discharge, told to a station and the central system it talks to. */
record Story(StationProcess station, LiveCentralSystem centralSystem) {
  static final String CAR = """
      {"protocol": "ISO15118", "current": "DC", "bidirectional": true, "capacityWh": 60000, "soc": 70,
       "stateOfHealth": 96, "maxChargeW": 10000, "maxDischargeW": 10000}""";
  static final String CONDITIONS = """
      {"conditions": {"minimum-charge": 30, "lowest-sale-price": "0.20", "highest-purchase-price": "0.40"}}""";
  static final String GRANTED = """
      {"permission": "granted"}""";

  /** A car comes, its driver starts and permits, the aggregator discharges it. */
  void untilDischarging(int watts) throws IOException {
    await().until(() -> station.state().path("online").asBoolean());
    station.simulate("evse/1/plug-in", CAR);
    awaitPanel("the start button", panel -> panel.path("startOffered").asBoolean());
    station.press("start", "{}");
    awaitEvse("a transaction that flows", evse -> evse.path("actualW").asInt() > 0);
    station.press("conditions", CONDITIONS);
    station.press("permission", GRANTED);
    assertThat(setpoint(-watts)).isEqualTo(ChargingProfileStatusEnum.Accepted);
    awaitEvse("discharge", evse -> evse.path("actualW").asInt() == -watts);
  }

  /** The aggregator wants this power of the transaction at EVSE 1, positive into the vehicle. */
  ChargingProfileStatusEnum setpoint(int watts) throws IOException {
    return profile(station.evse().path("transaction").path("id").asText(), watts);
  }

  /** The aggregator wants this power of a transaction, in either spelling. */
  ChargingProfileStatusEnum profile(String transactionId, int watts) {
    var schedule = new ChargingSchedule(1, ChargingRateUnitEnum.W, List.of(period(watts)), Instant.now(), null, null,
        null, null);
    var profile = new ChargingProfile(7, 0, ChargingProfilePurposeEnum.TxProfile, ChargingProfileKindEnum.Absolute,
        List.of(schedule), null, null, null, transactionId, null);
    return centralSystem.ask(SetChargingProfileRequest.of(1, profile), SetChargingProfileResponse.class).status();
  }

  JsonNode awaitEvse(String what, Predicate<JsonNode> condition) {
    return await(what).pollInterval(Duration.ofMillis(50)).until(station::evse, condition);
  }

  JsonNode awaitPanel(String what, Predicate<JsonNode> condition) {
    return await(what).pollInterval(Duration.ofMillis(50)).until(station::panel, condition);
  }

  /** A negative limit for discharge, the fields of OCPP 2.1 as custom data otherwise. */
  private static ChargingSchedulePeriod period(int watts) {
    var json = JsonNodeFactory.instance;
    return watts < 0
        ? ChargingSchedulePeriod.of(0, BigDecimal.valueOf(watts))
        : new ChargingSchedulePeriod(0, new BigDecimal(11_000), null, null, new CustomData("org.tidegate",
            Map.of("operationMode", json.textNode("CentralSetpoint"), "setpoint", json.numberNode(watts))));
  }
}
