package org.tidegate.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.StationProgram;
import org.tidegate.app.configuration.ConfigurationFile;
import org.tidegate.app.configuration.StationConfiguration.Overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** A central system that takes the connection and never says a word. On a real socket: only there can somebody be silent. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SilentCentralSystemTest {
  @TempDir
  Path folder;

  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch givenUp = new CountDownLatch(1);

  /** The order is what counts: the station still waits for the first word when it serves drivers. */
  @Test
  void start_centralSystemIsSilent_panelIsThereBeforeTheAttemptIsGivenUp() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> listen(silent));
      var file = Files.writeString(folder.resolve("station.yaml"),
          StationProcess.configuration(silent.getLocalPort()));
      var configuration = ConfigurationFile.read(file)
          .with(new Overrides(Optional.of(folder.resolve("storage")), Optional.of(0), Optional.of(0)));

      try (var program = StationProgram.start(configuration, new StationProgram.How("PowerUp", _ -> {}));
          var http = HttpClient.newHttpClient()) {
        var panel = http.send(HttpRequest.newBuilder(URI.create(program.panelAddress())).build(),
            HttpResponse.BodyHandlers.discarding());
        assertThat(panel.statusCode()).isEqualTo(200);
        assertThat(called.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(givenUp.getCount()).as("the attempt goes on").isEqualTo(1);
      }
      assertThat(givenUp.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ended with the program").isTrue();
    }
  }

  /** To the end of what the station says. */
  private void listen(ServerSocket silent) {
    try (var connection = silent.accept()) {
      called.countDown();
      connection.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      givenUp.countDown();
    }
  }
}
