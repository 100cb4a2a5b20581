package org.tidegate.app.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Says of any text what a station may answer to it as a frame, by OCPP 2.0.1 and 2.1 Part 4, 4.2 and 4.3, and the schemas
 * alone. Not thread-safe.
 */
final class Oracle {
  private static final String NO_ID = "-1";
  private static final int LONGEST_ID = 36;
  private static final Set<String> NO_RPC = Set.of("RpcFrameworkError");
  private static final Set<String> BROKEN = Set.of("FormatViolation", "RpcFrameworkError", "MessageTypeNotSupported");
  /** A station may bound what it reads: depth, digits of a number, length of a name. */
  private static final Set<String> OVER_A_LIMIT = Set.of("FormatViolation");
  private static final int DEEPEST = 32;
  private static final int MOST_DIGITS = 64;
  private static final int LONGEST_NAME = 256;
  private static final Set<Integer> EVSES = Set.of(1, 2);
  private static final Pattern HEAD = Pattern.compile("\\s*\\[\\s*([0-9]+)(?![0-9.eE]).*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.eE+-]{" + (MOST_DIGITS + 1) + ",}");
  private static final Pattern NAME = Pattern.compile("\"[^\"]{" + (LONGEST_NAME + 1) + ",}\"\\s*:");
  /** A quarter of the 1,024 bytes that are the least BytesPerMessage can be set to. */
  private static final int FEWEST_CHARACTERS = 256;
  /**
   * Messages whose number of items and bytes the station bounds by its device model (B05.FR.11, B06.FR.16, B08.FR.17,
   * LocalAuthListCtrlr).
   */
  private static final Map<String, String> COUNTED = Map.of("GetVariables", "getVariableData", "SetVariables",
      "setVariableData", "GetReport", "componentVariable", "SendLocalList", "localAuthorizationList");

  private final ObjectMapper mapper = JsonMapper.builder(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100_000).maxNumberLength(1_000_000)
          .maxNameLength(1_000_000).build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();
  private final Agreement agreement;
  private final Supplier<Set<String>> supported;

  /** For a station that answers these actions. */
  Oracle(Agreement agreement, Supplier<Set<String>> supported) {
    this.agreement = agreement;
    this.supported = supported;
  }

  /** What this text deserves from a station that was accepted. */
  Expectation of(String frame) {
    JsonNode read;
    try {
      read = mapper.readTree(frame);
    } catch (JsonProcessingException | NumberFormatException _) { // The latter for an exponent that no decimal can have.
      return unreadable(frame);
    }
    return read.isArray() ? array(frame, read) : Expectation.refusal(frame, Set.of(NO_ID), NO_RPC);
  }

  private Expectation unreadable(String frame) {
    var head = HEAD.matcher(frame);
    if (head.matches() && (agreement.isOcpp21() ? "3456" : "34").contains(head.group(1))) {
      return Expectation.silence(frame);
    }
    return Expectation.refusal(frame, Set.of(), BROKEN);
  }

  private Expectation array(String frame, JsonNode elements) {
    var type = elements.path(0);
    if (!type.isIntegralNumber()) {
      return Expectation.refusal(frame, ids(elements), NO_RPC);
    }
    return switch (type.canConvertToInt() ? type.intValue() : 0) {
      case 2 -> call(frame, elements);
      case 3, 4 -> Expectation.silence(frame);
      case 5, 6 -> agreement.isOcpp21() ? Expectation.silence(frame) : unknownType(frame, elements);
      default -> unknownType(frame, elements);
    };
  }

  private static Expectation unknownType(String frame, JsonNode elements) {
    return Expectation.refusal(frame, ids(elements), Set.of("MessageTypeNotSupported"));
  }

  private Expectation call(String frame, JsonNode elements) {
    var id = readableId(elements.path(1));
    if (id.isEmpty()) {
      return Expectation.refusal(frame, Set.of(NO_ID), NO_RPC);
    }
    if (elements.size() != 4 || !elements.path(2).isTextual()) {
      return withLimits(Expectation.refusal(frame, Set.of(id.get()), NO_RPC));
    }
    var action = elements.path(2).textValue();
    var payload = elements.path(3).isNull() ? JsonNodeFactory.instance.objectNode() : elements.path(3);
    return withLimits(payload.isObject()
        ? Expectation.of(frame, id.get(), action, outcomes(action, payload))
        : Expectation.refusal(frame, Set.of(id.get()), Set.of("ProtocolError")));
  }

  private Set<String> outcomes(String action, JsonNode payload) {
    var schema = agreement.schemas().request(action);
    if (schema.isEmpty()) {
      return Set.of("NotImplemented");
    }
    var findings = SchemaRules.check(schema.get(), payload);
    var outcomes = new TreeSet<>(findings.codes());
    if (!supported.get().contains(action)) {
      // What is wrong may be told before it is told that nothing would be right.
      outcomes.add("NotSupported");
    } else if (!findings.mustBeRefused()) {
      outcomes.add(Expectation.RESULT);
      Optional.ofNullable(COUNTED.get(action)).filter(items -> payload.path(items).size() > 1)
          .ifPresent(_ -> outcomes.add("OccurrenceConstraintViolation"));
    }
    if (action.equals("TriggerMessage") && !EVSES.contains(payload.at("/evse/id").asInt(1))) {
      outcomes.add("PropertyConstraintViolation"); // no status of F06 says that an EVSE is not there
    }
    if (COUNTED.containsKey(action) && payload.toString().length() > FEWEST_CHARACTERS) {
      outcomes.addAll(OVER_A_LIMIT); // B06.FR.17, B08.FR.18
    }
    return outcomes;
  }

  /** What a station that was not accepted answers to a call, whatever is in it (B03.FR.08). */
  static Expectation notAccepted(Expectation call) {
    return withLimits(new Expectation(call.frame(), call.ids(), Set.of("SecurityError"), call.action(), true));
  }

  private static Expectation withLimits(Expectation expectation) {
    return isOverALimit(expectation.frame()) ? expectation.or(OVER_A_LIMIT) : expectation;
  }

  /** Whether a station may refuse to read it for its size alone. */
  static boolean isOverALimit(String frame) {
    return depth(frame) > DEEPEST || NUMBER.matcher(frame).find() || NAME.matcher(frame).find();
  }

  /** At most; brackets within texts are counted too. */
  private static int depth(String frame) {
    int depth = 0;
    int deepest = 0;
    for (int at = 0; at < frame.length(); at++) {
      char one = frame.charAt(at);
      if (one == '[' || one == '{') {
        deepest = Math.max(deepest, ++depth);
      } else if (one == ']' || one == '}') {
        depth--;
      }
    }
    return deepest;
  }

  /** A frame that is no call may be refused by its id, when it has one, or by none. */
  private static Set<String> ids(JsonNode elements) {
    return readableId(elements.path(1)).map(id -> Set.of(id, NO_ID)).orElse(Set.of(NO_ID));
  }

  private static Optional<String> readableId(JsonNode id) {
    return Optional.of(id).filter(JsonNode::isTextual).map(JsonNode::textValue)
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST_ID && isUnicode(text));
  }

  private static boolean isUnicode(String text) {
    return text.codePoints().noneMatch(one -> one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE);
  }
}
