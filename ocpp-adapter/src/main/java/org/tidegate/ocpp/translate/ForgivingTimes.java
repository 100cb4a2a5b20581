package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.Validatable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.ocpp.rpc.LogText;
import org.tidegate.ocpp.rpc.PayloadCodec;

/**
 * Lets no station be kept out of work by the clock of its central system: a time without a zone in the answer to a boot or
 * a heartbeat is UTC, which Part 2 recommends for all times, and one that is no time at all is the station's own. All else
 * is read as strictly as before. Safe from any thread, as far as the clock is.
 */
public final class ForgivingTimes implements PayloadCodec {
  private static final Logger log = LoggerFactory.getLogger(ForgivingTimes.class);
  private static final Set<String> ACTIONS = Set.of("BootNotification", "Heartbeat");
  private static final String TIME = "currentTime";

  private final PayloadCodec codec;
  private final Supplier<Instant> clock;

  /** Reads and writes by this codec; the clock is the station's. */
  public ForgivingTimes(PayloadCodec codec, Supplier<Instant> clock) {
    this.codec = codec;
    this.clock = clock;
  }

  @Override
  public Request readRequest(String action, JsonNode payload) {
    return codec.readRequest(action, payload);
  }

  @Override
  public Confirmation readConfirmation(String action, JsonNode payload) {
    boolean forgives = ACTIONS.contains(action) && payload.isObject();
    return codec.readConfirmation(action, forgives ? corrected(action, payload) : payload);
  }

  @Override
  public String write(Validatable message) {
    return codec.write(message);
  }

  private JsonNode corrected(String action, JsonNode payload) {
    String told = payload.path(TIME).asText();
    ObjectNode copy = payload.deepCopy();
    copy.put(TIME, time(told).orElseGet(() -> {
      log.warn("{}: the central system's time is none and is left out: {}", action, LogText.of(told));
      return clock.get();
    }).toString());
    return copy;
  }

  private static Optional<Instant> time(String told) {
    try {
      return Optional.of(OffsetDateTime.parse(told).toInstant());
    } catch (DateTimeException notWithZone) {
      return timeInUtc(told);
    }
  }

  private static Optional<Instant> timeInUtc(String told) {
    try {
      return Optional.of(LocalDateTime.parse(told).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
