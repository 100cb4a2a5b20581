package org.tidegate.demo;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.tidegate.app.StationProgram;
import org.tidegate.app.configuration.ConfigurationFile;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;

/**
 * How long it takes from sending a setpoint to the command at the power stage, and to the answer: station and central
 * system in this process, a WebSocket between them, the storage as ever. For one thread, which must not be the loop's.
 */
final class SetpointTimes {
  private static final int WARM_UP = 500;
  private static final int MEASURED = 2000;
  private static final int MORE = -5000;
  private static final int LESS = -4000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final StationLoop loop;
  private final PlainCentralSystem centralSystem;
  private volatile Expected expected = new Expected(Watts.ZERO, new CompletableFuture<>());

  SetpointTimes(StationLoop loop, PlainCentralSystem centralSystem) {
    this.loop = loop;
    this.centralSystem = centralSystem;
  }

  /** All measurements. Immutable. */
  record Times(Spread less, Spread lessAnswered, Spread more, Spread moreAnswered) {}

  /** A command that is waited for, and when it came. */
  private record Expected(Watts power, CompletableFuture<Long> commanded) {}

  private record Took(long command, long answer) {}

  Times measure(Path folder) throws Exception {
    var station = MeasuredStation.in(folder, centralSystem.address());
    var boot = centralSystem.nextBoot();
    try (var _ = StationProgram.start(ConfigurationFile.read(station.configuration()),
        new StationProgram.How("PowerUp", _ -> {}), devices -> new WatchedHardware(devices, this::commanded));
        var client = HttpClient.newHttpClient()) {
      boot.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      permit(station, client);
      return measure(centralSystem.transaction().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
  }

  private void commanded(Watts power) {
    var waited = expected;
    if (power.equals(waited.power())) {
      waited.commanded().complete(loop.nanoTime());
    }
  }

  /** A driver with a car that can give power says yes. */
  private void permit(MeasuredStation station, HttpClient client) {
    var world = new World(new HttpPlace(client, station.simulator()), 1);
    var driver = new Driver(new HttpPlace(client, station.panel()), 1);
    var watch = new Watch(loop);
    world.plugIn(80);
    watch.until(new Watch.Sight("the panel asks", driver::see,
        seen -> seen.path("screen").asText().equals("request")), PATIENCE);
    driver.start();
    driver.setConditions(World.body().put("minimum-charge", 40).put("lowest-sale-price", "0.01")
        .put("highest-purchase-price", "0.50"));
    watch.until(new Watch.Sight("permit possible", driver::see, seen -> seen.path("permitPossible").asBoolean()),
        PATIENCE);
    driver.answer("granted");
  }

  private Times measure(String transaction) throws Exception {
    setpoint(transaction, MORE, 0);
    var less = new ArrayList<Took>();
    var more = new ArrayList<Took>();
    for (int i = 1; i <= WARM_UP + MEASURED; i++) {
      var took = setpoint(transaction, i % 2 == 0 ? MORE : LESS, i);
      if (i > WARM_UP) {
        (i % 2 == 0 ? more : less).add(took);
      }
    }
    return new Times(commands(less), answers(less), commands(more), answers(more));
  }

  private Took setpoint(String transaction, int watts, int number) throws Exception {
    var awaited = new Expected(new Watts(watts), new CompletableFuture<>());
    expected = awaited;
    var frame = frame(transaction, watts, number, loop.now());
    long sent = loop.nanoTime();
    long answered = centralSystem.call(frame).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    long commanded = awaited.commanded().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return new Took(commanded - sent, answered - sent);
  }

  /** A TxProfile (K01.FR.05: it replaces the one before) with one setpoint, written as a negative limit. */
  private static String frame(String transaction, int watts, int number, Instant from) {
    return """
        [2,"setpoint-%d","SetChargingProfile",{"evseId":1,"chargingProfile":{"id":7,"stackLevel":0,\
        "chargingProfilePurpose":"TxProfile","chargingProfileKind":"Absolute","transactionId":"%s",\
        "chargingSchedule":[{"id":1,"startSchedule":"%s","chargingRateUnit":"W",\
        "chargingSchedulePeriod":[{"startPeriod":0,"limit":%d}]}]}}]""".formatted(number, transaction, from, watts);
  }

  private static Spread commands(List<Took> all) {
    return Spread.of(all.stream().map(Took::command).toList());
  }

  private static Spread answers(List<Took> all) {
    return Spread.of(all.stream().map(Took::answer).toList());
  }
}
