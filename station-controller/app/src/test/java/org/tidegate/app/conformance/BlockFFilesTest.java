package org.tidegate.app.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FirmwareCertificates;
import org.tidegate.ocpp.v201.FirmwareStatusEnum;
import org.tidegate.ocpp.v201.GetLogRequest;
import org.tidegate.ocpp.v201.LogEnum;
import org.tidegate.ocpp.v201.LogParameters;
import org.tidegate.ocpp.v201.LogStatusEnum;
import org.tidegate.ocpp.v201.LogStatusNotificationRequest;
import org.tidegate.ocpp.v201.MessageTriggerEnum;
import org.tidegate.ocpp.v201.TriggerMessageRequest;
import org.tidegate.ocpp.v201.TriggerMessageStatusEnum;
import org.tidegate.ocpp.v201.UploadLogStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block F, messages about files that are on their way: F06. */
class BlockFFilesTest {
  @RegisterExtension
  private final Bench bench = new Bench();
  private final FirmwareStates firmware = new FirmwareStates(bench);

  @Test
  @Covers({"F06.FR.04", "F06.FR.05", "F06.FR.10", "F06.FR.14"})
  void TC_F_16_CS() {
    var request = GetLogRequest.of(LogParameters.of("https://logs.example.com/upload/"), LogEnum.DiagnosticsLog, 1);
    assertThat(bench.ask(V201.GET_LOG, request).status()).isEqualTo(LogStatusEnum.Accepted);
    assertThat(bench.expect(LogStatusNotificationRequest.class).status()).isEqualTo(UploadLogStatusEnum.Uploading);

    isTriggered(MessageTriggerEnum.LogStatusNotification);
    assertThat(bench.expect(LogStatusNotificationRequest.class).status()).isEqualTo(UploadLogStatusEnum.Uploading);
  }

  @Test
  @Covers({"F06.FR.04", "F06.FR.05", "F06.FR.10", "L01.FR.26"})
  void TC_F_19_CS() {
    firmware.isAccepted(
        firmware.request(1, FirmwareStates.LOCATION, FirmwareCertificates.SIGNING, "b3RoZXI="));
    firmware.tells(FirmwareStatusEnum.Downloading, 1);

    isTriggered(MessageTriggerEnum.FirmwareStatusNotification);
    firmware.tells(FirmwareStatusEnum.Downloading, 1);

    firmware.tells(FirmwareStatusEnum.Downloaded, 1);
    firmware.tells(FirmwareStatusEnum.InvalidSignature, 1);
    firmware.tellsSecurityEvent("InvalidFirmwareSignature");
  }

  private void isTriggered(MessageTriggerEnum message) {
    var answer = bench.ask(V201.TRIGGER_MESSAGE, TriggerMessageRequest.of(message));
    assertThat(answer.status()).isEqualTo(TriggerMessageStatusEnum.Accepted);
  }
}
