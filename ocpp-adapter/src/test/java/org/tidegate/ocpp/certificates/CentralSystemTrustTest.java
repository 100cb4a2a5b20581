package org.tidegate.ocpp.certificates;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.Covers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Handshakes of two engines in memory: any host name will do. */
class CentralSystemTrustTest {
  private static final String HOST = "csms.example.org";
  private static final Authority ROOT = Authority.root("root");
  private static final KeyPair KEYS = Authority.keys("EC", 256);
  private static final Instant PASSED = Instant.parse("2025-06-01T00:00:00Z");

  @Test
  @Covers("A00.FR.308")
  void server_underARoot_isTrusted() throws Exception {
    var trust = CentralSystemTrust.of(List.of(Authority.root("other").certificate(), ROOT.certificate()), false);
    connect(trust, ROOT.server(HOST));
    assertThat(trust.sawCertificate()).isTrue();
  }

  @Test
  @Covers("A00.FR.308")
  void server_underASubAuthorityOfARoot_isTrusted() throws Exception {
    connect(trust(), ROOT.sub("sub").server(HOST));
  }

  @Test
  @Covers({"A00.FR.308", "A00.FR.310"})
  void server_underNoRoot_isRefused() throws Exception {
    var trust = trust();
    assertRefused(trust, Authority.root("stranger").server(HOST));
    assertThat(trust.sawCertificate()).isTrue();
    assertRefused(CentralSystemTrust.of(List.of(), false), ROOT.server(HOST));
    assertRefused(CentralSystemTrust.ofJava(false), ROOT.server(HOST));
  }

  @Test
  @Covers("A00.FR.309")
  void server_ofAnotherName_isRefused() throws Exception {
    assertRefused(trust(), ROOT.server("other.example.org"));
  }

  @Test
  @Covers("A00.FR.309")
  void server_namedByCommonNameOnly_isTrusted() throws Exception {
    connect(trust(), ROOT.issue("CN=" + HOST, KEYS, Authority.FROM, Authority.UNTIL));
    assertRefused(trust(), ROOT.issue("CN=other.example.org", KEYS, Authority.FROM, Authority.UNTIL));
  }

  @Test
  void server_namedByWildcard_isTrustedOnlyWhereAllowed() throws Exception {
    var inNames = ROOT.server("*.example.org");
    var inCommonName = ROOT.issue("CN=*.example.org", KEYS, Authority.FROM, Authority.UNTIL);
    assertRefused(trust(), inNames);
    assertRefused(trust(), inCommonName);
    connect(CentralSystemTrust.of(List.of(ROOT.certificate()), true), inNames);
    connect(CentralSystemTrust.of(List.of(ROOT.certificate()), true), inCommonName);
    connect(trust(), ROOT.server("*.example.org", HOST));
  }

  @Test
  @Covers("A00.FR.310")
  void server_expiredOrNotYetValid_isRefused() throws Exception {
    var ahead = Instant.parse("2044-01-01T00:00:00Z");
    assertRefused(trust(), ROOT.issue("CN=" + HOST, KEYS, Authority.FROM, PASSED, HOST));
    assertRefused(trust(), ROOT.issue("CN=" + HOST, KEYS, ahead, Authority.UNTIL, HOST));
  }

  /** As when a root was renewed: for older stations the server shows also how the one before it vouches for it. */
  @Test
  @Covers("A00.FR.308")
  void server_showsAnExpiredCertificateBesideItsPath_isTrusted() throws Exception {
    var crossed = ROOT.by(Authority.root("older"), Authority.FROM, PASSED);
    var sub = ROOT.sub("sub");
    connect(trust(), ROOT.server(HOST).shownWith(crossed));
    connect(trust(), sub.server(HOST).shownWith(sub.certificate(), crossed));
  }

  @Test
  @Covers({"A00.FR.308", "A00.FR.310"})
  void server_underAnExpiredOrWeakSubAuthority_isRefused() throws Exception {
    var sub = ROOT.sub("sub");
    assertRefused(trust(), sub.server(HOST).shownWith(sub.by(ROOT, Authority.FROM, PASSED)));
    connect(trust(), sub.server(HOST).shownWith(sub.by(ROOT, Authority.FROM, Authority.UNTIL)));
    var weak = Authority.root(Authority.keys("RSA", 1024), "SHA256withRSA", KeyUsage.keyCertSign);
    assertRefused(trust(), weak.server(HOST).shownWith(weak.by(ROOT, Authority.FROM, Authority.UNTIL)));
    var strong = Authority.root(Authority.keys("RSA", 2048), "SHA256withRSA", KeyUsage.keyCertSign);
    connect(trust(), strong.server(HOST).shownWith(strong.by(ROOT, Authority.FROM, Authority.UNTIL)));
  }

  @Test
  @Covers({"A00.FR.502", "A00.FR.503"})
  void server_withAWeakKey_isRefused() throws Exception {
    assertRefused(trust(),
        ROOT.issue("CN=" + HOST, Authority.keys("RSA", 1024), Authority.FROM, Authority.UNTIL, HOST));
    connect(trust(), ROOT.issue("CN=" + HOST, Authority.keys("RSA", 2048), Authority.FROM, Authority.UNTIL, HOST));
  }

  @Test
  @Covers("M05.FR.14")
  void newestFirst_serverUnderTheOldRoot_fallsBackOnIt() throws Exception {
    var newer = ROOT.sub("newer");
    var trust = CentralSystemTrust.newestFirst(List.of(ROOT.certificate(), newer.certificate()), false);
    connect(trust, ROOT.server(HOST));
    assertThat(trust.acceptedByTheFirst()).isFalse();
  }

  @Test
  @Covers("M05.FR.13")
  void newestFirst_serverUnderTheNewRoot_isKnown() throws Exception {
    var newer = ROOT.sub("newer");
    var trust = CentralSystemTrust.newestFirst(List.of(ROOT.certificate(), newer.certificate()), false);
    connect(trust, newer.server(HOST));
    assertThat(trust.acceptedByTheFirst()).isTrue();
  }

  private static CentralSystemTrust trust() throws Exception {
    return CentralSystemTrust.of(List.of(ROOT.certificate()), false);
  }

  private static void assertRefused(CentralSystemTrust trust, Authority.Issued server) {
    assertThatThrownBy(() -> connect(trust, server)).isInstanceOf(SSLException.class)
        .hasRootCauseInstanceOf(Exception.class)
        .satisfies(failure -> assertThat(causes(failure)).anyMatch(CertificateException.class::isInstance));
  }

  private static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
  }

  private static void connect(CentralSystemTrust trust, Authority.Issued certificate) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[0], new TrustManager[]{trust}, null);
    SSLEngine client = context.createSSLEngine(HOST, 443);
    client.setUseClientMode(true);
    var parameters = client.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    client.setSSLParameters(parameters);
    SSLEngine server = certificate.server(new X509Certificate[0]).createSSLEngine();
    server.setUseClientMode(false);
    var toServer = ByteBuffer.allocate(64 * 1024);
    var toClient = ByteBuffer.allocate(64 * 1024);
    for (int step = 0; step < 100 && !done(client, server); step++) {
      step(client, toClient, toServer);
      step(server, toServer, toClient);
    }
    assertThat(done(client, server)).isTrue();
  }

  private static boolean done(SSLEngine client, SSLEngine server) {
    return client.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && !client.getSession().getProtocol().equals("NONE")
        && server.getHandshakeStatus() != HandshakeStatus.NEED_WRAP;
  }

  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
      in.flip();
      engine.unwrap(in, ByteBuffer.allocate(64 * 1024));
      in.compact();
    } else if (engine.getHandshakeStatus() != HandshakeStatus.NEED_TASK || !engine.getSession().isValid()) {
      engine.wrap(ByteBuffer.allocate(0), out);
    }
  }
}
