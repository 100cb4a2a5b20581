package org.tidegate.app.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.tidegate.ocpp.message.OcppVersion;

/**
 * Both sides of what is said over the connections of one station program, and the judge of it: every frame of ours gets
 * the answer it deserves, exactly once; every frame of the station is right. Not thread-safe.
 */
final class Conversation {
  /** How far the station's boot has come. */
  private enum Boot {
    NOT_ACCEPTED, OPEN, UNSURE
  }

  private static final ObjectMapper MAPPER = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Set<String> CODES = Set.of("FormatViolation", "GenericError", "MessageTypeNotSupported",
      "NotImplemented",
      "NotSupported", "OccurrenceConstraintViolation", "PropertyConstraintViolation", "ProtocolError",
      "RpcFrameworkError", "SecurityError",
      "TypeConstraintViolation");
  private static final Pattern CLASS_NAME = Pattern
      .compile("Exception|\\b(java|javax|com|org|io|eu)\\.[a-z]|\\$[A-Z0-9]|@[0-9a-f]{5,}");
  private static final int LONGEST_DESCRIPTION = 255;
  private static final int LONGEST_ID = 36;
  private static final int LONGEST_FRAME = 257 * 1024;
  private static final int MOST_OPEN = 16;
  private static final int OUTCOMES_KEPT = 300;
  /** No request takes a station longer. */
  private static final long LONGEST_HANDLING = Duration.ofSeconds(30).toNanos();
  /** The shortest MessageTimeout that can be set. */
  private static final long SHORTEST_TIMEOUT = Duration.ofSeconds(1).toNanos();

  private final Oracle oracle;
  private final Agreement agreement;
  private final LongSupplier nanoTime;
  private final List<Due> due = new ArrayList<>();
  private final Map<String, String> outcomes = new LinkedHashMap<>();
  /** Codes by which the station may refuse an answer of ours, by its call's id. */
  private final Map<String, Set<String>> refusable = new HashMap<>();
  private final Map<String, Long> counts;
  private final Duration longestRefusal;
  private Optional<StationCall> open = Optional.empty();
  private Boot boot = Boot.NOT_ACCEPTED;

  /**
   * Nothing said yet.
   *
   * @param counts of answers by their class
   * @param longestRefusal what can't be read is refused within this time
   */
  Conversation(Oracle oracle, Agreement agreement, LongSupplier nanoTime, Map<String, Long> counts,
      Duration longestRefusal) {
    this.oracle = oracle;
    this.agreement = agreement;
    this.nanoTime = nanoTime;
    this.counts = counts;
    this.longestRefusal = longestRefusal;
  }

  /** A call of the station. Immutable. */
  record StationCall(String id, String action, JsonNode payload, long at, boolean touched) {
    StationCall touch() {
      return new StationCall(id, action, payload, at, true);
    }
  }

  private record Due(Expectation expectation, long at) {}

  /** Before a frame of ours is sent. */
  void sends(String frame) {
    open.filter(call -> frame.contains(call.id())).ifPresent(call -> answersStation(call, frame));
    var expectation = oracle.of(frame);
    if (expectation.answered()) {
      due.add(new Due(inThisState(expectation), nanoTime.getAsLong()));
    }
  }

  /** Before something is sent that is no text at all. */
  void sendsNoText(String what) {
    due.add(new Due(Expectation.refusal(what, Set.of("-1"), Set.of("RpcFrameworkError")), nanoTime.getAsLong()));
  }

  /** There is a new connection, of a program that may have been started anew. */
  void reconnects() {
    breaksOff();
    boot = Boot.UNSURE;
  }

  /** A frame of the station; its call, if it is one. */
  Optional<StationCall> receives(String frame) {
    require(frame.length() <= LONGEST_FRAME, "too long", frame);
    var read = parse(frame);
    switch (read.path(0).asInt()) {
      case 2 -> {
        return Optional.of(called(frame, read));
      }
      case 3 -> answered(frame, read, Expectation.RESULT);
      case 4 -> refused(frame, read);
      case 5 -> answerRefused(frame, read);
      default -> throw new AssertionError("not an OCPP-J message: " + frame);
    }
    return Optional.empty();
  }

  /** The connection is gone, and with it what was to be answered. */
  void breaksOff() {
    due.clear();
    outcomes.clear();
    refusable.clear();
    open = Optional.empty();
  }

  /** Fails when an answer is late. */
  void nothingIsOverdue() {
    long now = nanoTime.getAsLong();
    due.stream().filter(one -> now - one.at > longest(one.expectation)).findFirst().ifPresent(one -> {
      throw new AssertionError(
          "no answer, " + one.expectation.outcomes() + " expected, to " + shortened(one.expectation.frame()));
    });
  }

  private long longest(Expectation expectation) {
    return expectation.action().isPresent() ? LONGEST_HANDLING : longestRefusal.toNanos();
  }

  /** How many of our frames wait for an answer. */
  int waiting() {
    return due.size();
  }

  /** Whether the station surely takes calls now. */
  boolean isOpen() {
    return boot == Boot.OPEN;
  }

  private Expectation inThisState(Expectation expectation) {
    if (expectation.action().isEmpty()) {
      return expectation;
    }
    var outcome = boot == Boot.NOT_ACCEPTED
        ? Oracle.notAccepted(expectation)
        : boot == Boot.UNSURE ? expectation.or(Set.of("SecurityError")) : expectation;
    if (due.stream().anyMatch(one -> one.expectation.ids().equals(expectation.ids()))) {
      outcome = outcome.or(Set.of("RpcFrameworkError"));
    }
    if (due.size() >= MOST_OPEN) {
      outcome = outcome.or(Set.of("GenericError"));
    }
    var before = outcomes.get(expectation.frame());
    return before == null ? outcome : outcome.or(Set.of(before));
  }

  private void answersStation(StationCall call, String frame) {
    if (frame.startsWith("[2,")) {
      return;
    }
    open = Optional.of(call.touch());
    var faults = faultsOfAnswer(call, frame);
    if (!faults.isEmpty()) {
      refusable.computeIfAbsent(call.id(), _ -> new TreeSet<>()).addAll(faults);
    }
    if (call.action().equals("BootNotification") && !call.touched()) {
      boot = bootAfter(call, frame);
    } else if (call.action().equals("BootNotification")) {
      boot = boot == bootAfter(call, frame) ? boot : Boot.UNSURE;
    }
  }

  /** The codes for what is wrong with a CALLRESULT; broken ones of other sorts can't be refused. */
  private Set<String> faultsOfAnswer(StationCall call, String frame) {
    JsonNode read;
    try {
      read = MAPPER.readTree(frame);
    } catch (JsonProcessingException | NumberFormatException _) {
      return Set.of("FormatViolation"); // as too deep, or too large a number, for either side
    }
    if (read.path(0).asInt() != 3 || !read.path(1).asText().equals(call.id()) || read.size() != 3) {
      return Set.of();
    }
    if (!read.path(2).isContainerNode()) {
      return Set.of("ProtocolError", "TypeConstraintViolation", "OccurrenceConstraintViolation");
    }
    var faults = SchemaRules.check(agreement.schemas().response(call.action()).orElseThrow(), read.path(2)).codes();
    return read.path(2).isObject() ? faults : Set.of("ProtocolError", "TypeConstraintViolation");
  }

  private Boot bootAfter(StationCall call, String frame) {
    JsonNode read;
    try {
      read = MAPPER.readTree(frame);
    } catch (JsonProcessingException | NumberFormatException _) {
      return Boot.UNSURE;
    }
    if (read.path(0).asInt() == 4 || !read.path(1).asText().equals(call.id())) {
      return boot;
    }
    var findings = SchemaRules.check(agreement.schemas().response(call.action()).orElseThrow(), read.path(2));
    if (read.size() != 3 || !findings.codes().isEmpty() || Oracle.isOverALimit(frame)) {
      return Boot.UNSURE;
    }
    return read.path(2).path("status").asText().equals("Rejected") ? Boot.NOT_ACCEPTED : Boot.OPEN;
  }

  private StationCall called(String frame, JsonNode read) {
    require(read.size() == 4 && read.path(1).isTextual() && read.path(1).asText().length() <= LONGEST_ID,
        "form of a CALL", frame);
    var action = read.path(2).asText();
    var faults = agreement.schemas().faultsOfRequest(action, read.path(3));
    require(faults.isEmpty(), "schema " + faults, frame);
    if (!action.equals("BootNotification")) {
      require(boot != Boot.NOT_ACCEPTED, "said before it was accepted", frame); // B01.FR.08, B03.FR.02
      boot = Boot.OPEN;
    }
    long now = nanoTime.getAsLong();
    open.ifPresent(call -> require(call.touched() || now - call.at() >= SHORTEST_TIMEOUT,
        "a second call while this one is open: " + call, frame));
    var call = new StationCall(read.path(1).asText(), action, read.path(3), now, false);
    open = Optional.of(call);
    count("station's " + action);
    return call;
  }

  /** OCPP 2.1 Part 4, 4.2: of an answer that was wrong, once. */
  private void answerRefused(String frame, JsonNode read) {
    require(agreement.isOcpp21(), "a CALLRESULTERROR on OCPP 2.0.1", frame);
    describedWell(frame, read);
    var codes = refusable.remove(read.path(1).asText());
    require(codes != null && codes.contains(read.path(2).asText()), "refuses an answer for which there is " + codes,
        frame);
    count("CALLRESULTERROR");
  }

  private void refused(String frame, JsonNode read) {
    describedWell(frame, read);
    answered(frame, read, read.path(2).asText());
  }

  private static void describedWell(String frame, JsonNode read) {
    require(read.size() == 5 && read.path(2).isTextual() && read.path(3).isTextual() && read.path(4).isObject(),
        "form of an error", frame);
    require(CODES.contains(read.path(2).asText()), "error code", frame);
    var description = read.path(3).asText();
    require(description.length() <= LONGEST_DESCRIPTION, "length of the description", frame);
    require(!CLASS_NAME.matcher(description).find(), "words of the program in the description", frame);
  }

  private void answered(String frame, JsonNode read, String outcome) {
    var id = read.path(1).asText();
    var match = due.stream().filter(one -> !one.expectation.ids().isEmpty() && one.expectation.allows(id, outcome))
        .findFirst()
        .or(() -> due.stream().filter(one -> one.expectation.allows(id, outcome)).findFirst())
        .orElseThrow(() -> new AssertionError("not expected: " + shortened(frame) + " while these wait: "
            + due.stream().map(one -> one.expectation.outcomes() + " for " + shortened(one.expectation.frame()))
                .toList()));
    due.remove(match);
    var expectation = match.expectation;
    if (outcome.equals(Expectation.RESULT)) {
      require(read.size() == 3, "form of a CALLRESULT", frame);
      var faults = agreement.schemas().faultsOfResponse(expectation.action().orElseThrow(), read.path(2));
      require(faults.isEmpty(), "schema " + faults + " in the answer to " + expectation.frame(), frame);
      count(resultOf(agreement.version(), expectation.action().orElseThrow()));
    }
    remember(expectation.frame(), outcome);
    count(outcome.equals(Expectation.RESULT) ? outcome : "CALLERROR " + outcome);
  }

  private void remember(String frame, String outcome) {
    if (outcomes.size() == OUTCOMES_KEPT) {
      outcomes.remove(outcomes.keySet().iterator().next());
    }
    outcomes.put(frame, outcome);
  }

  /** What CALLRESULTs of this action are counted by. */
  static String resultOf(OcppVersion version, String action) {
    return version.subprotocol() + " result of " + action;
  }

  private void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  /** Counts by class of answer, in alphabetical order. */
  static Map<String, Long> counts() {
    return new TreeMap<>();
  }

  private static JsonNode parse(String frame) {
    try {
      return MAPPER.readTree(frame);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + frame, e);
    }
  }

  private static void require(boolean right, String what, String frame) {
    if (!right) {
      throw new AssertionError(what + ": " + shortened(frame));
    }
  }

  /** Fit for one line of a report. */
  static String shortened(String frame) {
    var line = new StringBuilder();
    frame.chars().limit(2_000)
        .forEach(one -> line.append(one < ' ' || one > '~' ? "\\u%04x".formatted(one) : Character.toString(one)));
    return frame.length() <= 2_000 ? line.toString() : line + "... (" + frame.length() + ")";
  }
}
