package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.devicemodel.FirmwareVariables;
import org.tidegate.domain.firmware.FirmwareRequest;
import org.tidegate.domain.firmware.FirmwareStatus;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FirmwareCertificates;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystemRequests.ResetAnswer;
import org.tidegate.domain.port.CentralSystemRequests.ResetKind;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.domain.port.FirmwareInstaller.Result;
import org.tidegate.domain.port.FirmwareRequests.Status;
import org.tidegate.domain.port.Retrying;
import org.tidegate.domain.port.TransferFailed.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.firmware.FirmwareStatus.DownloadFailed;
import static org.tidegate.domain.firmware.FirmwareStatus.DownloadScheduled;
import static org.tidegate.domain.firmware.FirmwareStatus.Downloaded;
import static org.tidegate.domain.firmware.FirmwareStatus.Downloading;
import static org.tidegate.domain.firmware.FirmwareStatus.InstallRebooting;
import static org.tidegate.domain.firmware.FirmwareStatus.InstallScheduled;
import static org.tidegate.domain.firmware.FirmwareStatus.InstallVerificationFailed;
import static org.tidegate.domain.firmware.FirmwareStatus.InstallationFailed;
import static org.tidegate.domain.firmware.FirmwareStatus.Installed;
import static org.tidegate.domain.firmware.FirmwareStatus.Installing;
import static org.tidegate.domain.firmware.FirmwareStatus.InvalidSignature;
import static org.tidegate.domain.firmware.FirmwareStatus.SignatureVerified;

class StationFirmwareTest {
  private static final Instant BEFORE = StationBench.START.minusSeconds(7200);
  private final StationBench bench = StationBench.online();

  @Test
  @Covers({"L01.FR.01", "L01.FR.04", "L01.FR.05", "L01.FR.10", "L01.FR.28", "L01.FR.31", "L01.FR.32"})
  void update_signed_isInstalledAndToldByTheNextStart() {
    assertThat(update(1)).isEqualTo(Status.Accepted);
    bench.seconds(30);

    assertThat(told(1)).containsExactly(Downloading, Downloaded, SignatureVerified, Installing, InstallRebooting);
    assertThat(bench.files.done).containsExactly("download", "install firmware-1", "activate firmware-1");

    bench.restart(Duration.ofSeconds(20));
    bench.linkUp();
    bench.seconds(10);

    assertThat(bench.centralSystem.sent(Outgoing.Boot.class)).containsExactly(new Outgoing.Boot("FirmwareUpdate"));
    assertThat(told(1)).containsExactly(Installed);
    assertThat(security()).contains("FirmwareUpdated");
    assertThat(bench.files.done).endsWith("confirm firmware-1", "discard firmware-1");
    assertThat(bench.store.load().facts()).noneMatch(fact -> fact.key().equals("update"));
  }

  @Test
  @Covers({"L01.FR.28"})
  void update_newFirmwareDoesNotLive_hasFailed() {
    bench.files.lives = false;
    update(1);
    bench.seconds(30);
    bench.restart(Duration.ofSeconds(20));
    bench.linkUp();
    bench.seconds(10);

    assertThat(told(1)).containsExactly(InstallationFailed);
    assertThat(security()).doesNotContain("FirmwareUpdated");
  }

  @Test
  @Covers({"L01.FR.13", "L01.FR.16"})
  void update_timesToCome_areWaitedFor() {
    ask(request(1, StationBench.START.plusSeconds(3600), Optional.of(StationBench.START.plusSeconds(7200)), 0));
    bench.seconds(3590);
    assertThat(told(1)).containsExactly(DownloadScheduled);

    bench.seconds(30);
    assertThat(told(1)).containsExactly(DownloadScheduled, Downloading, Downloaded, SignatureVerified,
        InstallScheduled);

    bench.seconds(3570);
    assertThat(told(1)).doesNotContain(Installing);
    bench.seconds(10);
    assertThat(told(1)).contains(Installing);
  }

  @Test
  @Covers({"L01.FR.02", "L01.FR.21", "L01.FR.22"})
  void update_certificateOfSomebodyElse_isRefusedAndTold() {
    var request = new FirmwareRequest(1, "http://files/firmware", BEFORE, Optional.empty(),
        new Retrying(0, Duration.ZERO), Optional.of(FirmwareCertificates.FOREIGN), Optional.of("cmlnaHQ="));

    assertThat(ask(request)).isEqualTo(Status.InvalidCertificate);
    bench.seconds(60);
    assertThat(security()).contains("InvalidFirmwareSigningCertificate");
    assertThat(told(1)).isEmpty();
    assertThat(bench.files.done).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3600, 7200, DownloadFailed", "-1, 7200, InstallationFailed"})
  void update_unsignedAndForbiddenBeforeTheNextStart_isGivenUp(long retrieve, long install, FirmwareStatus end) {
    var allowing = new StationBench();
    allowing.files.allowsUnsigned = true;
    allowing.start().linkUp();
    var request = new FirmwareRequest(1, "http://files/firmware", StationBench.START.plusSeconds(retrieve),
        Optional.of(StationBench.START.plusSeconds(install)), new Retrying(0, Duration.ZERO), Optional.empty(),
        Optional.empty());
    allowing.now(allowing.station().requests().firmware().update(request));
    allowing.seconds(60);

    allowing.files.allowsUnsigned = false;
    allowing.restart(Duration.ofSeconds(20));
    allowing.linkUp();
    allowing.seconds(10_000);
    assertThat(told(allowing, 1)).containsExactly(end);
    assertThat(allowing.files.done).noneMatch(done -> done.startsWith("install"));
    assertThat(allowing.store.load().facts()).noneMatch(fact -> fact.key().equals("update"));
  }

  @Test
  void update_unsigned_isRefusedUnlessAllowed() {
    var request = new FirmwareRequest(1, "http://files/firmware", BEFORE, Optional.empty(),
        new Retrying(0, Duration.ZERO), Optional.empty(), Optional.empty());
    assertThat(ask(request)).isEqualTo(Status.Rejected);

    var lax = new StationBench();
    lax.files.allowsUnsigned = true;
    lax.start();
    lax.linkUp();
    assertThat(lax.now(lax.station().requests().firmware().update(request)).status()).isEqualTo(Status.Accepted);
    lax.seconds(30);
    assertThat(told(lax, 1)).containsExactly(Downloading, Downloaded, Installing, InstallRebooting);
  }

  @Test
  @Covers({"L01.FR.03"})
  void update_wrongOrMissingSignature_isNotInstalled() {
    bench.files.rightSignature = "another";
    update(1);
    bench.seconds(30);
    assertThat(told(1)).containsExactly(Downloading, Downloaded, InvalidSignature);
    assertThat(security()).contains("InvalidFirmwareSignature");

    ask(new FirmwareRequest(2, "http://files/firmware", BEFORE, Optional.empty(), new Retrying(0, Duration.ZERO),
        Optional.of(FirmwareCertificates.SIGNING), Optional.empty()));
    bench.seconds(30);
    assertThat(told(2)).containsExactly(Downloading, Downloaded, InvalidSignature);
    assertThat(bench.files.done).containsExactly("download", "discard firmware-1", "download", "discard firmware-2");
  }

  @Test
  @Covers({"L01.FR.30"})
  void update_downloadFails_isTriedAgainThenTold() {
    bench.files.fail(3, Kind.FAILED);
    ask(request(1, BEFORE, Optional.empty(), 2));
    bench.seconds(5 + 60 + 5 + 60 + 4);
    assertThat(told(1)).containsExactly(Downloading);
    bench.seconds(1);
    assertThat(told(1)).containsExactly(Downloading, DownloadFailed);
    assertThat(bench.files.done).containsExactly("download", "download", "download");
  }

  @Test
  void update_locationIsNone_failsAtOnce() {
    bench.files.fail(1, Kind.INVALID_LOCATION);
    ask(request(1, BEFORE, Optional.empty(), 5));
    bench.seconds(10);
    assertThat(told(1)).containsExactly(Downloading, DownloadFailed);
  }

  @Test
  @Covers({"L01.FR.29"})
  void update_notForThisStation_failsItsVerification() {
    bench.files.installation = Result.NOT_RIGHT;
    update(1);
    bench.seconds(16);
    assertThat(told(1)).containsExactly(Downloading, Downloaded, SignatureVerified, Installing,
        InstallVerificationFailed);
    assertThat(statuses(2)).containsSubsequence(Outgoing.ConnectorStatus.Status.Unavailable,
        Outgoing.ConnectorStatus.Status.Available);
  }

  @Test
  @Covers({"L01.FR.24"})
  void update_whileDownloading_cancelsTheFirst() {
    update(1);
    bench.seconds(2);
    assertThat(update(2)).isEqualTo(Status.AcceptedCanceled);
    bench.seconds(30);

    assertThat(told(1)).containsExactly(Downloading, DownloadFailed);
    assertThat(told(2)).startsWith(Downloading, Downloaded, SignatureVerified, Installing);
    assertThat(bench.files.done).startsWith("download", "download", "install firmware-2");
  }

  @Test
  @Covers({"L01.FR.24"})
  void update_whileInstallationWaits_cancelsTheFirst() {
    ask(request(1, BEFORE, Optional.of(StationBench.START.plusSeconds(3600)), 0));
    bench.seconds(60);
    assertThat(update(2)).isEqualTo(Status.AcceptedCanceled);
    bench.seconds(30);

    assertThat(told(1)).endsWith(InstallScheduled, InstallationFailed);
    assertThat(told(2)).contains(Installing);
    assertThat(bench.files.done).contains("discard firmware-1", "install firmware-2");
  }

  @Test
  @Covers({"L01.FR.27"})
  void update_whileInstalling_isRejected() {
    update(1);
    bench.seconds(11);
    assertThat(told(1)).endsWith(Installing);
    assertThat(update(2)).isEqualTo(Status.Rejected);
    bench.seconds(5);
    assertThat(told(1)).endsWith(InstallRebooting);
  }

  @Test
  @Covers({"L01.FR.06", "L01.FR.07", "L01.FR.33", "L01.FR.34"})
  void update_whileTransactionRuns_waitsAndKeepsFreeEvses() {
    bench.plugInAndPermit(50);
    update(1);
    bench.seconds(60);

    assertThat(told(1)).containsExactly(Downloading, Downloaded, SignatureVerified, InstallScheduled);
    assertThat(statuses(1)).doesNotContain(Outgoing.ConnectorStatus.Status.Unavailable);
    assertThat(statuses(2)).endsWith(Outgoing.ConnectorStatus.Status.Unavailable);
    assertThat(bench.session().transactionId()).isPresent();
    assertThat(bench.files.done).containsExactly("download");

    bench.unplug();
    bench.seconds(60);
    assertThat(bench.files.done).endsWith("install firmware-1", "activate firmware-1");
    assertThat(told(1)).endsWith(Installing, InstallRebooting);
    assertThat(statuses(1)).endsWith(Outgoing.ConnectorStatus.Status.Available,
        Outgoing.ConnectorStatus.Status.Unavailable);
  }

  @Test
  @Covers({"L01.FR.06"})
  void update_carStaysPluggedInAfterItsTransaction_waitsNotForEver() {
    bench.plugInAndPermit(50);
    update(1);
    bench.seconds(60);
    bench.pressStop();
    bench.seconds(30);
    bench.advance(Duration.ofMinutes(9));
    assertThat(bench.session().transactionId()).isEmpty();
    assertThat(told(1)).endsWith(InstallScheduled);

    bench.advance(Duration.ofMinutes(1));
    assertThat(told(1)).contains(Installing);
  }

  @Test
  void reset_whileInstalling_isRejected() {
    update(1);
    bench.seconds(11);
    assertThat(bench.station().requests().reset(ResetKind.IMMEDIATE, Optional.empty()))
        .isEqualTo(ResetAnswer.Rejected);
  }

  @Test
  @Covers({"L01.FR.07"})
  void update_newSessionsAllowed_leavesFreeEvsesAlone() {
    var open = new StationBench().preset(FirmwareVariables.ALLOW_NEW_SESSIONS, "true");
    open.start();
    open.linkUp();
    open.plugInAndPermit(50);
    open.now(open.station().requests().firmware().update(request(1, BEFORE, Optional.empty(), 0)));
    open.seconds(60);

    assertThat(told(open, 1)).endsWith(InstallScheduled);
    assertThat(open.centralSystem.sent(Outgoing.ConnectorStatus.class))
        .noneMatch(told -> told.status() == Outgoing.ConnectorStatus.Status.Unavailable);
  }

  @Test
  void restart_duringDownload_fetchesAgain() {
    update(1);
    bench.seconds(2);
    bench.files.kept = Optional.of("anything");
    bench.restart(Duration.ofSeconds(20));
    bench.linkUp();
    bench.seconds(30);

    assertThat(bench.files.kept).isEmpty();
    assertThat(bench.centralSystem.sent(Outgoing.Boot.class)).containsExactly(new Outgoing.Boot("PowerUp"));
    assertThat(told(1)).containsExactly(Downloaded, SignatureVerified, Installing, InstallRebooting);
  }

  @Test
  void restart_whileInstallationWaits_installsInTime() {
    ask(request(1, BEFORE, Optional.of(StationBench.START.plusSeconds(3600)), 0));
    bench.seconds(60);
    bench.restart(Duration.ofSeconds(20));
    bench.linkUp();
    bench.seconds(3500);
    assertThat(told(1)).isEmpty();
    assertThat(bench.files.kept).contains("firmware-1");
    bench.seconds(60);
    assertThat(told(1)).startsWith(Installing);
  }

  @Test
  void update_offline_isToldWhenTheLinkIsBack() {
    update(1);
    bench.linkDown();
    bench.seconds(12);
    assertThat(told(1)).containsExactly(Downloading);
    bench.linkUp();

    assertThat(told(1)).containsExactly(Downloading, Downloaded, SignatureVerified, Installing);
  }

  @Test
  @Covers({"L01.FR.25", "L01.FR.26", "F06.FR.16"})
  void trigger_tellsTheNewestStatusOrIdle() {
    trigger();
    assertThat(newest()).isEqualTo(new Outgoing.FirmwareStatus(FirmwareStatus.Idle, Optional.empty()));

    update(1);
    bench.seconds(1);
    trigger();
    assertThat(newest()).isEqualTo(new Outgoing.FirmwareStatus(Downloading, Optional.of(1)));

    bench.seconds(30);
    bench.restart(Duration.ofSeconds(20));
    bench.linkUp();
    bench.seconds(10);
    assertThat(newest().status()).isEqualTo(Installed);
    trigger();
    assertThat(newest()).isEqualTo(new Outgoing.FirmwareStatus(FirmwareStatus.Idle, Optional.empty()));
  }

  @Test
  void restart_doesNotHappen_hasFailed() {
    bench.files.activates = false;
    update(1);
    bench.seconds(30);
    assertThat(told(1)).endsWith(InstallRebooting, InstallationFailed);
    assertThat(statuses(1)).endsWith(Outgoing.ConnectorStatus.Status.Available);
  }

  @Test
  @Covers({"L01.FR.06"})
  void restart_whileATransactionRuns_installsNothingBeforeItsEnd() {
    bench.plugInAndPermit(50);
    update(1);
    bench.seconds(60);
    bench.restart(Duration.ofSeconds(20));
    bench.linkUp();
    bench.seconds(60);

    assertThat(bench.session().transactionId()).isPresent();
    assertThat(bench.files.done).doesNotContain("install firmware-1");
    bench.unplug();
    bench.seconds(60);
    assertThat(bench.files.done).endsWith("install firmware-1", "activate firmware-1");
  }

  private void trigger() {
    bench.station().requests().trigger(Trigger.FIRMWARE_STATUS_NOTIFICATION, Optional.empty(), Optional.empty());
    bench.settle();
  }

  private Outgoing.FirmwareStatus newest() {
    return bench.centralSystem.sent(Outgoing.FirmwareStatus.class).getLast();
  }

  private Status update(int id) {
    return ask(request(id, BEFORE, Optional.of(BEFORE), 0));
  }

  private Status ask(FirmwareRequest request) {
    return bench.now(bench.station().requests().firmware().update(request)).status();
  }

  private static FirmwareRequest request(int id, Instant retrieve, Optional<Instant> install, int retries) {
    return new FirmwareRequest(id, "http://files/firmware", retrieve, install,
        new Retrying(retries, Duration.ofSeconds(60)), Optional.of(FirmwareCertificates.SIGNING),
        Optional.of("cmlnaHQ="));
  }

  private List<FirmwareStatus> told(int id) {
    return told(bench, id);
  }

  private static List<FirmwareStatus> told(StationBench bench, int id) {
    return bench.centralSystem.sent(Outgoing.FirmwareStatus.class).stream()
        .filter(told -> told.requestId().equals(Optional.of(id))).map(Outgoing.FirmwareStatus::status).toList();
  }

  private List<Outgoing.ConnectorStatus.Status> statuses(int evseId) {
    return bench.centralSystem.sent(Outgoing.ConnectorStatus.class).stream().filter(told -> told.evseId() == evseId)
        .map(Outgoing.ConnectorStatus::status).toList();
  }

  private List<String> security() {
    return bench.centralSystem.sent(Outgoing.SecurityEvent.class).stream().map(Outgoing.SecurityEvent::type).toList();
  }
}
