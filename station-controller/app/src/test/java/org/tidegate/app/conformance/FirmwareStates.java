package org.tidegate.app.conformance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.fixture.FirmwareCertificates;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.Firmware;
import org.tidegate.ocpp.v201.FirmwareStatusEnum;
import org.tidegate.ocpp.v201.FirmwareStatusNotificationRequest;
import org.tidegate.ocpp.v201.SecurityEventNotificationRequest;
import org.tidegate.ocpp.v201.UpdateFirmwareRequest;
import org.tidegate.ocpp.v201.UpdateFirmwareStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** What the cases of block L have in common: the request, and how the station goes on after it. Test thread only. */
final class FirmwareStates {
  static final String LOCATION = "https://firmware.example.com/tidegate.raucb";
  /** The server takes five seconds, and the station that long for each step. */
  static final Duration STEP = Bench.SOON;

  private final Bench bench;

  FirmwareStates(Bench bench) {
    this.bench = bench;
  }

  /** Two hours ago, as most cases want it. */
  Instant past() {
    return bench.station().loop.now().minus(Duration.ofHours(2));
  }

  /** The configured firmware with the right signature, now. */
  UpdateFirmwareRequest request(int requestId) {
    return request(requestId, past(), past());
  }

  UpdateFirmwareRequest request(int requestId, Instant retrieve, @Nullable Instant install) {
    return UpdateFirmwareRequest.of(requestId, new Firmware(LOCATION, retrieve, install,
        FirmwareCertificates.SIGNING, bench.station().files.rightSignature, null));
  }

  /** The configured firmware from elsewhere, or signed otherwise. */
  UpdateFirmwareRequest request(int requestId, String location, @Nullable String certificate,
      @Nullable String signature) {
    return UpdateFirmwareRequest.of(requestId, new Firmware(location, past(), past(), certificate, signature, null));
  }

  UpdateFirmwareStatusEnum ask(UpdateFirmwareRequest request) {
    return bench.ask(V201.UPDATE_FIRMWARE, request).status();
  }

  void isAccepted(UpdateFirmwareRequest request) {
    assertThat(ask(request)).isEqualTo(UpdateFirmwareStatusEnum.Accepted);
  }

  /** The next status that is told is this one, of this request. */
  void tells(FirmwareStatusEnum status, int requestId) {
    tells(status, requestId, STEP);
  }

  void tells(FirmwareStatusEnum status, int requestId, Duration within) {
    var told = bench.expect("firmware status " + status, FirmwareStatusNotificationRequest.class, _ -> true, within);
    assertThat(told.status()).isEqualTo(status);
    assertThat(told.requestId()).isEqualTo(requestId);
  }

  void tellsSecurityEvent(String type) {
    bench.expect(SecurityEventNotificationRequest.class, event -> event.type().equals(type));
  }

  /** Downloading, Downloaded, SignatureVerified. */
  void tellsUpToVerified(int requestId) {
    tells(FirmwareStatusEnum.Downloading, requestId);
    tells(FirmwareStatusEnum.Downloaded, requestId);
    tells(FirmwareStatusEnum.SignatureVerified, requestId);
  }

  /**
   * From the installation on: this station sets its connectors unavailable, needs no reboot before it installs, and
   * reboots to activate.
   */
  void tellsInstallationAndActivation(int requestId) {
    tells(FirmwareStatusEnum.Installing, requestId);
    for (int evseId = 1; evseId <= Configured.EVSES; evseId++) {
      bench.connectors().reports(evseId, ConnectorStatusEnum.Unavailable);
    }
    tells(FirmwareStatusEnum.InstallRebooting, requestId);
    bench.memory().rebootBeforeFirmwareActivation();
    tells(FirmwareStatusEnum.Installed, requestId);
    tellsSecurityEvent("FirmwareUpdated");
  }
}
