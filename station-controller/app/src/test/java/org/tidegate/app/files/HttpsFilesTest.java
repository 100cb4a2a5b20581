package org.tidegate.app.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.TransferFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Whom the station believes to be the server. */
@Covers({"N01.FR.15"})
class HttpsFilesTest {
  private static final String JAVAS_TRUST = "javax.net.ssl.trustStore";
  private static final String JAVAS_TRUST_PASSWORD = "javax.net.ssl.trustStorePassword";

  private final TestLoop test = new TestLoop();
  @TempDir
  private Path folder;
  private FirmwareServer server;

  @AfterEach
  void stop() {
    test.close();
    server.close();
  }

  @Test
  void download_authorityOfTheCentralSystem_isTrusted() throws Exception {
    var key = serve("ip:127.0.0.1");
    var work = WorkFolder.in(folder.resolve("files"));

    var name = test.transfer(() -> transfers(work, List.of(key.certificate())).download(server.url()));
    assertThat(work.path(name)).hasContent("firmware");
  }

  /** Java's own trust stands for the operating system's. */
  @Test
  @Covers("N01.FR.16")
  void download_authorityThatJavaTrusts_isTrusted() throws Exception {
    var key = serve("ip:127.0.0.1");
    var usual = folder.resolve("usual.p12");
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("usual", key.certificate());
    try (var out = Files.newOutputStream(usual)) {
      store.store(out, "changeit".toCharArray());
    }
    System.setProperty(JAVAS_TRUST, usual.toString());
    System.setProperty(JAVAS_TRUST_PASSWORD, "changeit");
    try {
      var work = WorkFolder.in(folder.resolve("files"));
      test.transfer(() -> transfers(work, List.of()).download(server.url()));
    } finally {
      System.clearProperty(JAVAS_TRUST);
      System.clearProperty(JAVAS_TRUST_PASSWORD);
    }
  }

  @Test
  void download_unknownAuthority_isRefused() throws Exception {
    serve("ip:127.0.0.1");
    assertRefused(List.of());
  }

  @Test
  void download_certificateOfAnotherHost_isRefused() throws Exception {
    assertRefused(List.of(serve("ip:127.0.0.2").certificate()));
  }

  private void assertRefused(List<X509Certificate> trusted) {
    var work = WorkFolder.in(folder.resolve("files"));
    var failure = catchThrowableOfType(ExecutionException.class,
        () -> test.transfer(() -> transfers(work, trusted).download(server.url())));
    assertThat(failure.getCause()).isInstanceOf(TransferFailed.class).hasMessageContaining("SSL");
  }

  private TestKey serve(String host) throws Exception {
    var key = TestKey.of(folder, host);
    server = new FirmwareServer(key.server());
    return key;
  }

  private FileTransfers transfers(WorkFolder work, List<X509Certificate> trusted) {
    return new FileTransfers(test.loop, test.background, work,
        new FileTransfers.Limits(1_000_000, Duration.ofMinutes(1)),
        new FileTransfers.Trust(() -> PemFiles.trustAlso(trusted), Optional.empty()));
  }
}
