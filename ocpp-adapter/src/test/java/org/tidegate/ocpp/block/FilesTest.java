package org.tidegate.ocpp.block;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.diagnostics.LogRequest;
import org.tidegate.domain.firmware.FirmwareRequest;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.domain.port.FirmwareRequests;
import org.tidegate.domain.port.LogRequests;
import org.tidegate.domain.port.Logs;
import org.tidegate.domain.port.Retrying;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.ocpp.fixture.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/** UpdateFirmware, GetLog and what tells of them. */
class FilesTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private final Wire wire = Wire.accepted();

  @Test
  void updateFirmware_everyField_isPassedOn() {
    var answer = wire.asks("UpdateFirmware", """
        {'requestId':3,'retries':4,'retryInterval':60,'firmware':{'location':'https://u:p@h/f',
        'retrieveDateTime':'2026-01-01T00:00:00Z','installDateTime':'2026-01-01T00:00:01Z',
        'signingCertificate':'PEM','signature':'c2ln'}}""");

    assertThat(answer).isEqualTo(Wire.json("{'status':'Accepted'}"));
    assertThat(wire.station.asked).containsExactly(
        new FirmwareRequest(3, "https://u:p@h/f", AT, Optional.of(AT.plusSeconds(1)),
            new Retrying(4, Duration.ofMinutes(1)), Optional.of("PEM"), Optional.of("c2ln")));
  }

  @Test
  void updateFirmware_emptySignature_isNone() {
    wire.asks("UpdateFirmware", """
        {'requestId':3,'retries':-4,'retryInterval':-60,'firmware':{'location':'https://h/f',
        'retrieveDateTime':'2026-01-01T00:00:00Z','signingCertificate':'','signature':' '}}""");

    assertThat(wire.station.asked).containsExactly(new FirmwareRequest(3, "https://h/f", AT, Optional.empty(),
        new Retrying(0, Duration.ZERO), Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(FirmwareRequests.Status.class)
  void updateFirmware_stationDecides_isTold(FirmwareRequests.Status status) {
    wire.station.firmwareAnswer = new FirmwareRequests.Answer(status, Optional.of(new Refusal("InvalidURL", "why")));

    var answer = wire.asks("UpdateFirmware",
        "{'requestId':3,'firmware':{'location':'x','retrieveDateTime':'2026-01-01T00:00:00Z'}}");

    assertThat(answer).isEqualTo(Wire.json("{'status':'" + status
        + "','statusInfo':{'reasonCode':'InvalidURL','additionalInfo':'why'}}"));
  }

  @Test
  void getLog_everyField_isPassedOn() {
    var answer = wire.asks("GetLog", """
        {'requestId':3,'retries':4,'retryInterval':60,'logType':'SecurityLog','log':{'remoteLocation':'ftp://h/',
        'oldestTimestamp':'2026-01-01T00:00:00Z','latestTimestamp':'2026-01-01T00:00:01Z'}}""");

    assertThat(answer).isEqualTo(Wire.json("{'status':'Accepted','filename':'log.gz'}"));
    assertThat(wire.station.asked).containsExactly(new LogRequest(3, LogRequest.Kind.SecurityLog, "ftp://h/",
        new Logs.Window(Optional.of(AT), Optional.of(AT.plusSeconds(1))), new Retrying(4, Duration.ofMinutes(1))));
  }

  @Test
  void getLog_refused_hasNoFileName() {
    wire.station.logAnswer = new LogRequests.Answer(LogRequests.Status.Rejected,
        Optional.of(new Refusal("NotFound", "why")), Optional.empty());

    assertThat(wire.asks("GetLog", "{'requestId':3,'logType':'DiagnosticsLog','log':{'remoteLocation':'ftp://h/'}}"))
        .isEqualTo(Wire.json(
            "{'status':'Rejected','statusInfo':{'reasonCode':'NotFound','additionalInfo':'why'}}"));
  }

  @Test
  void trigger_statusOfFiles_isPassedOnWithoutLookingAtTheEvse() {
    wire.asks("TriggerMessage", "{'requestedMessage':'FirmwareStatusNotification','evse':{'id':99}}");
    wire.asks("TriggerMessage", "{'requestedMessage':'LogStatusNotification'}");

    assertThat(wire.station.asked).containsExactly(
        List.of(Trigger.FIRMWARE_STATUS_NOTIFICATION, Optional.empty(), Optional.empty()),
        List.of(Trigger.LOG_STATUS_NOTIFICATION, Optional.empty(), Optional.empty()));
  }
}
