package org.tidegate.app.conformance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FirmwareCertificates;
import org.tidegate.domain.port.FirmwareInstaller.Result;
import org.tidegate.domain.port.TransferFailed.Kind;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.Firmware;
import org.tidegate.ocpp.v201.FirmwareStatusEnum;
import org.tidegate.ocpp.v201.FirmwareStatusNotificationRequest;
import org.tidegate.ocpp.v201.MessageTriggerEnum;
import org.tidegate.ocpp.v201.TriggerMessageRequest;
import org.tidegate.ocpp.v201.TriggerMessageStatusEnum;
import org.tidegate.ocpp.v201.UpdateFirmwareRequest;
import org.tidegate.ocpp.v201.UpdateFirmwareStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** L02: firmware without signature, at a station whose installer allows it. */
class UnsignedFirmwareRequirementsTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @RegisterExtension
  private final Bench bench = new Bench();
  private final FirmwareStates firmware = new FirmwareStates(bench);

  @Test
  @Covers({"L02.FR.01", "L02.FR.02", "L02.FR.06", "L02.FR.14", "L02.FR.20", "L02.FR.21"})
  void update_unsigned_isInstalledWithoutAWordOfSignatures() {
    allowed();
    firmware.isAccepted(unsigned(1));

    tellsUpToDownloaded(1);
    firmware.tellsInstallationAndActivation(1);
    assertThat(bench.station().files.done).contains("install firmware-1", "activate firmware-1");
  }

  @Test
  @Covers("L02.FR.10")
  void update_installationLater_isScheduled() {
    allowed();
    firmware.isAccepted(unsigned(1, firmware.past(), in(LONG)));

    tellsUpToDownloaded(1);
    firmware.tells(FirmwareStatusEnum.InstallScheduled, 1);
    bench.expectNothing(FirmwareStatusNotificationRequest.class, LONG.minusMinutes(1));
    bench.advance(Duration.ofMinutes(1));
    firmware.tellsInstallationAndActivation(1);
  }

  @Test
  @Covers("L02.FR.07")
  void update_downloadLater_isScheduled() {
    allowed();
    firmware.isAccepted(unsigned(1, in(LONG), firmware.past()));

    firmware.tells(FirmwareStatusEnum.DownloadScheduled, 1);
    bench.expectNothing(FirmwareStatusNotificationRequest.class, LONG.minusMinutes(1));
    bench.advance(Duration.ofMinutes(1));
    tellsUpToDownloaded(1);
  }

  @ParameterizedTest
  @CsvSource({"false,Unavailable", "true,Available"})
  @Covers({"L02.FR.03", "L02.FR.04", "L02.FR.22", "L02.FR.23"})
  void update_whileTransactionRuns_waits(String newSessions, ConnectorStatusEnum free) {
    allowed();
    bench.variables().set("ChargingStation", "AllowNewSessionsPendingFirmwareUpdate", newSessions);
    bench.states().energyTransferStarted();
    bench.lookAway();
    firmware.isAccepted(UpdateFirmwareRequest.of(1, content(firmware.past(), null)));

    tellsUpToDownloaded(1);
    firmware.tells(FirmwareStatusEnum.InstallScheduled, 1);
    if (free == ConnectorStatusEnum.Unavailable) {
      bench.connectors().reports(Configured.OTHER_EVSE, free);
    }
    bench.expectNothing(FirmwareStatusNotificationRequest.class, Duration.ofMinutes(5));
    assertThat(bench.station().files.done).noneMatch(done -> done.startsWith("install") || done.startsWith("activate"));

    bench.states().parkingBayUnoccupied();
    firmware.tells(FirmwareStatusEnum.Installing, 1);
    firmware.tells(FirmwareStatusEnum.InstallRebooting, 1);
  }

  @Test
  @Covers({"L02.FR.15"})
  void update_another_cancelsTheFirstWithoutLookingForItsFile() {
    allowed();
    firmware.isAccepted(unsigned(1, firmware.past(), in(LONG)));
    tellsUpToDownloaded(1);
    firmware.tells(FirmwareStatusEnum.InstallScheduled, 1);
    bench.station().files.missing.add(FirmwareStates.LOCATION);

    assertThat(firmware.ask(unsigned(2))).isEqualTo(UpdateFirmwareStatusEnum.AcceptedCanceled);
    firmware.tells(FirmwareStatusEnum.InstallationFailed, 1);
    firmware.tells(FirmwareStatusEnum.Downloading, 2);
    bench.expectNothing(FirmwareStatusNotificationRequest.class, told -> told.requestId() != 2, LONG.plusMinutes(1));
    assertThat(bench.station().files.done).noneMatch(done -> done.startsWith("install"));
  }

  @Test
  @Covers("L02.FR.18")
  void update_whileAnotherIsInstalled_isRejected() {
    allowed();
    firmware.isAccepted(unsigned(1));
    tellsUpToDownloaded(1);
    firmware.tells(FirmwareStatusEnum.Installing, 1);

    assertThat(firmware.ask(unsigned(2))).isEqualTo(UpdateFirmwareStatusEnum.Rejected);
    firmware.tells(FirmwareStatusEnum.InstallRebooting, 1);
  }

  @Test
  @Covers("L02.FR.19")
  void update_everyAttemptFails_isToldOnce() {
    allowed();
    bench.station().files.fail(3, Kind.FAILED);
    firmware.isAccepted(new UpdateFirmwareRequest(2, 60, 1, content(firmware.past(), null), null));

    firmware.tells(FirmwareStatusEnum.Downloading, 1);
    bench.expectNothing(FirmwareStatusNotificationRequest.class, Duration.ofSeconds(130));
    firmware.tells(FirmwareStatusEnum.DownloadFailed, 1);
  }

  @Test
  @Covers({"L02.FR.16", "L02.FR.17"})
  void trigger_tellsTheLastStatus_andIdleAfterInstalled() {
    allowed();
    firmware.isAccepted(unsigned(1));
    firmware.tells(FirmwareStatusEnum.Downloading, 1);
    triggered();
    firmware.tells(FirmwareStatusEnum.Downloading, 1);
    firmware.tells(FirmwareStatusEnum.Downloaded, 1);
    firmware.tellsInstallationAndActivation(1);

    triggered();
    var told = bench.expect(FirmwareStatusNotificationRequest.class);
    assertThat(told.status()).isEqualTo(FirmwareStatusEnum.Idle);
    assertThat(told.requestId()).isNull();
  }

  @Test
  @Covers("L02.FR.01")
  void update_notRight_failsItsVerification() {
    allowed();
    bench.station().files.installation = Result.NOT_RIGHT;
    firmware.isAccepted(unsigned(1));

    tellsUpToDownloaded(1);
    firmware.tells(FirmwareStatusEnum.Installing, 1);
    firmware.tells(FirmwareStatusEnum.InstallVerificationFailed, 1);
  }

  /** Whoever signs is held to it, though unsigned firmware is allowed. */
  @Test
  void update_withAWrongSignature_isNotTakenForUnsigned() {
    allowed();
    firmware.isAccepted(firmware.request(1, FirmwareStates.LOCATION,
        FirmwareCertificates.SIGNING, "b3RoZXI="));
    tellsUpToDownloaded(1);
    firmware.tells(FirmwareStatusEnum.InvalidSignature, 1);

    assertThat(firmware.ask(firmware.request(2, FirmwareStates.LOCATION, null, "b3RoZXI=")))
        .isEqualTo(UpdateFirmwareStatusEnum.InvalidCertificate);
    assertThat(bench.station().files.done).noneMatch(done -> done.startsWith("install"));
  }

  /** The installer's word counts from the next start on. */
  private void allowed() {
    bench.station().files.allowsUnsigned = true;
    bench.states().bootedByPowerCycle();
    bench.advance(Duration.ofMinutes(2));
    bench.lookAway();
  }

  private void triggered() {
    var answer = bench.ask(V201.TRIGGER_MESSAGE,
        TriggerMessageRequest.of(MessageTriggerEnum.FirmwareStatusNotification));
    assertThat(answer.status()).isEqualTo(TriggerMessageStatusEnum.Accepted);
  }

  /** And nothing of signatures in between, which the next status would show. */
  private void tellsUpToDownloaded(int requestId) {
    firmware.tells(FirmwareStatusEnum.Downloading, requestId);
    firmware.tells(FirmwareStatusEnum.Downloaded, requestId);
  }

  private UpdateFirmwareRequest unsigned(int requestId) {
    return unsigned(requestId, firmware.past(), firmware.past());
  }

  private UpdateFirmwareRequest unsigned(int requestId, Instant retrieve, Instant install) {
    return UpdateFirmwareRequest.of(requestId, content(retrieve, install));
  }

  private static Firmware content(Instant retrieve, @Nullable Instant install) {
    return new Firmware(FirmwareStates.LOCATION, retrieve, install, null, null, null);
  }

  private Instant in(Duration time) {
    return bench.station().loop.now().plus(time);
  }
}
