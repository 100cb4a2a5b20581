package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.diagnostics.LogRequest;
import org.tidegate.domain.diagnostics.UploadStatus;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.domain.port.LogRequests.Answer;
import org.tidegate.domain.port.LogRequests.Status;
import org.tidegate.domain.port.Logs;
import org.tidegate.domain.port.Retrying;
import org.tidegate.domain.port.TransferFailed.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class StationLogsTest {
  private static final Logs.Window ALL = new Logs.Window(Optional.empty(), Optional.empty());
  private final StationBench bench = StationBench.online();

  @Test
  @Covers({"N01.FR.01", "N01.FR.02", "N01.FR.04", "N01.FR.07", "N01.FR.08", "N01.FR.09"})
  void upload_diagnostics_isToldFromBeginToEnd() {
    var answer = ask(1, LogRequest.Kind.DiagnosticsLog, ALL);

    assertThat(answer.status()).isEqualTo(Status.Accepted);
    assertThat(answer.fileName()).contains("diagnostics-20260302T131500Z-1.log.gz");
    assertThat(told()).containsExactly(status(1, UploadStatus.Uploading));
    bench.seconds(5);
    assertThat(told()).containsExactly(status(1, UploadStatus.Uploading), status(1, UploadStatus.Uploaded));
    assertThat(bench.files.done).containsExactly("upload log-1 as diagnostics-20260302T131500Z-1.log.gz",
        "discard log-1");
    assertThat(bench.files.lines).anyMatch(line -> line.startsWith("evse 1: Available"));
  }

  /** A machine that keeps no time has logged what the central system wants with a time of its own. */
  @Test
  @Covers({"N01.FR.04"})
  void upload_centralSystemKeepsTheClock_windowIsOfTheMachines() {
    var ahead = Duration.ofDays(400);
    bench.loop.setWallClock(bench.loop.machineNow().plus(ahead));
    var window = new Logs.Window(Optional.of(bench.loop.now().minusSeconds(60)), Optional.of(bench.loop.now()));
    ask(1, LogRequest.Kind.DiagnosticsLog, window);

    assertThat(bench.files.window).isEqualTo(new Logs.Window(Optional.of(bench.loop.machineNow().minusSeconds(60)),
        Optional.of(bench.loop.machineNow())));
    assertThat(bench.files.lines).first().asString()
        .contains(bench.loop.now().toString(), bench.loop.machineNow().toString());
  }

  @Test
  @Covers({"N01.FR.03"})
  void upload_securityLog_hasTheEventsOfItsWindow() {
    bench.advance(Duration.ofMinutes(1));
    var answer = ask(1, LogRequest.Kind.SecurityLog, ALL);

    assertThat(answer.fileName().orElseThrow()).startsWith("security-");
    assertThat(bench.files.lines).containsExactly("2026-03-02T13:15:00Z StartupOfTheDevice PowerUp");
  }

  @Test
  @Covers({"N01.FR.05"})
  void upload_nothingOfThatTime_isRejected() {
    var future = new Logs.Window(Optional.of(Instant.parse("2027-01-01T00:00:00Z")), Optional.empty());
    var past = new Logs.Window(Optional.empty(), Optional.of(Instant.parse("2020-01-01T00:00:00Z")));

    assertThat(ask(1, LogRequest.Kind.DiagnosticsLog, future).status()).isEqualTo(Status.Rejected);
    var answer = ask(2, LogRequest.Kind.SecurityLog, past);
    assertThat(answer.status()).isEqualTo(Status.Rejected);
    assertThat(answer.fileName()).isEmpty();
    assertThat(told()).isEmpty();
  }

  @Test
  void securityLog_afterRestart_goesOn() {
    bench.restart(Duration.ofMinutes(5));
    bench.linkUp();
    ask(1, LogRequest.Kind.SecurityLog, ALL);

    assertThat(bench.files.lines).containsExactly("2026-03-02T13:15:00Z StartupOfTheDevice PowerUp",
        "2026-03-02T13:20:00Z StartupOfTheDevice PowerUp");
  }

  @ParameterizedTest
  @CsvSource({"FAILED,UploadFailure", "BAD_MESSAGE,BadMessage", "PERMISSION_DENIED,PermissionDenied",
      "NOT_SUPPORTED,NotSupportedOperation"})
  @Covers({"N01.FR.10"})
  void upload_alwaysFails_isToldAfterTheLastRetry(Kind kind, UploadStatus end) {
    bench.files.fail(4, kind);
    ask(1, LogRequest.Kind.DiagnosticsLog, ALL);
    bench.seconds(3 * 60 + 4);
    assertThat(told()).containsExactly(status(1, UploadStatus.Uploading));
    bench.seconds(1);
    assertThat(told()).containsExactly(status(1, UploadStatus.Uploading), status(1, end));
  }

  @Test
  void upload_failsOnce_isTriedAgain() {
    bench.files.fail(1, Kind.FAILED);
    ask(1, LogRequest.Kind.DiagnosticsLog, ALL);
    bench.seconds(65);
    assertThat(told()).containsExactly(status(1, UploadStatus.Uploading), status(1, UploadStatus.Uploaded));
  }

  @Test
  void upload_locationIsNone_failsAtOnce() {
    bench.files.fail(1, Kind.INVALID_LOCATION);
    ask(1, LogRequest.Kind.DiagnosticsLog, ALL);
    bench.seconds(5);
    assertThat(told()).endsWith(status(1, UploadStatus.NotSupportedOperation));
  }

  @Test
  @Covers({"N01.FR.12", "N01.FR.20"})
  void upload_whileAnotherRuns_cancelsIt() {
    ask(1, LogRequest.Kind.DiagnosticsLog, ALL);
    bench.seconds(2);
    assertThat(ask(2, LogRequest.Kind.DiagnosticsLog, ALL).status()).isEqualTo(Status.AcceptedCanceled);
    bench.seconds(10);

    assertThat(told()).containsExactly(status(1, UploadStatus.Uploading), status(1, UploadStatus.AcceptedCanceled),
        status(2, UploadStatus.Uploading), status(2, UploadStatus.Uploaded));
    assertThat(ask(3, LogRequest.Kind.DiagnosticsLog, ALL).status()).isEqualTo(Status.Accepted);
  }

  @Test
  void restart_duringUpload_hasFailed() {
    ask(1, LogRequest.Kind.DiagnosticsLog, ALL);
    bench.seconds(2);
    bench.restart(Duration.ofSeconds(20));
    bench.linkUp();
    assertThat(told()).containsExactly(status(1, UploadStatus.UploadFailure));
    assertThat(bench.store.load().facts()).noneMatch(fact -> fact.key().equals("upload"));
  }

  @Test
  @Covers({"F06.FR.14", "F06.FR.15", "N01.FR.13"})
  void trigger_tellsUploadingOrIdle() {
    trigger();
    assertThat(told()).containsExactly(new Outgoing.LogStatus(UploadStatus.Idle, Optional.empty()));
    ask(1, LogRequest.Kind.DiagnosticsLog, ALL);
    trigger();
    assertThat(told()).endsWith(status(1, UploadStatus.Uploading), status(1, UploadStatus.Uploading));
  }

  private void trigger() {
    bench.station().requests().trigger(Trigger.LOG_STATUS_NOTIFICATION, Optional.empty(), Optional.empty());
    bench.settle();
  }

  private Answer ask(int id, LogRequest.Kind kind, Logs.Window window) {
    var request = new LogRequest(id, kind, "http://files/logs/", window, new Retrying(3, Duration.ofSeconds(60)));
    return bench.now(bench.station().requests().logs().upload(request));
  }

  private static Outgoing.LogStatus status(int id, UploadStatus status) {
    return new Outgoing.LogStatus(status, Optional.of(id));
  }

  private List<Outgoing.LogStatus> told() {
    return bench.centralSystem.sent(Outgoing.LogStatus.class);
  }
}
