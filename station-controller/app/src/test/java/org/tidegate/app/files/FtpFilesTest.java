package org.tidegate.app.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.FileTransfer.Transfer;
import org.tidegate.domain.port.TransferFailed;
import org.tidegate.domain.port.TransferFailed.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Against a real FTP server on this machine, in the clear and with TLS. */
class FtpFilesTest {
  private final TestLoop test = new TestLoop();
  @TempDir
  private Path folder;
  private Path served;
  private WorkFolder work;
  private TestKey key;
  private FtpServer server;
  private int port;
  private volatile boolean hangsUp;

  @BeforeEach
  void start() throws Exception {
    served = Files.createDirectory(folder.resolve("served"));
    Files.writeString(served.resolve("firmware.bin"), "new firmware");
    work = WorkFolder.in(folder.resolve("files"));
    key = TestKey.of(folder, "ip:127.0.0.1");
    var tls = new SslConfigurationFactory();
    tls.setKeystoreFile(key.store().toFile());
    tls.setKeystoreType("PKCS12");
    tls.setKeystorePassword(TestKey.PASSWORD);
    tls.setKeyPassword(TestKey.PASSWORD);
    tls.setSslProtocol("TLSv1.2");
    var listeners = new ListenerFactory();
    listeners.setServerAddress("127.0.0.1");
    listeners.setPort(0);
    listeners.setSslConfiguration(tls.createSslConfiguration());
    var listener = listeners.createListener();
    var factory = new FtpServerFactory();
    factory.addListener("default", listener);
    factory.getUserManager().save(user("user", true));
    factory.getUserManager().save(user("reader", false));
    factory.getFtplets().put("goodbye", new DefaultFtplet() {
      @Override
      public FtpletResult beforeCommand(FtpSession session, FtpRequest request) {
        return hangsUp && request.getCommand().equals("QUIT") ? FtpletResult.DISCONNECT : FtpletResult.DEFAULT;
      }
    });
    server = factory.createServer();
    server.start();
    port = listener.getPort();
  }

  private BaseUser user(String name, boolean writes) {
    var user = new BaseUser();
    user.setName(name);
    user.setPassword("secret");
    user.setHomeDirectory(served.toString());
    if (writes) {
      user.setAuthorities(List.of(new WritePermission()));
    }
    return user;
  }

  @AfterEach
  void stop() {
    test.close();
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp", "ftps"})
  void download_withLogin_isTheFile(String scheme) throws Exception {
    var transfers = transfers(List.of(key.certificate()));

    assertThat(work.path(test.transfer(() -> transfers.download(url(scheme, "user:secret", "/firmware.bin")))))
        .hasContent("new firmware");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp", "ftps"})
  void upload_intoFolder_isThere(String scheme) throws Exception {
    var transfers = transfers(List.of(key.certificate()));
    var log = work.create("log");
    Files.writeString(work.path(log), "a log");
    test.transfer(() -> transfers.upload(url(scheme, "user:secret", "/"), log, "station.log"));

    assertThat(served.resolve("station.log")).hasContent("a log");
  }

  @Test
  void transfer_serverHangsUpAtTheEnd_isDone() throws Exception {
    hangsUp = true;
    var transfers = transfers(List.of());
    var log = work.create("log");
    Files.writeString(work.path(log), "a log");
    test.transfer(() -> transfers.upload(url("ftp", "user:secret", "/"), log, "station.log"));

    assertThat(served.resolve("station.log")).hasContent("a log");
    assertThat(work.path(test.transfer(() -> transfers.download(url("ftp", "user:secret", "/firmware.bin")))))
        .hasContent("new firmware");
  }

  @Test
  @Covers({"N01.FR.15"})
  void download_serverNotTrusted_isRefused() {
    var transfers = transfers(List.of());

    assertThat(failure(() -> transfers.download(url("ftps", "user:secret", "/firmware.bin"))).kind())
        .isEqualTo(Kind.FAILED);
  }

  @Test
  void download_nothingThere_hasFailed() {
    var transfers = transfers(List.of());

    assertThat(failure(() -> transfers.download(url("ftp", "user:secret", "/missing"))).kind()).isEqualTo(Kind.FAILED);
  }

  @Test
  void download_wrongPassword_isDenied() {
    var transfers = transfers(List.of());

    assertThat(failure(() -> transfers.download(url("ftp", "user:wrong", "/firmware.bin"))).kind())
        .isEqualTo(Kind.PERMISSION_DENIED);
  }

  @Test
  void upload_readerOnly_hasFailed() throws Exception {
    var transfers = transfers(List.of());
    var log = work.create("log");

    assertThat(failure(() -> transfers.upload(url("ftp", "reader:secret", "/"), log, "x")).kind())
        .isEqualTo(Kind.FAILED);
  }

  /** Servers refuse a data connection that does not: it may be anybody's. */
  @Test
  void dataConnection_goesOnWithTheSessionOfTheControlConnection() throws Exception {
    var client = new ResumingFtpsClient(false, PemFiles.trustAlso(List.of(key.certificate())));
    try {
      client.connect("127.0.0.1", port);
      client.login("user", "secret");
      client.execPBSZ(0);
      client.execPROT("P");
      client.enterLocalPassiveMode();
      try (var data = (SSLSocket) client._openDataConnection_("RETR", "firmware.bin")) {
        assertThat(data.getSession().getId()).isNotEmpty().isEqualTo(client.session().getId());
        assertThat(data.getInputStream().readAllBytes()).asString().isEqualTo("new firmware");
      }
    } finally {
      client.disconnect();
    }
  }

  private FileTransfers transfers(List<X509Certificate> trusted) {
    return new FileTransfers(test.loop, test.background, work,
        new FileTransfers.Limits(1_000_000, Duration.ofMinutes(1)),
        new FileTransfers.Trust(() -> PemFiles.trustAlso(trusted), Optional.empty()));
  }

  private <T> TransferFailed failure(Supplier<Transfer<T>> body) {
    var failure = catchThrowableOfType(ExecutionException.class, () -> test.transfer(body));
    return (TransferFailed) failure.getCause();
  }

  private String url(String scheme, String login, String path) {
    return scheme + "://" + login + "@127.0.0.1:" + port + path;
  }
}
