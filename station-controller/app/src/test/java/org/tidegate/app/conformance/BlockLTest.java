package org.tidegate.app.conformance;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FirmwareCertificates;
import org.tidegate.domain.port.FirmwareInstaller.Result;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.FirmwareStatusEnum;
import org.tidegate.ocpp.v201.FirmwareStatusNotificationRequest;
import org.tidegate.ocpp.v201.UpdateFirmwareStatusEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** Block L: firmware updates. */
class BlockLTest {
  private static final String CONTROLLER = "ChargingStation";
  private static final String ALLOW_NEW_SESSIONS = "AllowNewSessionsPendingFirmwareUpdate";

  @RegisterExtension
  private final Bench bench = new Bench();
  private final FirmwareStates firmware = new FirmwareStates(bench);

  @Test
  @Covers({"L01.FR.01", "L01.FR.04", "L01.FR.05", "L01.FR.09", "L01.FR.10", "L01.FR.12", "L01.FR.20",
      "L01.FR.21", "L01.FR.28", "L01.FR.31"})
  void TC_L_01_CS() {
    firmware.isAccepted(firmware.request(1));

    firmware.tellsUpToVerified(1);
    firmware.tellsInstallationAndActivation(1);
  }

  @Test
  @Covers({"L01.FR.01", "L01.FR.04", "L01.FR.05", "L01.FR.10", "L01.FR.12", "L01.FR.16", "L01.FR.20", "L01.FR.21"})
  void TC_L_02_CS() {
    var offset = Duration.ofMinutes(10);
    firmware.isAccepted(
        firmware.request(1, firmware.past(), bench.station().loop.now().plus(offset)));

    firmware.tellsUpToVerified(1);
    firmware.tells(FirmwareStatusEnum.InstallScheduled, 1);
    bench.expectNothing(FirmwareStatusNotificationRequest.class, offset.minusMinutes(1));
    bench.advance(Duration.ofMinutes(1));
    firmware.tellsInstallationAndActivation(1);
  }

  @Test
  @Covers({"L01.FR.01", "L01.FR.04", "L01.FR.05", "L01.FR.10", "L01.FR.12", "L01.FR.13", "L01.FR.20", "L01.FR.21"})
  void TC_L_03_CS() {
    var offset = Duration.ofMinutes(10);
    firmware.isAccepted(
        firmware.request(1, bench.station().loop.now().plus(offset), firmware.past()));

    firmware.tells(FirmwareStatusEnum.DownloadScheduled, 1);
    bench.expectNothing(FirmwareStatusNotificationRequest.class, offset.minusMinutes(1));
    bench.advance(Duration.ofMinutes(1));
    firmware.tellsUpToVerified(1);
    firmware.tellsInstallationAndActivation(1);
  }

  @Test
  @Covers({"L01.FR.02", "L01.FR.21", "L01.FR.22"})
  void TC_L_05_CS() {
    var request = firmware.request(1, FirmwareStates.LOCATION, FirmwareCertificates.FOREIGN,
        bench.station().files.rightSignature);

    assertThat(firmware.ask(request)).isIn(UpdateFirmwareStatusEnum.InvalidCertificate,
        UpdateFirmwareStatusEnum.RevokedCertificate);
    assertThat(bench.calledBeforeAnswering("UpdateFirmware")).isEmpty();
    firmware.tellsSecurityEvent("InvalidFirmwareSigningCertificate");
  }

  @Test
  @Covers({"L01.FR.01", "L01.FR.03", "L01.FR.04", "L01.FR.10", "L01.FR.20"})
  void TC_L_06_CS() {
    firmware.isAccepted(
        firmware.request(1, FirmwareStates.LOCATION, FirmwareCertificates.SIGNING, "b3RoZXI="));

    firmware.tells(FirmwareStatusEnum.Downloading, 1);
    firmware.tells(FirmwareStatusEnum.Downloaded, 1);
    firmware.tells(FirmwareStatusEnum.InvalidSignature, 1);
    firmware.tellsSecurityEvent("InvalidFirmwareSignature");
  }

  @Test
  @Covers({"L01.FR.01", "L01.FR.10", "L01.FR.20", "L01.FR.30"})
  void TC_L_07_CS() {
    var location = FirmwareStates.LOCATION + "_doesnotExist";
    bench.station().files.missing.add(location);
    firmware.isAccepted(firmware.request(1, location, FirmwareCertificates.SIGNING,
        bench.station().files.rightSignature));

    firmware.tells(FirmwareStatusEnum.Downloading, 1);
    firmware.tells(FirmwareStatusEnum.DownloadFailed, 1, Duration.ofMinutes(2));
  }

  @Test
  @Covers({"L01.FR.01", "L01.FR.10", "L01.FR.12", "L01.FR.20", "L01.FR.29"})
  void TC_L_08_CS() {
    bench.station().files.installation = Result.NOT_RIGHT;
    firmware.isAccepted(firmware.request(1));

    firmware.tellsUpToVerified(1);
    firmware.tells(FirmwareStatusEnum.Installing, 1);
    bench.connectors().allReport(ConnectorStatusEnum.Unavailable);
    bench.connectors().allReport(ConnectorStatusEnum.Available);
    firmware.tells(FirmwareStatusEnum.InstallVerificationFailed, 1);
  }

  @Test
  @Covers({"L01.FR.01", "L01.FR.10", "L01.FR.20", "L01.FR.24"})
  void TC_L_10_CS() {
    firmware.isAccepted(firmware.request(1));
    firmware.tells(FirmwareStatusEnum.Downloading, 1);

    assertThat(firmware.ask(firmware.request(2))).isEqualTo(UpdateFirmwareStatusEnum.AcceptedCanceled);
    assertThat(bench.calledBeforeAnswering("UpdateFirmware")).isEmpty();
    // Allowed, and told by this station.
    firmware.tells(FirmwareStatusEnum.DownloadFailed, 1);
    firmware.tellsUpToVerified(2);
    firmware.tellsInstallationAndActivation(2);
  }

  @Test
  @Covers({"L01.FR.01", "L01.FR.06", "L01.FR.07", "L01.FR.10", "L01.FR.20", "L01.FR.34"})
  void TC_L_14_CS() {
    bench.variables().set(CONTROLLER, ALLOW_NEW_SESSIONS, "true");
    bench.states().energyTransferStarted();
    firmware.isAccepted(firmware.request(1));

    firmware.tellsUpToVerified(1);
    firmware.tells(FirmwareStatusEnum.InstallScheduled, 1);
    bench.states(Configured.OTHER_EVSE).energyTransferStarted();
    bench.states().parkingBayUnoccupied();
    bench.expectNothing(FirmwareStatusNotificationRequest.class, Duration.ofSeconds(30));
    bench.states(Configured.OTHER_EVSE).parkingBayUnoccupied();
    firmware.tellsInstallationAndActivation(1);
  }

  @Test
  @Covers({"L01.FR.01", "L01.FR.06", "L01.FR.07", "L01.FR.10", "L01.FR.20", "L01.FR.34"})
  void TC_L_15_CS() {
    bench.variables().set(CONTROLLER, ALLOW_NEW_SESSIONS, "false");
    bench.states().energyTransferStarted();
    firmware.isAccepted(firmware.request(1));

    firmware.tellsUpToVerified(1);
    firmware.tells(FirmwareStatusEnum.InstallScheduled, 1);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Unavailable);
    bench.states().parkingBayUnoccupied();
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
    firmware.tells(FirmwareStatusEnum.Installing, 1);
    firmware.tells(FirmwareStatusEnum.InstallRebooting, 1);
    bench.memory().rebootBeforeFirmwareActivation();
    firmware.tells(FirmwareStatusEnum.Installed, 1);
    firmware.tellsSecurityEvent("FirmwareUpdated");
  }

  @Test
  void TC_L_18_CS() {
    assertThat(firmware.ask(firmware.request(1, FirmwareStates.LOCATION, null, null)))
        .isIn(UpdateFirmwareStatusEnum.Rejected, UpdateFirmwareStatusEnum.InvalidCertificate);
    bench.expectNothing(FirmwareStatusNotificationRequest.class, Duration.ofSeconds(30));
  }
}
