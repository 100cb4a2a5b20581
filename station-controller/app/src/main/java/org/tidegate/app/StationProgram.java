package org.tidegate.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.Mistake;
import org.tidegate.app.configuration.Presets;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.files.Background;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.app.metrics.MetricsServer;
import org.tidegate.app.metrics.StationMetrics;
import org.tidegate.app.storage.DriverKey;
import org.tidegate.app.storage.KeptSigner;
import org.tidegate.app.storage.SqliteStationStore;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.app.supervision.StationHealth;
import org.tidegate.app.supervision.Supervision;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationViews;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.security.RootUse;
import org.tidegate.domain.station.Station;
import org.tidegate.domain.station.StationParts;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.SessionView;
import org.tidegate.hmi.PanelServer;
import org.tidegate.hmi.PhoneServer;
import org.tidegate.ocpp.OcppCentralSystem;
import org.tidegate.ocpp.OcppConnection;
import org.tidegate.ocpp.OcppParts;
import org.tidegate.ocpp.certificates.ConnectionSecrets;
import org.tidegate.ocpp.certificates.FileKeyring;
import org.tidegate.ocpp.transport.NettyTransmitter;

/**
 * A running station: everything made, connected and started, and ended again in the opposite order. The only place that
 * makes adapters. Safe from any thread.
 */
public final class StationProgram implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StationProgram.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
  private static final Duration LONGEST_DELAY = Duration.ofMillis(500);

  private final Parts parts;
  private final ThreadStationLoop loop;
  private final Station station;
  private final int panelPort;
  private final OptionalInt metricsPort;
  private final OptionalInt simulatorPort;

  private StationProgram(Parts parts, StationConfiguration configuration, How how, UnaryOperator<Hardware> around)
      throws ConfigurationRefused {
    this.parts = parts;
    loop = parts.opened(ThreadStationLoop.start(Clock.systemUTC(), StationProgram::loopFailed));
    var folder = parts.opened(StorageFolder.hold(configuration.storage()));
    var store = parts.opened(SqliteStationStore.open(folder, loop));
    var devices = parts.opened(Devices.of(configuration, loop));
    var keyringThread = parts.opened(Executors.newSingleThreadExecutor(task -> new Thread(task, "keyring")));
    var keyring = FileKeyring.open(folder.path().resolve("keyring"), InstallersFiles.read(configuration.ocpp()), loop,
        keyringThread);
    var connection = new OcppConnection(Wiring.ocppSettings(configuration,
        new ConnectionSecrets(keyring, configuration.ocpp().identity())));
    var transmitter = parts.opened(new NettyTransmitter(loop, connection::webSocket));
    var centralSystem = parts.opened(new OcppCentralSystem(new OcppParts(loop, transmitter, connection,
        new SecureRandom(), failure -> log.error("a request of the central system was not handled", failure))));
    var signer = new KeptSigner(folder);
    var mistakes = new ArrayList<Mistake>();
    station = new Station(new StationParts(loop, configuration.station(), Wiring.facts(configuration),
        Wiring.PROFILE_LIMITS, store, centralSystem, keyring, around.apply(devices.hardware()),
        how.restart()::accept,
        new FilesWiring(configuration, loop, parts.opened(new Background(loop)),
            () -> keyring.holdings().roots(RootUse.CSMSRootCertificate)).files(how.newFirmware()),
        () -> UUID.randomUUID().toString(), signer, DriverKey.of(folder),
        model -> mistakes.addAll(Presets.put(configuration.presets(), model)),
        Wiring.connection(configuration), how.bootReason()));
    centralSystem.serve(station.requests());
    startStation(store.load(), mistakes);
    awaitBegun(centralSystem);
    signer.ready();
    var panel = parts.opened(new PanelServer(Wiring.panelSettings(configuration), phone(configuration),
        station.views(), station.driverActions(), loop));
    panelPort = panel.start();
    metricsPort = metrics(configuration);
    simulatorPort = devices.startControl(centralSystem, station.views(), configuration.hardware().simulatorPort());
    log.info("station {} runs, panel at {}", configuration.ocpp().identity(), panelAddress());
  }

  /**
   * Why and for whom a program starts. Immutable.
   *
   * @param bootReason a name of OCPP 2.0.1 BootReasonEnumType
   * @param restart is told, on the station loop, the boot reason with which the program should start anew
   * @param newFirmware runs, on the station loop, when new firmware is in place and the program must start again for it
   */
  public record How(String bootReason, Consumer<String> restart, Runnable newFirmware) {
    /** New firmware is a reason as any other. */
    public How(String bootReason, Consumer<String> restart) {
      this(bootReason, restart, () -> restart.accept("FirmwareUpdate"));
    }
  }

  /**
   * Starts a station.
   *
   * @throws ConfigurationRefused when a preset does not fit the device model, or a file of certificates is none
   * @throws RuntimeException when it can't start otherwise; nothing is left open then
   */
  public static StationProgram start(StationConfiguration configuration, How how) throws ConfigurationRefused {
    return start(configuration, how, UnaryOperator.identity());
  }

  /**
   * Starts a station, as {@link #start(StationConfiguration, How)} does.
   *
   * @param around is given the devices before they start, and gives what the station sees of them: to watch them
   */
  public static StationProgram start(StationConfiguration configuration, How how, UnaryOperator<Hardware> around)
      throws ConfigurationRefused {
    var parts = new Parts();
    try {
      return new StationProgram(parts, configuration, how, around);
    } catch (Throwable failure) { // Its threads would keep the process alive.
      parts.close();
      throw failure;
    }
  }

  /** Where the panel is. */
  public String panelAddress() {
    return "http://127.0.0.1:" + panelPort + "/";
  }

  /** Tells whoever started the program that the station serves drivers, and that its loop goes on turning. */
  void tell(Supervision supervision) {
    supervision.ready("panel at " + panelAddress(), loop);
  }

  /** Where everything happens. */
  StationLoop loop() {
    return loop;
  }

  /** Where pages read. Safe from any thread. */
  StationViews views() {
    return station.views();
  }

  /** The transaction that runs at an EVSE, as pages see it. */
  Optional<String> transactionAt(int evseId) {
    return station.views().newest().evses().stream().filter(evse -> evse.id() == evseId).findFirst()
        .flatMap(EvseView::session).flatMap(SessionView::transactionId);
  }

  /** Port of the metrics; absent where they are not configured. */
  public OptionalInt metricsPort() {
    return metricsPort;
  }

  private OptionalInt metrics(StationConfiguration configuration) {
    if (configuration.metricsPort().isEmpty()) {
      return OptionalInt.empty();
    }
    var metrics = parts.opened(new StationMetrics(station.views()));
    int port = parts.opened(new MetricsServer(metrics, new StationHealth(loop, station.views()),
        configuration.metricsPort().get())).port();
    log.info("metrics at http://127.0.0.1:{}/metrics", port);
    return OptionalInt.of(port);
  }

  private Optional<PhoneServer> phone(StationConfiguration configuration) {
    return configuration.phone().map(settings -> {
      var server = parts.opened(new PhoneServer(settings, Wiring.panelSettings(configuration), station.views(),
          station.driverActions(), loop));
      server.start();
      if (settings.tls().isEmpty() && !settings.listen().getAddress().isLoopbackAddress()) {
        log.warn("phones are served without TLS: others on their network can listen in");
      }
      return server;
    });
  }

  /** Port of the simulator's control; absent with real hardware. */
  public OptionalInt simulatorPort() {
    return simulatorPort;
  }

  /** Ends all power, stores everything, lets go of everything. */
  @Override
  public void close() {
    onLoop(() -> station.stop("the program ends"));
    parts.close();
  }

  private void startStation(StoredStation stored, List<Mistake> mistakes) throws ConfigurationRefused {
    begin(loop, () -> station.start(stored));
    if (!mistakes.isEmpty()) {
      throw new ConfigurationRefused(mistakes);
    }
  }

  /** However long it takes; and a station that can't take up what was stored must not say that it serves drivers. */
  static void begin(StationLoop loop, Runnable start) {
    var begun = new CompletableFuture<Void>();
    loop.execute(() -> {
      try {
        start.run();
        begun.complete(null);
      } catch (Throwable failure) {
        begun.completeExceptionally(failure);
      }
    });
    try {
      begun.join();
    } catch (CompletionException failed) {
      throw new IllegalStateException("the station can't start", failed.getCause());
    }
  }

  /** Pages wait for the first word to the central system, as both at once would take longer; not for a slow network. */
  private static void awaitBegun(OcppCentralSystem centralSystem) {
    try {
      centralSystem.begun().toCompletableFuture().get(LONGEST_DELAY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // It is slow, or not there: drivers need not wait for it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void onLoop(Runnable task) {
    var done = new CountDownLatch(1);
    loop.execute(() -> {
      try {
        task.run();
      } finally {
        done.countDown();
      }
    });
    try {
      if (!done.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        log.error("the station loop does not answer; the power stage's lease ends the power");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void loopFailed(Throwable failure) {
    log.error("a task of the station loop failed", failure);
  }

  /** What was opened, closed in the opposite order. */
  private static final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T opened(T part) {
      open.push(part);
      return part;
    }

    @Override
    public void close() {
      while (!open.isEmpty()) {
        try {
          open.pop().close();
        } catch (Exception failure) {
          log.error("could not be closed", failure);
        }
      }
    }
  }
}
