package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import org.tidegate.demo.Watch.Sight;
import org.tidegate.domain.port.StationLoop;

/**
 * Plays the whole story against running programs: as a driver at the panel, as a car, as a coordinator. Every step is seen
 * to happen, or the story fails there. For one thread, which must not be the clock's.
 */
public final class Story {
  private static final int EVSE = 1;
  static final int FASTEST = 120;

  private final StationLoop clock;
  private final Places places;
  private final double fast;
  private final PrintWriter out;

  /**
   * Where everything runs. Immutable.
   *
   * @param panel of the station
   * @param simulator control port of the station
   * @param aggregator page of the demo aggregator
   */
  public record Places(URI panel, URI simulator, URI aggregator) {}

  /**
   * Nothing happens before {@link #play}. EVSE 1 must be a free one that can discharge, and export approved there.
   *
   * @param clock gives the time and waits
   * @param fast how much faster physics run while a battery is emptied, 1 to 120: beyond, the battery would have fallen
   *     below the point where it is charged again before a tick sees it
   * @param out for the timeline and the records
   */
  public Story(StationLoop clock, Places places, double fast, PrintWriter out) {
    if (!(fast >= 1 && fast <= FASTEST)) {
      throw new IllegalArgumentException("fast must be 1 to " + FASTEST);
    }
    this.clock = clock;
    this.places = places;
    this.fast = fast;
    this.out = out;
  }

  /** Whether every step happened; the one that did not is told, with what was expected and seen. */
  public boolean play() {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5)).build()) {
      var stage = stage(client);
      long start = clock.nanoTime();
      ready(stage);
      out.printf(Locale.ROOT, "%nA driver nobody knows, who permits%n");
      RecordTable.print(out, new PermittedStay(stage, fast).play());
      out.printf(Locale.ROOT, "A driver with a card, who denies%n");
      RecordTable.print(out, new DeniedStay(stage).play());
      stage.tell("story", "every step happened, in " + (clock.nanoTime() - start) / 1_000_000_000L + " s");
      return true;
    } catch (StepFailed failure) {
      out.println("The story stops here.");
      out.println(failure.getMessage());
      out.flush();
      return false;
    }
  }

  private Stage stage(HttpClient client) {
    return new Stage(new Driver(new HttpPlace(client, places.panel()), EVSE),
        new World(new HttpPlace(client, places.simulator()), EVSE),
        new Coordinator(new HttpPlace(client, places.aggregator()), EVSE), new Watch(clock), clock, out);
  }

  private static void ready(Stage stage) {
    stage.watch().until(new Sight("the station online", stage.world()::state,
        seen -> seen.path("online").asBoolean()), Stage.SOON);
    stage.atAggregator("the station with its EVSE available",
        seen -> seen.path("status").asText().equals("Available"));
    stage.world().timeScale(1);
    stage.coordinator().stop();
    stage.coordinator().price("0.30", "0.20");
    stage.onPanel("the aggregator's prices, 0.30 and 0.20", seen -> is(seen, "sale-price", "0.30")
        && is(seen, "purchase-price", "0.20"));
    stage.tell("station", "connected; the panel shows the aggregator's prices");
  }

  private static boolean is(JsonNode seen, String price, String expected) {
    var shown = seen.path(price).path("perKwh").asText();
    return !shown.isEmpty() && new BigDecimal(shown).compareTo(new BigDecimal(expected)) == 0;
  }
}
