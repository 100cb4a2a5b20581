package org.tidegate.ocpp.rpc;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.rpc.BootGate.Registration;
import org.tidegate.ocpp.rpc.Probe.ProbeResponse;
import org.tidegate.ocpp.v21.BootNotificationRequest;
import org.tidegate.ocpp.v21.BootNotificationResponse;
import org.tidegate.ocpp.v21.BootReasonEnum;
import org.tidegate.ocpp.v21.ChargingStation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.ocpp.rpc.OutgoingCallsTest.assertFailedWith;

/** OCPP 2.0.1 B01.FR.08, B02.FR.01, B02.FR.02, B03.FR.02, B03.FR.08. */
class BootGateTest {
  private final RpcPair pair = new RpcPair().connected();

  @Test
  void call_beforeAnyAnswerToBoot_isNotSent() {
    pair.gate.becomes(Registration.NONE);
    assertFailedWith(pair.call("too early"), CallFailed.NotAllowed.class);
    assertThat(boot()).isNotDone();
    assertThat(pair.lastReceived()).contains("BootNotification");
    assertThat(pair.received).hasSize(1);
  }

  @Test
  void call_whilePending_isSentOnlyWhenAskedFor() {
    pair.gate.becomes(Registration.PENDING);
    assertFailedWith(pair.call("unasked"), CallFailed.NotAllowed.class);
    var report = Probe.asking("report");
    pair.gate.askedFor(report);
    pair.station.call(report, ProbeResponse.class);
    assertThat(pair.lastReceived()).contains("report");
    assertFailedWith(pair.call("report"), CallFailed.NotAllowed.class);
    pair.gate.finished(report);
    assertFailedWith(pair.station.call(report, ProbeResponse.class), CallFailed.NotAllowed.class);
  }

  /** The boot is sent again every so often, and what was asked for may wait behind it. */
  @Test
  void queuedCall_whenTheBootIsPendingAgain_isSent() {
    pair.gate.becomes(Registration.PENDING);
    boot();
    var report = Probe.asking("report");
    pair.gate.askedFor(report);
    pair.station.call(report, ProbeResponse.class);
    String bootId = pair.lastId();
    pair.gate.becomes(Registration.PENDING);
    pair.says("[3,\"" + bootId + "\",{\"status\":\"Pending\"}]");
    assertThat(pair.lastReceived()).contains("report");
  }

  @Test
  void inboundCall_whilePending_isAnswered() {
    pair.gate.becomes(Registration.PENDING);
    assertThat(pair.asks("1", "set a variable")).startsWith("[3,");
  }

  @Test
  void inboundCall_whileRejected_getsSecurityErrorAndIsNotHandled() {
    pair.gate.becomes(Registration.REJECTED);
    assertThat(pair.asks("1", "let me in")).startsWith("[4,\"1\",\"SecurityError\"");
    assertThat(pair.handled).isEmpty();
  }

  @Test
  void call_whileRejected_onlyBootIsSent() {
    pair.gate.becomes(Registration.PENDING);
    var report = Probe.asking("report");
    pair.gate.askedFor(report);
    pair.gate.becomes(Registration.REJECTED);
    assertFailedWith(pair.station.call(report, ProbeResponse.class), CallFailed.NotAllowed.class);
    boot();
    assertThat(pair.lastReceived()).contains("BootNotification");
  }

  @Test
  void queuedCall_whenTheGateCloses_isNotSent() {
    boot();
    var queued = pair.call("queued");
    String bootId = pair.lastId();
    pair.gate.becomes(Registration.REJECTED);
    pair.says(
        "[3,\"" + bootId + "\",{\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":60,\"status\":\"Rejected\"}]");
    assertFailedWith(queued, CallFailed.NotAllowed.class);
    assertThat(pair.received).hasSize(1);
  }

  @Test
  void call_afterAReconnectionOfAnAcceptedStation_isSentWithoutAnotherBoot() {
    pair.link.cut();
    pair.loop.runPosted();
    pair.connected();
    pair.call("straight on");
    assertThat(pair.lastReceived()).contains("straight on");
  }

  private CompletableFuture<BootNotificationResponse> boot() {
    return pair.station.call(BootNotificationRequest.of(ChargingStation.of("model", "vendor"), BootReasonEnum.PowerUp),
        BootNotificationResponse.class);
  }
}
