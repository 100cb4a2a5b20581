package org.tidegate.app.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.Disconnection;

import static org.assertj.core.api.Assertions.assertThat;

/** A connection that comes back in the other version: what waits is told in that one. Frames are held to its schemas. */
class OtherVersionAfterwardsTest {
  @ParameterizedTest
  @CsvSource({"V201,V21,false,OperationModeChanged", "V21,V201,false,ChargingRateChanged",
      "V201,V21,true,OperationModeChanged", "V21,V201,true,ChargingRateChanged"})
  void eventsQueuedOffline_areDeliveredInTheVersionThatIsAgreedOn(OcppVersion before, OcppVersion afterwards,
      boolean killed, String trigger) {
    var stay = PermittedStay.begin(VirtualSetup.of(7).speaking(before));
    var station = stay.virtual;
    setpointForTwentySeconds(stay);
    station.seconds(5);
    assertThat(stay.commanded()).isEqualTo(-4_000);

    station.link.refuse(Disconnection.of(Disconnection.Reason.UNREACHABLE));
    station.link.cut();
    station.seconds(30);
    station.hardware().plugOut(1);
    station.seconds(5);
    if (killed) {
      station.kill();
      station.start();
    }
    var reconnected = station.loop.now();
    station.speaks(afterwards);
    station.link.admit();
    station.seconds(600);

    assertThat(station.subprotocol()).contains(afterwards.subprotocol());
    var queued = events(station).stream().filter(event -> event.path("offline").asBoolean()).toList();
    assertThat(queued).hasSizeGreaterThan(1).allSatisfy(
        event -> assertThat(Instant.parse(event.path("timestamp").asText())).isBefore(reconnected));
    assertThat(queued.getLast().path("eventType").asText()).isEqualTo("Ended");
    var changed = queued.stream().filter(event -> event.path("triggerReason").asText().equals(trigger)).toList();
    assertThat(changed).hasSize(1);
    assertThat(changed.getFirst().at("/transactionInfo").has("operationMode"))
        .isEqualTo(afterwards == OcppVersion.V21);
    assertThat(events(station)).extracting(event -> event.path("seqNo").asInt())
        .containsExactlyElementsOf(IntStream.range(0, events(station).size()).boxed().toList());
    assertThat(station.failures()).isEmpty();
  }

  /** One report holds them all; what can't be said must not be its end. */
  @Test
  @Covers("K09.FR.01")
  void profilesOfPurposesThatOnlyOcpp21Has_areLeftOutOfAReportOnOcpp201() {
    var stay = PermittedStay.begin(VirtualSetup.of(7).speaking(OcppVersion.V21));
    var station = stay.virtual;
    var central = new RawRequests(station);
    stay.setpoint(-4_000);
    assertThat(set(central, 31, "PriorityCharging")).isEqualTo("Accepted");
    assertThat(set(central, 32, "LocalGeneration")).isEqualTo("Accepted");
    assertThat(ids(central)).containsExactlyInAnyOrder(10, 31, 32);

    station.link.cut();
    station.speaks(OcppVersion.V201);
    station.seconds(600);

    assertThat(station.subprotocol()).contains(OcppVersion.V201.subprotocol());
    assertThat(ids(central)).containsExactly(10);
    assertThat(central.status("GetChargingProfiles", "{'requestId':9,'chargingProfile':{'chargingProfileId':[31,32]}}"))
        .isEqualTo("NoProfiles");
    assertThat(station.failures()).isEmpty();
  }

  private static String set(RawRequests central, int id, String purpose) {
    return central.status("SetChargingProfile", """
        {'evseId':1,'chargingProfile':{'id':%d,'stackLevel':0,'chargingProfilePurpose':'%s',
        'chargingProfileKind':'Absolute','chargingSchedule':[{'id':1,'chargingRateUnit':'W',
        'startSchedule':'2026-03-02T07:00:00Z','chargingSchedulePeriod':[{'startPeriod':0,'limit':5000}]}]}}"""
        .formatted(id, purpose));
  }

  private static List<Integer> ids(RawRequests central) {
    return central.profiles("{}").stream().map(profile -> profile.path("id").asInt()).toList();
  }

  /** What comes after it is another operation mode. */
  private static void setpointForTwentySeconds(PermittedStay stay) {
    var period = new SchedulePeriod(Duration.ZERO, Optional.empty(), Optional.empty(),
        Optional.of(BigDecimal.valueOf(-4_000)), OperationMode.CentralSetpoint, Optional.empty(), Optional.empty(),
        Spelling.OCPP21);
    assertThat(stay.install(period, Optional.of(Duration.ofSeconds(20)))).isEmpty();
  }

  private static List<JsonNode> events(VirtualStation station) {
    return station.frames().stream().filter(frame -> frame.path(2).asText().equals("TransactionEvent"))
        .map(frame -> frame.path(3)).toList();
  }
}
