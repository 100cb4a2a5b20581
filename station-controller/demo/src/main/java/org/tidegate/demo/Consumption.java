package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.tidegate.demo.aggregator.AggregatorSettings;
import org.tidegate.demo.aggregator.DemoAggregator;
import org.tidegate.domain.port.StationLoop;

/** What memory and time the packaged station takes, idle and by the story. For one thread, which must not be the loop's. */
final class Consumption {
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);
  private static final double FAST = 120;

  private final StationLoop loop;
  private final Path jar;
  private final Path folder;

  Consumption(StationLoop loop, Path jar, Path folder) {
    this.loop = loop;
    this.jar = jar;
    this.folder = folder;
  }

  /** Immutable. */
  record Memory(long pssKib, long rssKib) {
    static Memory of(StationProcess process) throws Exception {
      return new Memory(process.pssKib(), process.rssKib());
    }
  }

  /**
   * All measurements. Immutable.
   *
   * @param booted 5 s after it is online
   * @param cpu user and system time in 60 idle seconds after that
   * @param sleeps how often a thread went to sleep in them, to be woken again
   * @param played after the story
   */
  record Taken(Memory booted, Duration cpu, long sleeps, Memory played) {}

  /** With these flags of the JVM. */
  Taken measure(List<String> flags) throws Exception {
    var place = Files.createTempDirectory(folder, "consumption");
    try (var central = new DemoAggregator(loop, AggregatorSettings.defaults())) {
      var addresses = central.start();
      var station = MeasuredStation.in(place, addresses.ocpp());
      try (var process = StationProcess.start(jar, station, List.of(), flags)) {
        return measure(process, new Story.Places(station.panel(), station.simulator(), addresses.page()), place);
      }
    }
  }

  private Taken measure(StationProcess process, Story.Places places, Path place) throws Exception {
    online(places.simulator());
    pass(SETTLING);
    var booted = Memory.of(process);
    var cpu = process.cpu();
    long sleeps = process.sleeps();
    pass(IDLE);
    var idleCpu = process.cpu().minus(cpu);
    long idleSleeps = process.sleeps() - sleeps;
    play(places, place.resolve("story.log"));
    return new Taken(booted, idleCpu, idleSleeps, Memory.of(process));
  }

  private void online(URI simulator) {
    try (var client = HttpClient.newHttpClient()) {
      var world = new World(new HttpPlace(client, simulator), 1);
      new Watch(loop).until(new Watch.Sight("the station online", () -> seen(world),
          seen -> seen.path("online").asBoolean()), STARTED_WITHIN);
    }
  }

  /** Nothing while the station does not listen yet. */
  private static JsonNode seen(World world) {
    try {
      return world.state();
    } catch (StepFailed notYet) {
      return MissingNode.getInstance();
    }
  }

  private void play(Story.Places places, Path log) throws Exception {
    try (var out = new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8))) {
      if (!new Story(loop, places, FAST, out).play()) {
        throw new IllegalStateException("the story did not play, see " + log);
      }
    }
  }

  private void pass(Duration time) throws InterruptedException {
    var over = new CountDownLatch(1);
    loop.after(time, over::countDown);
    over.await();
  }
}
