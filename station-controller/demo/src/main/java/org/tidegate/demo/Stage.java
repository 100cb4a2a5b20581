package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import org.tidegate.demo.Watch.Sight;
import org.tidegate.domain.port.StationLoop;

/** Who acts in the story, what is seen of it, and where it is told. For one thread. */
record Stage(Driver driver, World world, Coordinator coordinator, Watch watch, StationLoop clock, PrintWriter out) {
  /** Everything but physics takes seconds at most. */
  static final Duration SOON = Duration.ofSeconds(15);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  /** A line of the timeline. */
  void tell(String who, String what) {
    out.printf(Locale.ROOT, "%s  %-11s  %s%n", CLOCK.format(clock.now()), who, what);
    out.flush();
  }

  JsonNode onPanel(String expected, Predicate<JsonNode> holds) {
    return watch.until(new Sight("panel: " + expected, driver::see, holds), SOON);
  }

  JsonNode inWorld(String expected, Predicate<JsonNode> holds) {
    return watch.until(new Sight("devices: " + expected, world::evse, holds), SOON);
  }

  JsonNode atAggregator(String expected, Predicate<JsonNode> holds) {
    return watch.until(new Sight("aggregator: " + expected, coordinator::place, holds), SOON);
  }

  /** The devices are told, and do, this power. */
  void powerIs(int watts) {
    inWorld("commanded and actual power " + watts + " W", seen -> seen.path("commandedW").asInt(-1) == watts
        && near(seen.path("actualW").asInt(Integer.MAX_VALUE), watts));
    tell("devices", watts + " W commanded, and measured");
  }

  /** The same reason on the panel and at the aggregator. */
  void limitedBy(String reason) {
    onPanel("reason " + reason, seen -> seen.path("reason").asText().equals(reason));
    tell("panel", "says why: " + reason);
    informedOf(reason);
  }

  void informedOf(String reason) {
    atAggregator("LimitReason " + reason, seen -> seen.path("variables").path("LimitReason").asText().equals(reason));
    tell("aggregator", "was informed: LimitReason " + reason);
  }

  /** The station took the setpoint for this EVSE. */
  void setpointAccepted() {
    watch.until(new Sight("aggregator: setpoint accepted by the station", coordinator::share,
        seen -> seen.path("answer").asText().equals("Accepted")), SOON);
  }

  void permissionIs(String state) {
    onPanel("permission " + state, seen -> seen.path("permission").asText().equals(state));
    atAggregator("permission " + state, seen -> seen.path("permission").asText().equals(state));
    tell("aggregator", "knows the driver's answer: " + state);
  }

  /** Within 3 percent, or 30 W: converters are not exact. */
  static boolean near(int measured, int wanted) {
    return Math.abs((long) measured - wanted) <= Math.max(30, Math.abs(wanted) * 3 / 100);
  }
}
