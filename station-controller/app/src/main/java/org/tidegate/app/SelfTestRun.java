package org.tidegate.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.app.cli.SelfTestRefused;
import org.tidegate.app.cli.SelfTester;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.ProgramVersion;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.StationConfiguration.Certificates;
import org.tidegate.app.configuration.StationConfiguration.Ocpp;
import org.tidegate.app.configuration.StationConfiguration.V2x;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.app.selftest.LocalAggregator;
import org.tidegate.app.selftest.SelfTest;
import org.tidegate.app.selftest.SelfTest.Outcome;
import org.tidegate.app.selftest.SelfTestPlan;
import org.tidegate.app.selftest.SelfTestReport;
import org.tidegate.app.selftest.SelfTestWords;
import org.tidegate.app.selftest.TestedHardware;
import org.tidegate.app.storage.StationKey;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.app.storage.StoredOverview;
import org.tidegate.domain.price.StaticTariff;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.sale.EcRecordSigner;
import org.tidegate.domain.station.Movement;
import org.tidegate.domain.station.StationSettings;

/**
 * Runs a whole station for a self-test: with its devices, its panel and its gate, but a central system of its own on this
 * machine and a storage of its own, so that nothing of the test gets into records and messages. The station's folder is
 * held meanwhile, so that no other program has its devices. Safe from any thread.
 */
final class SelfTestRun implements SelfTester {
  private static final Logger log = LoggerFactory.getLogger(SelfTestRun.class);
  /** So long the stop takes to come to the devices. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);
  private static final String TOLD_TO_END = "it was told to end";

  private final SelfTestPlan.Pace pace;

  SelfTestRun() {
    this(SelfTestPlan.Pace.USUAL);
  }

  SelfTestRun(SelfTestPlan.Pace pace) {
    this.pace = pace;
  }

  @Override
  public SelfTestReport test(StationConfiguration configuration, int evseId, CompletionStage<Void> toldToEnd,
      Consumer<String> tell)
      throws SelfTestRefused, ConfigurationRefused, IOException, InterruptedException {
    try (var folder = StorageFolder.hold(configuration.storage())) {
      if (new StoredOverview(folder.path()).hasTransaction()) {
        throw new SelfTestRefused(
            "a transaction was running when the station stopped: start it, let the transaction end, "
                + "and stop it again");
      }
      var plan = SelfTestPlan.of(configuration.station(), evseId, pace);
      var place = Files.createTempDirectory(folder.path(), "self-test");
      try {
        return SelfTestReport.of(subject(configuration, plan), outcome(configuration, plan, place, toldToEnd, tell),
            new EcRecordSigner(StationKey.of(folder)));
      } finally {
        delete(place);
      }
    }
  }

  private static SelfTestReport.Subject subject(StationConfiguration configuration, SelfTestPlan plan) {
    var identity = configuration.station().identity();
    return new SelfTestReport.Subject(identity.vendor() + " " + identity.model() + identity.serialNumber()
        .map(serial -> " " + serial).orElse("") + ", " + configuration.ocpp().identity(), ProgramVersion.text(),
        configuration.hardware().driver().token()
            + (configuration.hardware().hasSimulator() ? ", partly or all SIMULATED" : ""),
        plan, Clock.systemUTC().instant());
  }

  private static Outcome outcome(StationConfiguration configuration, SelfTestPlan plan, Path place,
      CompletionStage<Void> toldToEnd, Consumer<String> tell)
      throws ConfigurationRefused, IOException, InterruptedException {
    var language = configuration.panel().languages().getFirst();
    var words = SelfTestWords.in(language);
    var tested = new CompletableFuture<TestedHardware>();
    try (var loop = ThreadStationLoop.start(Clock.systemUTC(), failure -> log.error("the self-test failed", failure));
        var aggregator = new LocalAggregator(loop, words.notice(), language);
        var program = StationProgram.start(tested(configuration, words, aggregator.address(), place),
            new StationProgram.How("PowerUp", _ -> {}), devices -> {
              var watched = new TestedHardware(devices, plan.evseId(), Clock.systemUTC()::instant);
              tested.complete(watched);
              return watched;
            })) {
      tell.accept("panel at " + program.panelAddress());
      program.simulatorPort().ifPresent(port -> tell.accept("simulator at http://127.0.0.1:" + port + "/"));
      return ended(program,
          new SelfTest(program.loop(), program.views(), tested.join(), aggregator, plan, tell), toldToEnd);
    }
  }

  /** The outcome; being told to end makes one, too. */
  private static Outcome ended(StationProgram program, SelfTest test, CompletionStage<Void> toldToEnd)
      throws InterruptedException {
    var outcome = new CompletableFuture<Outcome>();
    program.loop().execute(() -> test.begin().whenComplete((ended, failure) -> {
      if (failure == null) {
        outcome.complete(ended);
      } else {
        outcome.completeExceptionally(failure);
      }
    }));
    toldToEnd.thenRun(() -> {
      program.loop().execute(() -> test.breakOff(TOLD_TO_END));
      outcome.completeOnTimeout(new Outcome(Optional.of(TOLD_TO_END + ", and the station loop did not answer"),
          List.of()), LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    });
    try {
      var ended = outcome.get();
      // the transaction ends, and the contactor opens, in an orderly way
      var said = new CountDownLatch(1);
      program.loop().after(LAST_WORDS, said::countDown);
      said.await(LAST_WORDS.toSeconds() + 1, TimeUnit.SECONDS);
      return ended;
    } catch (ExecutionException failure) {
      throw new IllegalStateException("the self-test failed", failure.getCause());
    }
  }

  private static StationConfiguration tested(StationConfiguration configuration, SelfTestWords words, URI central,
      Path place) {
    var ocpp = configuration.ocpp();
    return new StationConfiguration(settings(configuration.station(), words),
        new Ocpp(central, ocpp.identity(), 0, Optional.empty(),
            new Certificates(Optional.empty(), Optional.empty(), Optional.empty()), List.of("ocpp2.0.1"),
            ocpp.messageTimeout(), ocpp.slots(), ocpp.vendorId(), false),
        new V2x(true, V2x.Extension.NONE), configuration.hardware(), configuration.panel(), place.resolve("storage"),
        configuration.files(), List.of(), Optional.empty(), Optional.empty());
  }

  /** The same limits of power; whoever asks is named as what it is, and the converter does not rest between two checks. */
  private static StationSettings settings(StationSettings station, SelfTestWords words) {
    var movement = new Movement(station.rampWattsPerSecond(), Watts.ZERO, Duration.ZERO, Duration.ZERO,
        station.movement().siteMeterDelay());
    return new StationSettings(station.identity(), words.aggregator(), station.zone(), station.currency(),
        station.evses(), false, Optional.of(tariff(station)), station.patterns(), station.timing(), movement, false,
        false, station.gate(), station.retention());
  }

  /** Where no prices are configured, some under which a driver's usual conditions allow both directions. */
  private static StaticTariff tariff(StationSettings station) {
    var code = station.currency().getCurrencyCode();
    var configured = station.tariff();
    return new StaticTariff(configured.flatMap(StaticTariff::sale).or(() -> Optional.of(Price.of("1", code))),
        configured.flatMap(StaticTariff::purchase).or(() -> Optional.of(Price.of("0", code))));
  }

  private static void delete(Path place) throws IOException {
    try (var files = Files.walk(place)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> {
        try {
          Files.delete(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }
}
