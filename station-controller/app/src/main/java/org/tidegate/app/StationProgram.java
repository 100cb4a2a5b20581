package org.tidegate.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.app.storage.SqliteStationStore;
import org.tidegate.app.storage.StationKey;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.sale.EcRecordSigner;
import org.tidegate.domain.station.Station;
import org.tidegate.domain.station.StationParts;
import org.tidegate.hmi.PanelServer;
import org.tidegate.ocpp.OcppCentralSystem;
import org.tidegate.ocpp.OcppParts;
import org.tidegate.ocpp.transport.NettyTransmitter;

/**
 * A running station: everything made, connected and started, and ended again in the opposite order. The only place that
 * makes adapters. Safe from any thread.
 */
public final class StationProgram implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StationProgram.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final ThreadStationLoop loop;
  private final Station station;
  private final int panelPort;
  private final OptionalInt simulatorPort;

  private StationProgram(StationConfiguration configuration, String bootReason, Consumer<String> restart) {
    loop = opened(ThreadStationLoop.start(Clock.systemUTC(), StationProgram::loopFailed));
    var folder = opened(StorageFolder.hold(configuration.storage()));
    var store = opened(SqliteStationStore.open(folder, loop));
    var stored = store.load();
    var devices = opened(Devices.of(configuration, loop));
    var transmitter = opened(new NettyTransmitter(loop, () -> Wiring.ocppSettings(configuration).webSocket()));
    var centralSystem = new OcppCentralSystem(new OcppParts(loop, transmitter, Wiring.ocppSettings(configuration),
        new SecureRandom(), failure -> log.error("a request of the central system was not handled", failure)));
    station = new Station(new StationParts(loop, configuration.station(), Wiring.facts(configuration),
        Wiring.profileLimits(configuration), store, centralSystem, devices.hardware(), restart::accept,
        () -> UUID.randomUUID().toString(), new EcRecordSigner(StationKey.of(folder)),
        stored.chainHead().orElse(ChainHead.NONE), model -> Wiring.preset(model, configuration),
        configuration.ocpp().securityProfile(), bootReason));
    centralSystem.serve(station.requests());
    var panel = opened(
        new PanelServer(Wiring.panelSettings(configuration), station.views(), station.driverActions(), loop));
    loop.execute(() -> station.start(stored));
    panelPort = panel.start();
    simulatorPort = devices.startControl(centralSystem, station.views(), configuration.hardware().simulatorPort());
    log.info("station {} runs; panel: {}", configuration.ocpp().identity(), panelAddress());
  }

  /**
   * Starts a station.
   *
   * @param bootReason a name of OCPP 2.0.1 BootReasonEnumType
   * @param restart is told, on the station loop, that the central system wants the program to start anew
   * @throws RuntimeException when it can't start; nothing is left open then
   */
  public static StationProgram start(StationConfiguration configuration, String bootReason, Consumer<String> restart) {
    return new StationProgram(configuration, bootReason, restart);
  }

  /** Where the panel is. */
  public String panelAddress() {
    return "http://127.0.0.1:" + panelPort + "/";
  }

  /** Port of the simulator's control; absent with real hardware. */
  public OptionalInt simulatorPort() {
    return simulatorPort;
  }

  /** Ends all power, stores everything, lets go of everything. */
  @Override
  public void close() {
    stopPower();
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failure) {
        log.error("could not be closed", failure);
      }
    }
  }

  private void stopPower() {
    var stopped = new CountDownLatch(1);
    loop.execute(() -> {
      station.stop("the program ends");
      stopped.countDown();
    });
    try {
      if (!stopped.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        log.error("the station loop does not answer; the power stage's lease ends the power");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private static void loopFailed(Throwable failure) {
    log.error("a task of the station loop failed", failure);
  }
}
