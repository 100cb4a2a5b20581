package org.tidegate.app.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.virtual.Reply;
import org.tidegate.domain.devicemodel.SecurityVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.certificates.Authority;
import org.tidegate.ocpp.certificates.InstallersKeys;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.CertificateSignedStatusEnum;
import org.tidegate.ocpp.v201.GenericStatusEnum;
import org.tidegate.ocpp.v201.GetBaseReportRequest;
import org.tidegate.ocpp.v201.GetLogRequest;
import org.tidegate.ocpp.v201.LogEnum;
import org.tidegate.ocpp.v201.LogParameters;
import org.tidegate.ocpp.v201.ReportBaseEnum;
import org.tidegate.ocpp.v201.SecurityEventNotificationRequest;
import org.tidegate.ocpp.v201.SignCertificateRequest;
import org.tidegate.ocpp.v201.SignCertificateResponse;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block A: the station's certificate, A02 and A03, security profile 3. */
@OverSocket
class BlockACertificateTest {
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Pattern PRIVATE_KEY = Pattern
      .compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  @TempDir
  Path folder;
  @RegisterExtension
  private final Bench bench = new Bench();
  @RegisterExtension
  private final Secured secured = new Secured(bench);
  private final CertificateStates certificates = new CertificateStates(bench);

  @Test
  @Covers({"A02.FR.02", "A02.FR.03", "A02.FR.06", "A02.FR.08", "A02.FR.10", "F06.FR.04", "F06.FR.05", "F06.FR.10"})
  void TC_A_11_CS() {
    secured.profile(3, folder);
    bench.station();
    var old = secured.door.shown().getLast();
    var renewed = certificates.stationCertificateRenewed(secured.operator);
    awaitConnectionWith(renewed);
    assertThat(renewed.getPublicKey()).isNotEqualTo(old.getPublicKey());
    bench.expectNothing(BootNotificationRequest.class, Duration.ofSeconds(10));

    bench.states().bootedByPowerCycle();
    assertThat(secured.door.shown().getLast()).isEqualTo(renewed);
  }

  @Test
  @Covers({"A02.FR.07", "A02.FR.20", "A03.FR.07"})
  void TC_A_14_CS() {
    secured.profile(3, folder);
    certificates.triggered();
    var request = certificates.requested();
    var stranger = Authority.root("Stranger");
    assertThat(certificates.signed(Authority.pem(stranger.sign(request.csr()))))
        .isEqualTo(CertificateSignedStatusEnum.Rejected);
    event("InvalidChargingStationCertificate");

    bench.expectNothing(SignCertificateRequest.class, Duration.ofMinutes(30));
    var before = secured.door.shown().getLast();
    bench.states().bootedByReset();
    assertThat(secured.door.shown().getLast()).isEqualTo(before);
  }

  @Test
  void TC_A_15_CS() {
    secured.profile(3, folder);
    bench.centralSystem().next(V201.SIGN_CERTIFICATE,
        Reply.with(SignCertificateResponse.of(GenericStatusEnum.Rejected)));
    certificates.triggered();
    certificates.requested();
    bench.expectNothing(SignCertificateRequest.class, Duration.ofMinutes(30));
  }

  @Test
  @Covers({"A02.FR.17", "A02.FR.18", "A02.FR.19", "A03.FR.17", "A03.FR.18", "A03.FR.19"})
  void TC_A_23_CS() {
    secured.profile(3, folder);
    bench.variables().set("SecurityCtrlr", "CertSigningWaitMinimum", Long.toString(WAIT.toSeconds()));
    bench.variables().set("SecurityCtrlr", "CertSigningRepeatTimes", "1");
    certificates.triggered();
    var first = certificates.requested();
    bench.expectNothing(SignCertificateRequest.class, WAIT.minusSeconds(1));
    var second = certificates.requested();
    bench.expectNothing(SignCertificateRequest.class, WAIT.multipliedBy(2).minusSeconds(1));
    var third = certificates.requested();

    bench.expectNothing(SignCertificateRequest.class, Duration.ofMinutes(30));
    assertThat(certificates.signed(Authority.pem(secured.operator.sign(first.csr()))))
        .isEqualTo(CertificateSignedStatusEnum.Accepted);
    for (var request : List.of(second, third)) {
      assertThat(certificates.signed(Authority.pem(secured.operator.sign(request.csr()))))
          .isIn(CertificateSignedStatusEnum.Accepted, CertificateSignedStatusEnum.Rejected);
    }
  }

  @Test
  @Covers({"A02.FR.16", "A03.FR.16"})
  void certificateChain_longerThanTheLimit_isRejected() {
    secured.profile(3, folder);
    bench.with(setup -> setup.withPreset(SecurityVariables.MAX_CERTIFICATE_CHAIN_SIZE, "1000"));
    certificates.triggered();
    var good = Authority.pem(secured.operator.sign(certificates.requested().csr()));
    assertThat(certificates.signed(good + "\n".repeat(1001 - good.length())))
        .isEqualTo(CertificateSignedStatusEnum.Rejected);
    assertThat(certificates.signed(good + "\n".repeat(1000 - good.length())))
        .isEqualTo(CertificateSignedStatusEnum.Accepted);
  }

  /** A02.FR.28, and A03.FR.24 which is the same: an operator whose server does not know the new certificate. */
  @Test
  @Covers({"A02.FR.10", "A02.FR.28", "A02.FR.29", "A03.FR.24", "A03.FR.25"})
  void renewedCertificate_opensNoConnection_theOldOneDoesAndStays() {
    secured.profile(3, folder);
    bench.variables().set("OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "2");
    var old = secured.door.shown().getLast();
    secured.door.asksOnlyFor(secured.valid.server(secured.operator.certificate()), old);
    certificates.stationCertificateRenewed(secured.operator);
    bench.seconds(2);
    secured.awaitConnection();
    assertThat(secured.door.shown().getLast()).isEqualTo(old);
    event("DiscardedRenewedClientCertificate");
    bench.states().bootedByPowerCycle();
    assertThat(secured.door.shown().getLast()).isEqualTo(old);
  }

  @Test
  @Covers({"A03.FR.02", "A03.FR.03", "A03.FR.05", "A03.FR.08", "A03.FR.10"})
  void certificate_expiringWithinAMonth_isRenewedByTheStation() {
    var until = Instant.parse("2027-01-15T00:00:00Z");
    var issued = secured.operator.issue("O=Operator,CN=" + Secured.IDENTITY, Authority.keys("EC", 256), Authority.FROM,
        until);
    secured.profile(3, folder, new InstallersKeys(List.of(secured.operator.certificate()),
        Optional.of(new InstallersKeys.Identity(issued.keys().getPrivate(), List.of(issued.certificate()))),
        Optional.empty()));
    bench.variables().set("SecurityCtrlr", "CertificateRenewalDays", "365");
    bench.states().bootedByReset();
    var renewed = secured.operator.sign(certificates.requested().csr());
    assertThat(certificates.signed(Authority.pem(renewed))).isEqualTo(CertificateSignedStatusEnum.Accepted);
    awaitConnectionWith(renewed);
    bench.expectNothing(SignCertificateRequest.class, Duration.ofDays(2));

    bench.states().bootedByPowerCycle();
    assertThat(secured.door.shown().getLast()).isEqualTo(renewed);
    var keys = privateKeys();
    assertThat(keys).hasSize(1); // A03.FR.10: the old one is gone.
    assertNowhere(keys.getFirst());
  }

  /** The private keys in the keyring's files, base64. */
  private List<String> privateKeys() {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(BlockACertificateTest::text)
          .flatMap(text -> PRIVATE_KEY.matcher(text).results())
          .map(found -> found.group(1).replaceAll("\\s", "")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A03.FR.05: neither in a frame, a log that was fetched, or the storage. */
  private void assertNowhere(String key) {
    var secret = key.substring(key.length() / 2);
    bench.ask(V201.GET_BASE_REPORT, GetBaseReportRequest.of(1, ReportBaseEnum.FullInventory));
    certificates.get();
    for (var kind : LogEnum.values()) {
      bench.ask(V201.GET_LOG, GetLogRequest.of(LogParameters.of("https://logs.example.com/"), kind, kind.ordinal()));
      bench.seconds(30);
      assertThat(String.join("\n", bench.station().files.lines)).isNotEmpty().doesNotContain(secret);
    }
    assertThat(String.join("\n", bench.station().transcript()).replaceAll("\\\\n|\\s", "")).doesNotContain(secret);
    assertThat(bench.station().store.load().toString()).doesNotContain(secret);
  }

  private void awaitConnectionWith(X509Certificate certificate) {
    assertThat(bench.advanceUntil(() -> secured.door.shown().getLast().equals(certificate), Duration.ofMinutes(1)))
        .isTrue();
    secured.awaitConnection();
  }

  private void event(String type) {
    bench.expect(SecurityEventNotificationRequest.class, told -> told.type().equals(type));
  }
}
