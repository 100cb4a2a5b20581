package org.tidegate.app.doctor;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.app.configuration.ConfigurationFile;
import org.tidegate.app.doctor.Finding.Grade;
import org.tidegate.app.storage.SqliteStationStore;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.domain.devicemodel.SecurityVariables;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.port.Change;
import org.tidegate.ocpp.certificates.Authority;
import org.tidegate.ocpp.certificates.FileKeyring;
import org.tidegate.ocpp.certificates.InstallersKeys;
import org.tidegate.ocpp.certificates.Pem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** What the doctor says of TLS with a central system that is really there. */
class CentralSystemCheckTest {
  private static final String HERE = "127.0.0.1";
  private static final Authority ROOT = Authority.root("Aggregator root");
  private static final Authority STRANGER = Authority.root("Stranger");
  private static final Instant LONG_AGO = Instant.parse("2025-02-01T00:00:00Z");

  @TempDir
  Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void certificate_trusted_isReachedAndNothingElseIsSaid(String version) throws Exception {
    try (var server = new Server(ROOT.server(HERE).server(), version, false)) {
      assertThat(examine(server.port(), 2)).isEqualTo(Finding.ok("central system 127.0.0.1:" + server.port(),
          "reached over TLS; its certificate CN=127.0.0.1 is trusted"));
      assertThat(server.heard()).as("no word after the handshake").isEqualTo(-1);
    }
    assertThat(temp.resolve("keyring")).doesNotExist();
  }

  @Test
  void certificate_forAnotherName_isBad() throws Exception {
    assertBad(ROOT.server("central.example.org").server(),
        "the central system's certificate CN=central.example.org is for another name than 127.0.0.1");
  }

  @Test
  void certificate_ended_isBad() throws Exception {
    var ended = ROOT.issue("CN=old", Authority.keys("EC", 256), Authority.FROM, LONG_AGO, HERE);
    assertBad(ended.server(), "the central system's certificate CN=old ended at 2025-02-01T00:00:00Z; here it is ");
  }

  @Test
  void certificate_notValidYet_isBad() throws Exception {
    var early = ROOT.issue("CN=new", Authority.keys("EC", 256), Authority.UNTIL.minusSeconds(60), Authority.UNTIL,
        HERE);
    assertBad(early.server(), "the central system's certificate CN=new is not valid before 2044-12-31T23:59:00Z");
  }

  @Test
  void certificate_ofAStranger_isBad() throws Exception {
    assertBad(STRANGER.server(HERE).server(), "the central system's certificate CN=127.0.0.1 comes from "
        + "CN=Stranger,O=Test, for whom no root vouches that the station trusts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void stationsCertificate_trustedThere_isShown(String version) throws Exception {
    try (var server = new Server(ROOT.server(HERE).server(ROOT.certificate()), version, true)) {
      assertThat(examine(server.port(), 3)).isEqualTo(Finding.ok("central system 127.0.0.1:" + server.port(),
          "reached over TLS; its certificate CN=127.0.0.1 is trusted, and the station's CN=station is not refused"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void stationsCertificate_refusedThere_isBad(String version) throws Exception {
    try (var server = new Server(ROOT.server(HERE).server(STRANGER.certificate()), version, true)) {
      var finding = examine(server.port(), 3);
      assertThat(finding.grade()).isEqualTo(Grade.BAD);
      assertThat(finding.text())
          .startsWith("TLS fails: the central system refuses the station's certificate CN=station");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void stationsCertificate_wantedWithoutProfile3_isBad(String version) throws Exception {
    try (var server = new Server(ROOT.server(HERE).server(ROOT.certificate()), version, true)) {
      var finding = examine(server.port(), 2);
      assertThat(finding.grade()).isEqualTo(Grade.BAD);
      assertThat(finding.text()).startsWith("TLS fails: the central system wants a certificate of the station, "
          + "which shows one with security profile 3 only");
    }
  }

  @Test
  void server_silentAfterTcp_isBadInTime() throws Exception {
    try (var silent = new ServerSocket(0)) {
      var finding = examine(silent.getLocalPort(), 2, Duration.ofMillis(300));
      assertThat(finding.grade()).isEqualTo(Grade.BAD);
      assertThat(finding.text()).startsWith("TLS fails: no end of the handshake within");
    }
  }

  @Test
  void server_withoutTls_isBad() throws Exception {
    try (var plain = new ServerSocket(0)) {
      var answered = CompletableFuture.runAsync(() -> answerPlainly(plain));
      var finding = examine(plain.getLocalPort(), 2);
      answered.join();
      assertThat(finding.grade()).isEqualTo(Grade.BAD);
      assertThat(finding.text()).startsWith("TLS fails: TLS_FAILED");
    }
  }

  /** The first one only tries TCP. */
  private static void answerPlainly(ServerSocket plain) {
    try {
      plain.accept().close();
      try (var second = plain.accept()) {
        second.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
        second.getInputStream().readAllBytes();
      }
    } catch (IOException _) {
      // The other end is gone.
    }
  }

  /** What the central system put in its place counts; the file that it came from does not any more. */
  @Test
  void root_replacedByTheCentralSystem_isTheOneThatCounts() throws Exception {
    var keyring = temp.resolve("keyring");
    FileKeyring.open(keyring, new InstallersKeys(List.of(ROOT.certificate()), Optional.empty(), Optional.empty()),
        new VirtualStationLoop(LONG_AGO), Runnable::run);
    Files.delete(keyring.resolve("CSMSRootCertificate-000001.pem"));
    Files.writeString(keyring.resolve("CSMSRootCertificate-000002.pem"), STRANGER.pem());
    var before = names(keyring);
    try (var server = new Server(STRANGER.server(HERE).server(), "TLSv1.3", false)) {
      assertThat(examine(server.port(), 2).grade()).isEqualTo(Grade.OK);
    }
    assertThat(names(keyring)).isEqualTo(before);
    assertBad(ROOT.server(HERE).server(),
        "the central system's certificate CN=127.0.0.1 comes from CN=Aggregator root");
    Files.writeString(keyring.resolve("CSMSRootCertificate-000002.pem"), "damaged");
    assertThat(examine(new ServerSocket(0).getLocalPort(), 2).text())
        .startsWith("reached; TLS is not tried: CSMSRootCertificate-000002.pem can't be read");
  }

  @ParameterizedTest
  @CsvSource({"false, '', false", "true, '', true", "true, false, false", "false, true, true"})
  void wildcards_areAllowedAsTheStationHasIt(boolean preset, String set, boolean allowed) throws Exception {
    if (!set.isEmpty()) {
      try (var folder = StorageFolder.hold(temp);
          var store = SqliteStationStore.openInline(folder, new VirtualStationLoop(LONG_AGO))) {
        var wildcards = SecurityVariables.ALLOW_CSMS_TLS_WILDCARDS;
        store.commit(List.of(new Change.VariableSet(wildcards.component(), wildcards.variable(), set)), () -> {});
      }
    }
    assertThat(check("""
        variables: [{component: SecurityCtrlr, variable: AllowCSMSTLSWildcards, value: '%s'}]
        storage: {folder: %s}
        """.formatted(preset, temp), Duration.ofSeconds(1)).allowsWildcards()).isEqualTo(allowed);
  }

  private void assertBad(SSLContext context, String text) throws Exception {
    try (var server = new Server(context, "TLSv1.3", false)) {
      var finding = examine(server.port(), 2);
      assertThat(finding.grade()).isEqualTo(Grade.BAD);
      assertThat(finding.text()).startsWith("TLS fails: " + text);
    }
  }

  private Finding examine(int port, int profile) throws Exception {
    return examine(port, profile, PATIENCE);
  }

  private Finding examine(int port, int profile, Duration longest) throws Exception {
    var own = ROOT.issue("CN=station", Authority.keys("EC", 256), Authority.FROM, Authority.UNTIL);
    Files.writeString(temp.resolve("ca.pem"), ROOT.pem());
    Files.writeString(temp.resolve("own.pem"), Authority.pem(own.certificate()));
    Files.writeString(temp.resolve("own.key"), Authority.pem(own.keys().getPrivate()));
    return check("""
        ocpp:
          url: "wss://127.0.0.1:%d/ocpp"
          security-profile: %d
          ca-file: %s/ca.pem
          %s
        storage: {folder: %s}
        """.formatted(port, profile, temp, profile == 3
        ? "certificate-file: %s/own.pem\n  key-file: %s/own.key".formatted(temp, temp)
        : "password: \"0123456789abcdef\"", temp), longest).examine();
  }

  private CentralSystemCheck check(String yaml, Duration longest) throws Exception {
    var file = Files.writeString(temp.resolve("station.yaml"), yaml);
    return new CentralSystemCheck(ConfigurationFile.read(file), InstantSource.system(), new Reach(), longest);
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Takes a TCP connection, then one over TLS, and hears what is said over it. */
  private static final class Server implements AutoCloseable {
    private final SSLServerSocket socket;
    private final CompletableFuture<Integer> heard;

    Server(SSLContext context, String version, boolean wantsCertificate) throws IOException {
      socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0);
      socket.setEnabledProtocols(new String[]{version});
      socket.setNeedClientAuth(wantsCertificate);
      heard = CompletableFuture.supplyAsync(this::listen);
    }

    int port() {
      return socket.getLocalPort();
    }

    /** The first byte over TLS, or -1 at the end. */
    int heard() {
      return heard.join();
    }

    private int listen() {
      try {
        socket.accept().close();
        try (var connection = (SSLSocket) socket.accept()) {
          // A station that does not let go fails its test, and does not hang it.
          connection.setSoTimeout((int) PATIENCE.toMillis());
          return connection.getInputStream().read();
        }
      } catch (IOException refusedOrGone) {
        return -1;
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
      heard.join();
    }
  }
}
