package org.tidegate.app.fuzz;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tidegate.ocpp.message.OcppVersion;

/**
 * Makes frames of every sort that a central system could send, right and wrong. What each of them deserves is not known
 * here. Not thread-safe.
 */
final class Frames {
  private static final Set<String> RESTARTING = Set.of("Reset", "UpdateFirmware");
  private static final int MOST_SENT_KEPT = 40;
  private static final String STREAM = "NotifyPeriodicEventStream";
  private static final String[] WHOLE = {"", " ", "null", "0", "\"", "[", "]", "[]", "{}", "[[]]", "[null]", "[2]",
      "[3]", "[4]", "[2,\"a\"]",
      "[3,\"a\"]", "[4,\"a\"]", "[2,\"a\",\"Reset\"]", "[true,\"a\",\"Reset\",{}]", "[\"2\",\"a\",\"Reset\",{}]",
      "[2.0,\"a\",\"Reset\",{}]",
      "[2e0,\"a\",\"Reset\",{}]", "[99999999999999999999,\"a\",\"Reset\",{}]", "[4294967298,\"a\",\"Heartbeat\",{}]",
      "[-2,\"a\",\"Reset\",{}]",
      "\uFEFF[2,\"a\",\"Reset\",{}]", "[2,\"a\",\"Reset\",{}] [2,\"b\",\"Reset\",{}]", "{\"2\":[\"a\"]}", "undefined",
      "\u0000", "[2,\"a\",\"Reset\",{},]",
      "[".repeat(100_000), "[2,\"a\",\"Reset\"," + "{\"a\":".repeat(5_000), "[2 \"a\" \"Reset\" {}]",
      "['2','a','Reset',{}]", "[2,\"a\",\"Reset\",{\"type\":NaN}]", "[02,\"a\",\"Reset\",{}]",
      "/*x*/[2,\"a\",\"Reset\",{}]"};

  private final Random random;
  private final Agreement agreement;
  private final Payloads payloads;
  private final Mutations mutations;
  private final Supplier<Set<String>> supported;
  private final List<String> sent = new ArrayList<>();
  private final List<String> stationCalls = new ArrayList<>();
  private long lastId;

  /** Frames for a station that supports these actions. */
  Frames(Random random, Agreement agreement, Payloads payloads, Supplier<Set<String>> supported) {
    this.random = random;
    this.agreement = agreement;
    this.payloads = payloads;
    this.mutations = new Mutations(random);
    this.supported = () -> supported.get().stream().filter(agreement.schemas().actions()::contains)
        .collect(Collectors.toSet());
  }

  /** The station's call with this id is on its way. */
  void stationCalled(String id) {
    keep(stationCalls, id);
  }

  /** The next frame, whatever it be. */
  String next() {
    var frame = switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5 -> call(id(), action(), false);
      case 6, 7, 8, 9, 10, 11, 12 -> call(id(), action(), true);
      case 13 -> anything();
      case 14 -> odd();
      case 15 -> answer();
      case 16, 17 -> broken(call(id(), action(), random.nextInt(4) == 0));
      case 18 -> sent.isEmpty() ? call(id(), action(), false) : again();
      default -> random.nextBoolean() ? WHOLE[random.nextInt(WHOLE.length)] : noise();
    };
    keep(sent, frame);
    return frame;
  }

  /** What starts the program anew is rare, so that something can happen in between. */
  private String action() {
    var action = pick(List.copyOf(supported.get()));
    return RESTARTING.contains(action) && random.nextInt(20) > 0 ? pick(List.copyOf(supported.get())) : action;
  }

  /** A fresh message id. */
  String id() {
    return "fuzz-" + ++lastId;
  }

  /** Any action of any version: most is said by the station, and by no central system. */
  private String anything() {
    var schemas = random.nextInt(3) == 0
        ? agreement.of(pick(List.of(OcppVersion.values())))
        : agreement.schemas();
    var action = pick(schemas.actions());
    var payload = payloads.of(schemas.request(action).orElseThrow());
    return frame("2", quoted(id()), quoted(action),
        (random.nextBoolean() ? mutations.spoil(payload) : payload).toString());
  }

  private String call(String id, String action, boolean spoilt) {
    return frame("2", quoted(id), quoted(action), payload(action, spoilt).toString());
  }

  private ObjectNode payload(String action, boolean spoilt) {
    ObjectNode payload = payloads.of(agreement.schemas().request(action).orElseThrow());
    return spoilt ? mutations.spoil(payload) : payload;
  }

  /** Right in its parts, but for one of them. */
  private String odd() {
    var action = action();
    var payload = payload(action, false).toString();
    return switch (random.nextInt(9)) {
      case 0 -> frame("2", oddId(), quoted(action), payload);
      case 1 -> frame(pick(List.of("0", "1", "5", "6", "-1", "22", "2147483648", "null", "\"2\"", "{}")), quoted(id()),
          quoted(action), payload);
      case 2 -> frame("2", quoted(id()), quoted(action), payload, "{}");
      case 3 -> frame("2", quoted(id()), quoted(action), payload, "{}", "1", "2", "3");
      case 4 -> frame("2", quoted(id()), quoted(action));
      case 5 -> frame("2", quoted(id()), quoted(action),
          pick(List.of("null", "[]", "7", "\"x\"", "true", "[" + payload + "]")));
      case 6 -> frame("2", quoted(id()), pick(List.of("null", "7", "{}", "[]", "true")), payload);
      case 7 -> frame("2", quoted(id()),
          quoted(pick(List.of("Nonsense", "", "reset", action + "Request", "x".repeat(5_000), "\\u0000", "__proto__",
              "\\ud83d\\udd0c"))),
          payload);
      default ->
        frame("2", quoted(pick(stationCalls.isEmpty() ? List.of(id()) : stationCalls)), quoted(action), payload);
    };
  }

  private String oddId() {
    return pick(List.of("\"\"", "\" \"", "null", "7", "{}", "[]", "true", "-1", "\"-1\"", quoted("i".repeat(36)),
        quoted("i".repeat(37)),
        quoted("i".repeat(50_000)), "\"\\u0000\"", "\"\\ud83d\\udd0c\"", "\"\\ud800\"", "\"a\\\"b\""));
  }

  /** An answer that nobody asked for, or to a call of the station that is or was open. */
  private String answer() {
    var id = stationCalls.isEmpty() || random.nextInt(3) == 0 ? id() : pick(stationCalls);
    var action = pick(agreement.schemas().actions());
    var result = payloads.of(agreement.schemas().response(action).orElseThrow());
    return switch (random.nextInt(9)) {
      case 0, 1 -> frame("3", quoted(id), result.toString());
      case 2 -> frame("3", quoted(id), mutations.spoil(result).toString());
      case 3 -> frame("4", quoted(id), quoted("GenericError"), quoted("none of your business"), "{}");
      case 4 -> frame("4", quoted(id), pick(List.of("null", "7", quoted("NoSuchCode"), quoted("c".repeat(5_000)))),
          quoted("d".repeat(300)), "null");
      case 5 -> frame("4", quoted(id), quoted("InternalError"));
      case 6 -> callResultError();
      case 7 -> send();
      default -> frame("3", quoted(id), pick(List.of("null", "[]", "7")), "{}");
    };
  }

  /** An answer of the station is refused, whether or not there was one; OCPP 2.1 alone has it. */
  private String callResultError() {
    var id = quoted(random.nextBoolean() && lastId > 0 ? "fuzz-" + random.nextLong(lastId) : id());
    return random.nextBoolean()
        ? frame("5", id, quoted("FormatViolation"), quoted("no"), "{}")
        : frame("5", pick(List.of(id, "null", "7")), pick(List.of("null", "{}", quoted("c".repeat(5_000)))));
  }

  /** A message without an answer; OCPP 2.1 alone has it, and nobody sends any to a station. */
  private String send() {
    var payload = payloads.of(agreement.of(OcppVersion.V21).unconfirmed(STREAM));
    return random.nextBoolean()
        ? frame("6", quoted(id()), quoted(STREAM), payload.toString())
        : frame("6", pick(List.of(quoted(id()), "null", "{}")), quoted(pick(List.of(STREAM, "Nonsense", action()))),
            mutations.spoil(payload).toString());
  }

  /** The text of a frame, damaged on its way. */
  private String broken(String frame) {
    int at = random.nextInt(frame.length());
    return switch (random.nextInt(9)) {
      case 0, 1 -> frame.substring(0, at);
      case 2 -> frame.substring(at);
      case 3 -> frame.substring(0, at) + (char) random.nextInt(128) + frame.substring(at + 1);
      case 4 -> frame.substring(0, at) + (char) random.nextInt(0xFFFF) + frame.substring(at);
      case 5 -> frame.replaceFirst("(\"[a-zA-Z]+\"):", "$1:0,$1:");
      case 6 -> frame + pick(List.of("]", "x", "[", ",", "\u0000", frame));
      case 7 -> frame.replaceFirst(":[0-9]+", ":" + "9".repeat(1 + random.nextInt(2_000)));
      default -> " \t\r\n".repeat(random.nextInt(500)) + frame + " ".repeat(random.nextInt(500));
    };
  }

  /** A frame sent before, or its id with another content. */
  private String again() {
    var old = pick(sent);
    int quote = old.indexOf('"');
    int end = old.indexOf('"', quote + 1);
    return random.nextBoolean() || quote < 0 || end < 0
        ? old
        : frame("2", old.substring(quote, end + 1), quoted(action()), payload(action(), false).toString());
  }

  private String noise() {
    var text = new StringBuilder();
    for (int length = random.nextInt(200); length > 0; length--) {
      text.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
    }
    return text.toString();
  }

  private static String frame(String... elements) {
    return "[" + String.join(",", elements) + "]";
  }

  /** The text as it stands, in quotes: it may hold escapes, but no quotes. */
  static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString().replace("\\\\u", "\\u");
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void keep(List<String> kept, String one) {
    if (kept.size() < MOST_SENT_KEPT) {
      kept.add(one);
    } else {
      kept.set(random.nextInt(MOST_SENT_KEPT), one);
    }
  }
}
