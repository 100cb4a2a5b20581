package org.tidegate.app.conformance;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.TransferFailed.Kind;
import org.tidegate.ocpp.v201.GetLogRequest;
import org.tidegate.ocpp.v201.GetLogResponse;
import org.tidegate.ocpp.v201.LogEnum;
import org.tidegate.ocpp.v201.LogParameters;
import org.tidegate.ocpp.v201.LogStatusEnum;
import org.tidegate.ocpp.v201.LogStatusNotificationRequest;
import org.tidegate.ocpp.v201.UploadLogStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block N, logs that are fetched: N01. */
class BlockNLogTest {
  private static final String LOCATION = "https://logs.example.com/upload/";
  private static final int RETRY_INTERVAL = 60;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"N01.FR.01", "N01.FR.02", "N01.FR.04", "N01.FR.07", "N01.FR.08", "N01.FR.09", "N01.FR.13"})
  void TC_N_25_CS() {
    var answer = ask(LogEnum.DiagnosticsLog, 1);

    assertThat(answer.status()).isEqualTo(LogStatusEnum.Accepted);
    assertThat(answer.filename()).isNotBlank();
    tells(UploadLogStatusEnum.Uploading, 1);
    tells(UploadLogStatusEnum.Uploaded, 1);
  }

  @Test
  @Covers({"N01.FR.01", "N01.FR.02", "N01.FR.04", "N01.FR.07", "N01.FR.08", "N01.FR.10", "N01.FR.13"})
  void TC_N_26_CS() {
    bench.station().files.missing.add(LOCATION);
    var answer = bench.ask(V201.GET_LOG,
        new GetLogRequest(LogParameters.of(LOCATION), LogEnum.DiagnosticsLog, 1, 3, RETRY_INTERVAL, null));

    assertThat(answer.status()).isEqualTo(LogStatusEnum.Accepted);
    tells(UploadLogStatusEnum.Uploading, 1);
    var begun = bench.station().loop.now();
    var waits = Duration.ofSeconds(3 * RETRY_INTERVAL);
    var end = bench.expect(LogStatusNotificationRequest.class, _ -> true, waits.plus(Bench.SOON));
    assertThat(end.status()).isIn(UploadLogStatusEnum.UploadFailure, UploadLogStatusEnum.BadMessage,
        UploadLogStatusEnum.PermissionDenied, UploadLogStatusEnum.NotSupportedOperation);
    assertThat(end.requestId()).isEqualTo(1);
    assertThat(between(begun)).isBetween(waits, waits.plus(bench.station().files.takes).plusSeconds(1));
    bench.expectNothing(LogStatusNotificationRequest.class, waits);
  }

  private Duration between(Instant begun) {
    return Duration.between(begun, bench.station().loop.now());
  }

  @Test
  @Covers({"N01.FR.01", "N01.FR.02", "N01.FR.03", "N01.FR.07", "N01.FR.08", "N01.FR.09", "N01.FR.13"})
  void TC_N_35_CS() {
    assertThat(ask(LogEnum.SecurityLog, 1).status()).isEqualTo(LogStatusEnum.Accepted);
    tells(UploadLogStatusEnum.Uploading, 1);
    tells(UploadLogStatusEnum.Uploaded, 1);
    assertThat(bench.station().files.lines).anyMatch(line -> line.contains("StartupOfTheDevice"));
  }

  @ParameterizedTest
  @EnumSource(LogEnum.class)
  @Covers({"N01.FR.12", "N01.FR.20"})
  void secondRequest_eitherLog_cancelsTheFirst(LogEnum kind) {
    secondRequest(kind);
  }

  @Test
  @Covers({"N01.FR.01", "N01.FR.02", "N01.FR.07", "N01.FR.08", "N01.FR.09", "N01.FR.12", "N01.FR.13", "N01.FR.20"})
  void TC_N_36_CS() {
    secondRequest(LogEnum.DiagnosticsLog);
  }

  private void secondRequest(LogEnum kind) {
    assertThat(ask(kind, 1).status()).isEqualTo(LogStatusEnum.Accepted);
    tells(UploadLogStatusEnum.Uploading, 1);

    assertThat(ask(kind, 2).status()).isEqualTo(LogStatusEnum.AcceptedCanceled);
    assertThat(bench.calledBeforeAnswering("GetLog")).isEmpty();
    tells(UploadLogStatusEnum.AcceptedCanceled, 1);
    tells(UploadLogStatusEnum.Uploading, 2);
    tells(UploadLogStatusEnum.Uploaded, 2);
  }

  @Test
  @Covers({"N01.FR.05"})
  void getLog_ofATimeThatIsToCome_isRejected() {
    var log = new LogParameters(LOCATION, bench.station().loop.now().plusSeconds(3600), null, null);
    var answer = bench.ask(V201.GET_LOG, GetLogRequest.of(log, LogEnum.DiagnosticsLog, 1));

    assertThat(answer.status()).isEqualTo(LogStatusEnum.Rejected);
    assertThat(answer.filename()).isNull();
    bench.expectNothing(LogStatusNotificationRequest.class, Duration.ofSeconds(30));
  }

  @Test
  void getLog_serverIsBackAtTheSecondAttempt_isUploaded() {
    bench.station().files.fail(1, Kind.FAILED);
    ask(LogEnum.DiagnosticsLog, 1);
    tells(UploadLogStatusEnum.Uploading, 1);
    var end = bench.expect(LogStatusNotificationRequest.class, _ -> true, Duration.ofMinutes(1));
    assertThat(end.status()).isEqualTo(UploadLogStatusEnum.Uploaded);
  }

  private GetLogResponse ask(LogEnum kind, int requestId) {
    return bench.ask(V201.GET_LOG, GetLogRequest.of(LogParameters.of(LOCATION), kind, requestId));
  }

  private void tells(UploadLogStatusEnum status, int requestId) {
    var told = bench.expect(LogStatusNotificationRequest.class);
    assertThat(told.status()).isEqualTo(status);
    assertThat(told.requestId()).isEqualTo(requestId);
  }
}
