package org.tidegate.app.conformance;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.tidegate.app.virtual.Reply;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.FirmwareInstaller.Result;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.BootNotificationResponse;
import org.tidegate.ocpp.v201.FirmwareStatusEnum;
import org.tidegate.ocpp.v201.FirmwareStatusNotificationRequest;
import org.tidegate.ocpp.v201.GetLogRequest;
import org.tidegate.ocpp.v201.LogEnum;
import org.tidegate.ocpp.v201.LogParameters;
import org.tidegate.ocpp.v201.LogStatusEnum;
import org.tidegate.ocpp.v201.LogStatusNotificationRequest;
import org.tidegate.ocpp.v201.MessageTriggerEnum;
import org.tidegate.ocpp.v201.RegistrationStatusEnum;
import org.tidegate.ocpp.v201.TriggerMessageRequest;
import org.tidegate.ocpp.v201.UploadLogStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Files on their way while the central system has not accepted the boot: how they end is told once it has. */
class FilesBeforeAcceptanceTest {
  private static final String LOCATION = "https://logs.example.com/upload/";
  private static final Duration BOOT_AGAIN = Duration.ofSeconds(Configured.HEARTBEAT_INTERVAL);
  private static final Duration LONGER_THAN_A_TRANSFER = Duration.ofSeconds(30);

  @RegisterExtension
  private final Bench bench = new Bench();
  private final FirmwareStates firmware = new FirmwareStates(bench);

  @Test
  @Covers({"B02.FR.01", "B02.FR.02", "N01.FR.09"})
  void pending_logUploaded_isToldOnceAccepted() {
    rebooted(RegistrationStatusEnum.Pending);

    getLog(1);
    bench.expectNothing(OcppRequest.class, LONGER_THAN_A_TRANSFER);
    isAccepted();

    tells(UploadLogStatusEnum.Uploading, 1);
    tells(UploadLogStatusEnum.Uploaded, 1);
    bench.expectNothing(LogStatusNotificationRequest.class, BOOT_AGAIN);
  }

  /** B02.FR.02 lets a triggered status out at once; it does not take the place of the end. */
  @Test
  @Covers({"B02.FR.02", "F06.FR.14", "N01.FR.09"})
  void pending_logStatusTriggeredMeanwhile_isToldAtOnceAndTheEndLater() {
    rebooted(RegistrationStatusEnum.Pending);
    getLog(1);
    bench.ask(V201.TRIGGER_MESSAGE, TriggerMessageRequest.of(MessageTriggerEnum.LogStatusNotification));

    tells(UploadLogStatusEnum.Uploading, 1);
    bench.expectNothing(OcppRequest.class, LONGER_THAN_A_TRANSFER);
    isAccepted();

    tells(UploadLogStatusEnum.Uploading, 1);
    tells(UploadLogStatusEnum.Uploaded, 1);
  }

  @ParameterizedTest
  @EnumSource(names = "Accepted", mode = Mode.EXCLUDE)
  @Covers({"B01.FR.08", "N01.FR.10"})
  void notAccepted_logUploadCutByRestart_isToldToHaveFailedOnceAccepted(RegistrationStatusEnum boot) {
    getLog(1);
    tells(UploadLogStatusEnum.Uploading, 1);
    rebooted(boot);
    bench.expectNothing(OcppRequest.class, LONGER_THAN_A_TRANSFER);
    isAccepted();

    tells(UploadLogStatusEnum.UploadFailure, 1);
    bench.expectNothing(LogStatusNotificationRequest.class, BOOT_AGAIN);
  }

  @ParameterizedTest
  @EnumSource(names = "Accepted", mode = Mode.EXCLUDE)
  @Covers({"B02.FR.02", "B03.FR.02", "L01.FR.01"})
  void notAccepted_firmwareCantBeInstalled_isToldOnceAccepted(RegistrationStatusEnum boot) {
    bench.station().files.installation = Result.FAILED;
    firmware.isAccepted(firmware.request(1, bench.station().loop.now().plusSeconds(10), null));
    firmware.tells(FirmwareStatusEnum.DownloadScheduled, 1);
    rebooted(boot);
    bench.expectNothing(OcppRequest.class, LONGER_THAN_A_TRANSFER);
    isAccepted();

    firmware.tellsUpToVerified(1);
    firmware.tells(FirmwareStatusEnum.Installing, 1);
    firmware.tells(FirmwareStatusEnum.InstallationFailed, 1);
    bench.expectNothing(FirmwareStatusNotificationRequest.class, BOOT_AGAIN);
  }

  /** The new firmware lives though nobody could be told before it was started. */
  @ParameterizedTest
  @EnumSource(names = "Accepted", mode = Mode.EXCLUDE)
  @Covers({"B02.FR.02", "B03.FR.02", "L01.FR.01", "L01.FR.31"})
  void notAccepted_firmwareInstalledAndStarted_isToldOnceAccepted(RegistrationStatusEnum boot) {
    firmware.isAccepted(firmware.request(1, bench.station().loop.now().plusSeconds(10), null));
    firmware.tells(FirmwareStatusEnum.DownloadScheduled, 1);
    rebooted(boot);
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, boot(boot));
    bench.expect(BootNotificationRequest.class, _ -> true, Duration.ofMinutes(2));
    bench.expectNothing(OcppRequest.class, LONGER_THAN_A_TRANSFER);
    isAccepted();

    firmware.tellsUpToVerified(1);
    firmware.tells(FirmwareStatusEnum.Installing, 1);
    firmware.tells(FirmwareStatusEnum.InstallRebooting, 1);
    firmware.tells(FirmwareStatusEnum.Installed, 1);
    firmware.tellsSecurityEvent("FirmwareUpdated");
  }

  @Test
  @Covers({"N01.FR.09", "L01.FR.01"})
  void offline_fileUploadedAndFirmwareFailed_isToldWhenTheLinkIsBack() {
    bench.station().files.installation = Result.FAILED;
    getLog(1);
    tells(UploadLogStatusEnum.Uploading, 1);
    firmware.isAccepted(firmware.request(2));
    firmware.tells(FirmwareStatusEnum.Downloading, 2);
    bench.goOffline();
    bench.advance(LONGER_THAN_A_TRANSFER);
    bench.goOnline();

    tells(UploadLogStatusEnum.Uploaded, 1);
    firmware.tells(FirmwareStatusEnum.Downloaded, 2);
    firmware.tells(FirmwareStatusEnum.SignatureVerified, 2);
    firmware.tells(FirmwareStatusEnum.Installing, 2);
    firmware.tells(FirmwareStatusEnum.InstallationFailed, 2);
  }

  private void getLog(int requestId) {
    var answer = bench.ask(V201.GET_LOG,
        GetLogRequest.of(LogParameters.of(LOCATION), LogEnum.DiagnosticsLog, requestId));
    assertThat(answer.status()).isEqualTo(LogStatusEnum.Accepted);
  }

  private void tells(UploadLogStatusEnum status, int requestId) {
    var told = bench.expect(LogStatusNotificationRequest.class);
    assertThat(told.status()).isEqualTo(status);
    assertThat(told.requestId()).isEqualTo(requestId);
  }

  private void rebooted(RegistrationStatusEnum status) {
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, boot(status));
    bench.lookAway();
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);
  }

  /** By the next boot, which the central system answers as always. */
  private void isAccepted() {
    bench.expect(BootNotificationRequest.class, _ -> true, BOOT_AGAIN);
  }

  private Reply<BootNotificationRequest, BootNotificationResponse> boot(RegistrationStatusEnum status) {
    return Reply
        .by(_ -> BootNotificationResponse.of(bench.centralSystem().now(), Configured.HEARTBEAT_INTERVAL, status));
  }
}
