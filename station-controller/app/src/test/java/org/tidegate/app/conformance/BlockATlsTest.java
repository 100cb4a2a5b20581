package org.tidegate.app.conformance;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.certificates.Authority;
import org.tidegate.ocpp.certificates.InstallersKeys;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.ResetEnum;
import org.tidegate.ocpp.v201.ResetRequest;
import org.tidegate.ocpp.v201.ResetStatusEnum;
import org.tidegate.ocpp.v201.SecurityEventNotificationRequest;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block A: TLS, A00, security profiles 2 and 3. */
@OverSocket
class BlockATlsTest {
  private static final Instant LONG_AGO = Instant.parse("2025-06-01T00:00:00Z");
  private static final Instant FAR_AHEAD = Instant.parse("2044-01-01T00:00:00Z");

  @TempDir
  Path folder;
  @RegisterExtension
  private final Bench bench = new Bench();
  @RegisterExtension
  private final Secured secured = new Secured(bench);

  @Test
  @Covers({"A00.FR.309", "A00.FR.312", "A00.FR.313", "A00.FR.319", "A00.FR.321"})
  void TC_A_04_CS() {
    secured.profile(2, folder);
    bench.states().bootedByReset();
    checkHello();
    assertThat(secured.door.shown()).isEmpty();
    assertThat(secured.logins().getLast().credentials()).isPresent();
  }

  /** One round for each of the erratum's certificates; the one with a wildcard is a test of the trust by itself. */
  @Test
  @Covers({"A00.FR.308", "A00.FR.309", "A00.FR.310", "A00.FR.311"})
  void TC_A_05_CS() {
    secured.profile(2, folder);
    bench.variables().set("OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "3");
    checkInvalid(2, server(Authority.FROM, LONG_AGO));
    checkInvalid(2, server(FAR_AHEAD, Authority.UNTIL));
    checkInvalid(2, Authority.root("Stranger").server("localhost"));
    checkInvalid(2, secured.operator.server("central.example.org"));
  }

  @Test
  @Covers({"A00.FR.411", "A00.FR.412", "A00.FR.413", "A00.FR.414"})
  void TC_A_05_CS_profile3() {
    secured.profile(3, folder);
    checkInvalid(3, Authority.root("Stranger").server("localhost"));
  }

  @Test
  @Covers({"A00.FR.314", "A00.FR.316"})
  void TC_A_06_CS() {
    checkTooOld(2);
  }

  @Test
  @Covers({"A00.FR.416", "A00.FR.417", "A00.FR.419"})
  void TC_A_06_CS_profile3() {
    checkTooOld(3);
  }

  private void checkTooOld(int securityProfile) {
    secured.profile(securityProfile, folder);
    bench.variables().set("OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "1");
    int hellos = secured.door.hellos().size();
    int logins = secured.logins().size();
    booting();
    secured.door.isTooOld();
    assertThat(bench.advanceUntil(() -> secured.door.hellos().size() > hellos + 2, Duration.ofMinutes(5))).isTrue();
    assertThat(secured.logins()).hasSize(logins);
    secured.serve(securityProfile);
    bench.expect(BootNotificationRequest.class, _ -> true, Duration.ofMinutes(10));
    bench.connectors().allReport(ConnectorStatusEnum.Available);
    event("StartupOfTheDevice", "ResetOrReboot");
    event("InvalidTLSVersion");
    // A00.FR.316, A00.FR.419: once, however many attempts failed.
    bench.expectNothing(SecurityEventNotificationRequest.class, told -> told.type().equals("InvalidTLSVersion"),
        Duration.ofMinutes(1));
  }

  @Test
  @Covers({"A00.FR.401", "A00.FR.402", "A00.FR.415", "A00.FR.416", "A00.FR.422", "A00.FR.424", "A00.FR.502",
      "A00.FR.503", "A00.FR.508", "A00.FR.511"})
  void TC_A_07_CS() throws Exception {
    secured.profile(3, folder);
    bench.states().bootedByReset();
    checkHello();
    var shown = secured.door.shown().getLast();
    assertThat(shown.getSerialNumber().signum()).isPositive();
    assertThat(new JcaX509CertificateHolder(shown).getSubject().getRDNs(BCStyle.CN)[0].getFirst().getValue().toString())
        .isEqualTo(Secured.IDENTITY);
    assertThat(secured.logins().getLast().credentials()).isEmpty();
  }

  @Test
  @Covers({"A00.FR.320", "A00.FR.323"})
  void server_withWeakSuitesOnly_isLeftAndTold() {
    checkWeakSuites(2);
  }

  @Test
  @Covers({"A00.FR.423", "A00.FR.426"})
  void server_withWeakSuitesOnly_isLeftAndTold_profile3() {
    checkWeakSuites(3);
  }

  private void checkWeakSuites(int securityProfile) {
    secured.profile(securityProfile, folder);
    bench.station();
    secured.door.showsWith(secured.valid.server(), "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA");
    reconnectsInVain();
    secured.serve(securityProfile);
    secured.awaitConnection();
    event("InvalidTLSCipherSuite");
  }

  /** The central system decides whether it lets in a station whose certificate has expired. */
  @Test
  @Covers("A00.FR.430")
  void stationCertificate_expired_isShownAllTheSame() {
    var expired = secured.operator.issue("O=Operator,CN=" + Secured.IDENTITY, Authority.keys("EC", 256),
        Authority.FROM, LONG_AGO);
    secured.profile(3, folder, new InstallersKeys(List.of(secured.operator.certificate()),
        Optional.of(new InstallersKeys.Identity(expired.keys().getPrivate(), List.of(expired.certificate()))),
        Optional.empty()));
    secured.door.asksFor(secured.valid.lenientServer());
    bench.station();
    assertThat(secured.door.shown().getLast()).isEqualTo(expired.certificate());
  }

  @Test
  @Covers("A00.FR.319")
  void server_withEachSuiteOfTheStandard_isConnectedTo() {
    secured.profile(2, folder);
    bench.station();
    for (var suite : Set.of("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384")) {
      secured.door.showsWith(secured.valid.server(), suite);
      bench.station().link.cut();
      bench.seconds(1);
      assertThat(bench.centralSystem().isConnected()).isFalse();
      secured.awaitConnection();
    }
  }

  @Test
  void server_thatRefusesTheStationsCertificate_isNoWeakSuite() {
    secured.profile(3, folder);
    bench.station();
    secured.door.asksFor(secured.valid.server(Authority.root("Stranger").certificate()));
    reconnectsInVain();
    secured.serve(3);
    secured.awaitConnection();
    bench.expectNothing(SecurityEventNotificationRequest.class, Duration.ofMinutes(1));
  }

  /** Steps 4 to 11 of the erratum. */
  private void checkInvalid(int serves, Authority.Issued certificate) {
    bench.station().link.cut();
    bench.seconds(1);
    var usually = secured.awaitConnection();
    bench.lookAway();
    bench.station().link.cut();
    secured.door.shows(certificate.server());
    int before = secured.door.hellos().size();
    bench.advance(usually.multipliedBy(2).plusSeconds(20));
    assertThat(secured.door.hellos().size()).isGreaterThan(before);
    assertThat(bench.centralSystem().isConnected()).isFalse();
    secured.serve(serves);
    secured.awaitConnection();
    event("InvalidCsmsCertificate");
  }

  private void reconnectsInVain() {
    int before = secured.door.hellos().size();
    bench.station().link.cut();
    assertThat(bench.advanceUntil(() -> secured.door.hellos().size() > before, Duration.ofMinutes(1))).isTrue();
    bench.seconds(1);
    assertThat(bench.centralSystem().isConnected()).isFalse();
  }

  private void booting() {
    var answer = bench.ask(V201.RESET, ResetRequest.of(ResetEnum.Immediate));
    assertThat(answer.status()).isEqualTo(ResetStatusEnum.Accepted);
    bench.lookAway();
  }

  private void event(String... types) {
    bench.expect(SecurityEventNotificationRequest.class, told -> Set.of(types).contains(told.type()));
  }

  private Authority.Issued server(Instant from, Instant until) {
    return secured.operator.issue("CN=localhost", Authority.keys("EC", 256), from, until, "localhost");
  }

  private void checkHello() {
    var hello = secured.door.hellos().getLast();
    assertThat(hello.versions()).isNotEmpty().allMatch(version -> version >= ClientHello.TLS_1_2);
    assertThat(hello.suites()).contains(ClientHello.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        ClientHello.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384);
    assertThat(hello.compressions()).containsExactly(0);
  }
}
