package org.tidegate.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.configuration.ConfigurationFile;
import org.tidegate.app.configuration.StationConfiguration.Overrides;
import org.tidegate.app.files.Background;
import org.tidegate.app.files.FirmwareServer;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.app.process.StationProcess;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.Keyring;
import org.tidegate.domain.port.StationFiles;
import org.tidegate.domain.port.TransferFailed;
import org.tidegate.domain.security.RootUse;
import org.tidegate.ocpp.certificates.Authority;
import org.tidegate.ocpp.certificates.FileKeyring;
import org.tidegate.ocpp.certificates.InstallersKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** On a real socket: trust is the JDK's there. */
class FilesWiringTest {
  private final ThreadStationLoop loop = ThreadStationLoop.start(Clock.systemUTC(), failure -> {
    throw new AssertionError(failure);
  });
  private final Background background = new Background(loop);
  private final Authority operator = Authority.root("operator");
  @TempDir
  private Path folder;
  private FirmwareServer server;

  @BeforeEach
  void serve() throws Exception {
    server = new FirmwareServer(operator.server("127.0.0.1").lenientServer());
  }

  @AfterEach
  void stop() {
    server.close();
    background.close();
    loop.close();
  }

  /** An operator that changes its root by M05 has its file servers certified by the new one, too. */
  @Test
  @Covers("N01.FR.15")
  void transfers_rootThatTheCentralSystemInstalled_isTrustedFromThenOn() throws Exception {
    var keyring = FileKeyring.open(folder.resolve("keyring"), InstallersKeys.NONE, loop, Runnable::run);
    var files = files(keyring);
    var refused = catchThrowableOfType(ExecutionException.class, () -> stage(() -> download(files)));
    assertThat(refused.getCause()).isInstanceOf(TransferFailed.class);

    stage(() -> keyring.install(RootUse.CSMSRootCertificate, operator.pem(),
        new Keyring.Rules(loop.now(), 100, false)));
    assertThat(stage(() -> download(files))).startsWith("firmware-");
  }

  private CompletionStage<String> download(StationFiles files) {
    return files.transfer().download(server.url()).outcome();
  }

  private StationFiles files(FileKeyring keyring) throws Exception {
    var file = Files.writeString(folder.resolve("station.yaml"), StationProcess.configuration(1));
    var configuration = ConfigurationFile.read(file)
        .with(new Overrides(Optional.of(folder.resolve("storage")), Optional.of(0), Optional.of(0)));
    return new FilesWiring(configuration, loop, background,
        () -> keyring.holdings().roots(RootUse.CSMSRootCertificate)).files(() -> {});
  }

  private <T> T stage(Supplier<CompletionStage<T>> body) throws Exception {
    var result = new CompletableFuture<T>();
    loop.execute(() -> body.get().whenComplete((value, failure) -> {
      if (failure == null) {
        result.complete(value);
      } else {
        result.completeExceptionally(failure);
      }
    }));
    return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
