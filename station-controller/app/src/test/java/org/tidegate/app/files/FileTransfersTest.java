package org.tidegate.app.files;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.FileTransfer.Transfer;
import org.tidegate.domain.port.TransferFailed;
import org.tidegate.domain.port.TransferFailed.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tidegate.domain.fixture.Patience.await;

/** Against real servers on this machine. */
class FileTransfersTest {
  private static final byte[] CONTENT = new byte[300_000];
  private final TestLoop test = new TestLoop();
  private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<Void> released = new CompletableFuture<>();
  @TempDir
  private Path folder;
  private HttpServer http;
  private WorkFolder work;
  private FileTransfers transfers;

  static {
    new Random(7).nextBytes(CONTENT);
  }

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::serve);
    http.createContext("/private", this::serve).setAuthenticator(new BasicAuthenticator("station") {
      @Override
      public boolean checkCredentials(String user, String password) {
        return user.equals("user") && password.equals("secret");
      }
    });
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.start();
    work = WorkFolder.in(folder.resolve("files"));
    transfers = transfers(1_000_000, Duration.ofMinutes(1));
  }

  @AfterEach
  void stop() {
    released.complete(null);
    test.close();
    http.stop(0);
  }

  private FileTransfers transfers(long most, Duration longest) {
    return new FileTransfers(test.loop, test.background, work, new FileTransfers.Limits(most, longest),
        new FileTransfers.Trust(() -> PemFiles.trustAlso(List.of()), Optional.empty()));
  }

  private void serve(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    var status = path.replaceAll("\\D", "");
    if (path.startsWith("/slow")) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(CONTENT, 0, 1000);
      exchange.getResponseBody().flush();
      released.join();
    } else if (path.startsWith("/moved")) {
      exchange.getResponseHeaders().add("Location", "/firmware.bin");
      exchange.sendResponseHeaders(302, -1);
    } else if (!status.isEmpty()) {
      exchange.sendResponseHeaders(Integer.parseInt(status), -1);
    } else if (exchange.getRequestMethod().equals("GET")) {
      exchange.sendResponseHeaders(200, CONTENT.length);
      exchange.getResponseBody().write(CONTENT);
    } else if (path.startsWith("/postonly") && exchange.getRequestMethod().equals("PUT")) {
      exchange.sendResponseHeaders(405, -1);
    } else {
      stored.put(path + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Disposition")).orElse(""),
          exchange.getRequestBody().readAllBytes());
      exchange.sendResponseHeaders(201, -1);
    }
    exchange.close();
  }

  @Test
  void download_http_isTheFile() throws Exception {
    var name = test.transfer(() -> transfers.download(url("/firmware.bin")));

    assertThat(work.path(name)).hasBinaryContent(CONTENT);
    assertThat(Files.getPosixFilePermissions(work.path(name))).hasSize(2);
    test.onLoop(() -> {
      transfers.discard(name);
      return name;
    });
    assertThat(work.path(name)).doesNotExist();
  }

  /** A program that was killed while it fetched a file has left it: it must not fill the disk. */
  @Test
  void start_filesOfEarlierOnes_goButTheOneThatIsNeeded() throws Exception {
    var needed = work.create("firmware");
    var left = work.create("firmware");
    work = WorkFolder.in(folder.resolve("files"));
    transfers = transfers(1_000_000, Duration.ofMinutes(1));
    var begun = work.create("firmware");
    test.onLoop(() -> {
      transfers.discardAllBut(Optional.of(needed));
      return needed;
    });

    await().until(() -> Files.notExists(work.path(left)));
    assertThat(work.path(needed)).exists();
    assertThat(work.path(begun)).exists();
  }

  @Test
  void download_moved_isFollowed() throws Exception {
    assertThat(work.path(test.transfer(() -> transfers.download(url("/moved"))))).hasBinaryContent(CONTENT);
  }

  @Test
  @Covers({"N01.FR.17"})
  void download_withLogin_isShown() throws Exception {
    var location = url("/private/x").replace("http://", "http://user:secret@");

    assertThat(work.path(test.transfer(() -> transfers.download(location)))).hasBinaryContent(CONTENT);
  }

  @ParameterizedTest
  @CsvSource({"/404,FAILED", "/403,PERMISSION_DENIED", "/private/x,PERMISSION_DENIED", "/400,BAD_MESSAGE",
      "/501,NOT_SUPPORTED", "/500,FAILED"})
  void download_refused_saysWhyAndLeavesNothing(String path, Kind kind) throws IOException {
    assertThat(failure(() -> transfers.download(url(path))).kind()).isEqualTo(kind);
    assertEmpty();
  }

  @Test
  void download_tooLarge_isRefusedAndLeavesNothing() throws IOException {
    var small = transfers(299_999, Duration.ofMinutes(1));

    assertThat(failure(() -> small.download(url("/firmware.bin"))).getMessage()).contains("larger than 299999");
    assertEmpty();
  }

  @Test
  void download_tooSlow_isEndedAndLeavesNothing() {
    var hasty = transfers(1_000_000, Duration.ofMillis(500));

    assertThat(failure(() -> hasty.download(url("/slow"))).getMessage()).contains("took longer");
    await().untilAsserted(this::assertEmpty);
  }

  @Test
  void download_cancelled_neverCompletesAndLeavesNothing() throws Exception {
    Transfer<String> transfer = test.onLoop(() -> transfers.download(url("/slow")));
    await().until(() -> requests.contains("GET /slow"));
    test.onLoop(() -> {
      transfer.cancel();
      return transfer;
    });

    await().untilAsserted(this::assertEmpty);
    assertThat(transfer.outcome().toCompletableFuture()).isNotDone();
  }

  @Test
  void download_nobodyThere_hasFailedWithoutThePassword() {
    http.stop(0);
    var failed = failure(() -> transfers.download(url("/x").replace("http://", "http://user:secret@")));

    assertThat(failed.kind()).isEqualTo(Kind.FAILED);
    assertThat(failed.getMessage()).contains("127.0.0.1").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "sftp://u:p@127.0.0.1/x", "nonsense"})
  void download_notSetUp_isInvalid(String location) {
    assertThat(failure(() -> transfers.download(location)).kind()).isEqualTo(Kind.INVALID_LOCATION);
  }

  @Test
  @Covers({"N01.FR.14"})
  void upload_intoFolder_isPutUnderItsName() throws Exception {
    test.transfer(() -> transfers.upload(url("/logs/"), log(), "station.log.gz"));

    assertThat(stored).containsOnlyKeys("/logs/station.log.gz");
    assertThat(stored.get("/logs/station.log.gz")).isEqualTo(CONTENT);
  }

  @Test
  @Covers({"N01.FR.19"})
  void upload_serverWithoutPut_isPosted() throws Exception {
    test.transfer(() -> transfers.upload(url("/postonly/"), log(), "station.log.gz"));

    assertThat(stored).containsOnlyKeys(
        "/postonly/station.log.gz" + "form-data; name=\"uploadfile\"; filename=\"station.log.gz\"");
  }

  @Test
  void upload_withLogin_isShown() throws Exception {
    test.transfer(() -> transfers.upload(url("/private/").replace("http://", "http://user:secret@"), log(), "x"));

    assertThat(stored.get("/private/x")).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @CsvSource({"/404,FAILED", "/private/x,PERMISSION_DENIED", "/415,BAD_MESSAGE", "/501,NOT_SUPPORTED", "/moved,FAILED"})
  void upload_refused_saysWhy(String path, Kind kind) {
    assertThat(failure(() -> transfers.upload(url(path), log(), "x")).kind()).isEqualTo(kind);
  }

  @Test
  void protocols_withoutKnownHosts_hasNoSftp() {
    assertThat(transfers.protocols()).containsExactly("FTP", "FTPS", "HTTP", "HTTPS")
        .isEqualTo(FileTransfers.protocols(false));
  }

  private String log() {
    try {
      var name = work.create("log");
      Files.write(work.path(name), CONTENT);
      return name;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertEmpty() throws IOException {
    try (var files = Files.list(folder.resolve("files"))) {
      assertThat(files).isEmpty();
    }
  }

  private <T> TransferFailed failure(Supplier<Transfer<T>> body) {
    var failure = catchThrowableOfType(ExecutionException.class, () -> test.transfer(body));
    assertThat(failure.getCause()).isInstanceOf(TransferFailed.class);
    return (TransferFailed) failure.getCause();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + http.getAddress().getPort() + path;
  }
}
