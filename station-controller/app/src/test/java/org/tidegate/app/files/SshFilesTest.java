package org.tidegate.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.port.FileTransfer.Transfer;
import org.tidegate.domain.port.TransferFailed;
import org.tidegate.domain.port.TransferFailed.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Against a real SFTP server on this machine. */
class SshFilesTest {
  private final TestLoop test = new TestLoop();
  private final SshServer server = SshServer.setUpDefaultServer();
  @TempDir
  private Path folder;
  private Path served;
  private Path knownHosts;
  private WorkFolder work;
  private FileTransfers transfers;

  @BeforeEach
  void start() throws Exception {
    served = Files.createDirectory(folder.resolve("served"));
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var keys = generator.generateKeyPair();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(keys));
    server.setPasswordAuthenticator((user, password, _) -> user.equals("user") && password.equals("se@cret"));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(served));
    server.start();
    knownHosts = folder.resolve("known_hosts");
    Files.writeString(knownHosts,
        "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(keys.getPublic()) + "\n");
    work = WorkFolder.in(folder.resolve("files"));
    transfers = new FileTransfers(test.loop, test.background, work,
        new FileTransfers.Limits(1_000_000, Duration.ofMinutes(1)),
        new FileTransfers.Trust(() -> PemFiles.trustAlso(List.of()), Optional.of(knownHosts)));
  }

  @AfterEach
  void stop() throws IOException {
    test.close();
    server.stop(true);
  }

  @Test
  void download_sftp_isTheFile() throws Exception {
    Files.writeString(served.resolve("firmware.bin"), "new firmware");

    assertThat(work.path(test.transfer(() -> transfers.download(url("se%40cret", "/firmware.bin")))))
        .hasContent("new firmware");
  }

  @Test
  void upload_sftp_isThere() throws Exception {
    var log = work.create("log");
    Files.writeString(work.path(log), "a log");
    test.transfer(() -> transfers.upload(url("se%40cret", "/"), log, "station.log"));

    assertThat(served.resolve("station.log")).hasContent("a log");
  }

  @Test
  void download_nothingThere_hasFailed() {
    assertThat(failure(() -> transfers.download(url("se%40cret", "/missing"))).kind()).isEqualTo(Kind.FAILED);
  }

  @Test
  void download_wrongPassword_isDenied() {
    assertThat(failure(() -> transfers.download(url("wrong", "/missing"))).kind())
        .isEqualTo(Kind.PERMISSION_DENIED);
  }

  @Test
  void download_serverWithAnotherKey_isRefusedBeforeThePasswordIsShown() throws Exception {
    var other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    Files.writeString(knownHosts,
        "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(other.getPublic()) + "\n");
    Files.writeString(served.resolve("firmware.bin"), "new firmware");

    assertThat(failure(() -> transfers.download(url("se%40cret", "/firmware.bin"))).kind()).isEqualTo(Kind.FAILED);
  }

  @Test
  void protocols_withKnownHosts_hasSftp() {
    assertThat(transfers.protocols()).containsExactly("FTP", "FTPS", "HTTP", "HTTPS", "SFTP")
        .isEqualTo(FileTransfers.protocols(true));
  }

  private <T> TransferFailed failure(Supplier<Transfer<T>> body) {
    var failure = catchThrowableOfType(ExecutionException.class, () -> test.transfer(body));
    return (TransferFailed) failure.getCause();
  }

  private String url(String password, String path) {
    return "sftp://user:" + password + "@127.0.0.1:" + server.getPort() + path;
  }
}
