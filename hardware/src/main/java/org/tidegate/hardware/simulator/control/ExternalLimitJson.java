package org.tidegate.hardware.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.ExternalLimit.Step;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.hardware.simulator.json.Fields;

/**
 * Reads what an external system wants of the station. Immutable.
 *
 * @param evses how many there are
 * @param clock what time it is
 */
record ExternalLimitJson(int evses, Supplier<Instant> clock) {
  private static final int MOST_WATTS = 100_000_000;
  private static final Map<String, LimitSource> SOURCES = Stream.of(LimitSource.values())
      .collect(Collectors.toUnmodifiableMap(Enum::name, source -> source));

  boolean isRelease(Fields body) {
    return body.flag("released").orElse(false);
  }

  Runnable release(Fields body, BiConsumer<Integer, LimitSource> action) {
    body.only("evse", "source", "released");
    int evseId = evse(body);
    var source = source(body);
    return () -> action.accept(evseId, source);
  }

  Runnable set(Fields body, Consumer<ExternalLimit> action) {
    body.only("evse", "source", "released", "limitW", "dischargeLimitW", "setpointW", "schedule", "durationS",
        "localGeneration");
    boolean generated = body.flag("localGeneration").orElse(false);
    var limit = generated ? limit(body).generated() : limit(body);
    return () -> action.accept(limit);
  }

  private ExternalLimit limit(Fields body) {
    var now = clock.get();
    var schedule = body.object("schedule");
    if (schedule.isEmpty()) {
      var step = step(Duration.ZERO, body);
      return body.whole("durationS", 1, Integer.MAX_VALUE).map(Duration::ofSeconds)
          .map(length -> ExternalLimit.lasting(evse(body), source(body), now, length, step))
          .orElseGet(() -> ExternalLimit.constant(evse(body), source(body), now, step));
    }
    if (Stream.of("limitW", "dischargeLimitW", "setpointW", "durationS").anyMatch(body.names()::contains)) {
      throw new IllegalArgumentException("either a schedule or values that hold from now on");
    }
    var fields = schedule.get().only("startInS", "durationS", "steps");
    var start = now.plusSeconds(fields.whole("startInS", 0, Integer.MAX_VALUE).orElse(0));
    return new ExternalLimit(evse(body), source(body), now, start,
        fields.whole("durationS", 1, Integer.MAX_VALUE).map(Duration::ofSeconds), steps(fields));
  }

  private static List<Step> steps(Fields schedule) {
    return Fields.required(schedule.objects("steps", ExternalLimit.MOST_STEPS), "steps").stream().map(step -> {
      step.only("startS", "limitW", "dischargeLimitW", "setpointW");
      return step(Duration.ofSeconds(Fields.required(step.whole("startS", 0, Integer.MAX_VALUE), "startS")), step);
    }).toList();
  }

  private static Step step(Duration start, Fields values) {
    return new Step(start, watts(values, "limitW", 0, MOST_WATTS), watts(values, "dischargeLimitW", -MOST_WATTS, 0),
        watts(values, "setpointW", -MOST_WATTS, MOST_WATTS));
  }

  private static Optional<Watts> watts(Fields values, String name, int least, int most) {
    return values.whole(name, least, most).map(Watts::new);
  }

  private int evse(Fields body) {
    return Fields.required(body.whole("evse", 0, evses), "evse");
  }

  private static LimitSource source(Fields body) {
    return Fields.required(body.choice("source", SOURCES), "source");
  }
}
