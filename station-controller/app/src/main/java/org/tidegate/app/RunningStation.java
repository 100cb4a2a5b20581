package org.tidegate.app;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.app.cli.ExitCode;
import org.tidegate.app.cli.StationRunner;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.app.storage.SqliteStationStore;
import org.tidegate.app.supervision.JournalHandler;
import org.tidegate.app.supervision.Supervision;
import org.tidegate.ocpp.Rehearsal;

/** Runs a station in this process until it is told to end, and anew when the central system resets it. */
final class RunningStation implements StationRunner {
  private static final Logger log = LoggerFactory.getLogger(RunningStation.class);

  private static final String NEW_FIRMWARE = "the new firmware is started by whoever started this program";

  private final BlockingQueue<Optional<String>> orders = new LinkedBlockingQueue<>();

  /** On a thread of its own; what fails here fails again, and is told, where it is needed. */
  @Override
  public void rehearse() {
    var thread = new Thread(() -> {
      SqliteStationStore.rehearse();
      Rehearsal.play();
    }, "rehearsal");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((_, failure) -> log.debug("the rehearsal ended early", failure));
    thread.start();
  }

  /** Returns when the process was told to end. */
  @Override
  public int run(StationConfiguration configuration) throws InterruptedException, ConfigurationRefused {
    var journal = JournalHandler.insteadOfConsole(System.getenv());
    if (configuration.hardware().driver() == Driver.SIMULATED) {
      log.warn("the hardware is SIMULATED: no power flows anywhere");
    } else if (configuration.hardware().hasSimulator()) {
      log.warn("pilot, contactor, lock and vehicles are SIMULATED: connect no vehicle");
    }
    var lastRun = new LastRun(configuration.storage());
    var ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      orders.add(Optional.empty());
      awaitQuietly(ended);
    }, "shutdown"));
    try (var supervision = Supervision.of(System.getenv())) {
      for (var reason = Optional.of(lastRun.bootReason()); reason.isPresent(); reason = orders.take()) {
        if (reason.get().equals(NEW_FIRMWARE)) {
          lastRun.ends();
          return ExitCode.NEW_FIRMWARE;
        }
        runOnce(configuration, reason.get(), lastRun, new Tells(supervision, journal));
      }
      lastRun.ends();
      return ExitCode.OK;
    } finally {
      ended.countDown();
    }
  }

  /** Who hears of this process. */
  private record Tells(Supervision supervision, Optional<JournalHandler> journal) {}

  private void runOnce(StationConfiguration configuration, String bootReason, LastRun lastRun, Tells tells)
      throws InterruptedException, ConfigurationRefused {
    boolean isReal = configuration.files().firmware().hook().isPresent();
    try (var program = StationProgram.start(configuration, how(bootReason, isReal))) {
      lastRun.begins();
      log.info("panel {} simulator {}", program.panelAddress(), program.simulatorPort());
      program.tell(tells.supervision());
      tells.journal().ifPresent(log -> log.transactions(program::transactionAt));
      var order = orders.take();
      log.info("ending: {}", order.orElse("told to end"));
      tells.supervision().stopping("ending: " + order.orElse("told to end"));
      orders.add(order);
    }
  }

  /** A firmware that was really installed is not in this process. */
  private StationProgram.How how(String bootReason, boolean isReal) {
    return new StationProgram.How(bootReason, reason -> orders.add(Optional.of(reason)),
        () -> orders.add(Optional.of(isReal ? NEW_FIRMWARE : "FirmwareUpdate")));
  }

  private static void awaitQuietly(CountDownLatch ended) {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
