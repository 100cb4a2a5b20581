package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.message.OcppResponse;
import org.tidegate.ocpp.rpc.Features;
import org.tidegate.ocpp.rpc.JacksonPayloadCodec;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.rpc.RpcException;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.v21.BootNotificationResponse;
import org.tidegate.ocpp.v21.HeartbeatResponse;
import org.tidegate.ocpp.v21.V21;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ForgivingTimesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");

  private final ForgivingTimes codec = codec();

  @ParameterizedTest
  @CsvSource({"2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z", "2026-01-02T03:04:05+01:00, 2026-01-02T02:04:05Z",
      "2026-01-02T03:04:05, 2026-01-02T03:04:05Z", "2026-02-30T03:04:05Z, 2026-03-02T07:00:00Z",
      "2026-01-02T25:04:05, 2026-03-02T07:00:00Z", "now, 2026-03-02T07:00:00Z"})
  void heartbeat_timeTold_isTakenOrElseTheStationsOwn(String told, Instant expected) {
    var answer = (HeartbeatResponse) codec.readConfirmation("Heartbeat", json("{\"currentTime\":\"" + told + "\"}"));

    assertThat(answer.currentTime()).isEqualTo(expected);
  }

  @Test
  void boot_noTimeAtAll_isReadAllTheSame() {
    var answer = (BootNotificationResponse) codec.readConfirmation("BootNotification",
        json("{\"interval\":60,\"status\":\"Accepted\"}"));

    assertThat(answer.currentTime()).isEqualTo(NOW);
    assertThat(answer.interval()).isEqualTo(60);
  }

  @Test
  void boot_somethingElseIsWrong_isRefusedAsBefore() {
    var payload = json("{\"currentTime\":\"2026-01-02T03:04:05Z\",\"interval\":60,\"status\":\"Perhaps\"}");

    assertThatThrownBy(() -> codec.readConfirmation("BootNotification", payload)).isInstanceOf(RpcException.class);
  }

  @Test
  void request_timeWithoutZone_isRefusedAsBefore() {
    var payload = json("{\"chargingProfile\":{\"validFrom\":\"2026-01-02T03:04:05\"},\"evseId\":1}");

    assertThatThrownBy(() -> codec.readRequest("SetChargingProfile", payload)).isInstanceOf(RpcException.class);
  }

  private static ForgivingTimes codec() {
    var features = new Features();
    features.add(feature(V21.HEARTBEAT));
    features.add(feature(V21.BOOT_NOTIFICATION));
    features.add(feature(V21.SET_CHARGING_PROFILE));
    return new ForgivingTimes(new JacksonPayloadCodec(features, Set.of()), () -> NOW);
  }

  private static <Q extends OcppRequest, A extends OcppResponse> RpcFeature<Q, A> feature(MessageType<Q, A> type) {
    return RpcFeature.sent(type);
  }

  private static JsonNode json(String text) {
    try {
      return OcppJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
