package org.tidegate.ocpp.rpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames (OCPP 2.0.1 and 2.1 Part 4, 4.2); keeps type and id of a frame whose rest is broken, so that it can be answered.
 * Safe from any thread.
 */
public final class FrameReader {
  /** Part 4, table 4. */
  static final int LONGEST_ID = 36;

  static final int CALL = 2;
  static final int CALL_RESULT = 3;
  static final int CALL_ERROR = 4;
  /** OCPP 2.1. */
  static final int CALL_RESULT_ERROR = 5;
  /** OCPP 2.1. */
  static final int SEND = 6;
  private static final int MOST_ELEMENTS = 5;

  private final ObjectMapper mapper = OcppJson.mapper();

  /** Never throws: what can't be read is a frame too. */
  public Frame read(String text) {
    var seen = new ArrayList<JsonNode>(MOST_ELEMENTS);
    String fault = elements(text, seen);
    JsonNode type = seen.isEmpty() ? null : seen.getFirst();
    if (type == null || !type.isIntegralNumber()) {
      return unreadable(seen, ErrorCode.RpcFrameworkError, "no message type at the start of a JSON array");
    }
    return switch (type.canConvertToInt() ? type.intValue() : 0) {
      case CALL -> call(text, seen, fault);
      case CALL_RESULT -> fault == null ? result(seen) : broken(seen, fault);
      case CALL_ERROR -> fault == null ? error(seen) : broken(seen, fault);
      case CALL_RESULT_ERROR -> new Frame.AnswerRefused(idOf(seen), textAt(seen, 2) + " " + textAt(seen, 3));
      case SEND -> new Frame.Unconfirmed(idOf(seen), textAt(seen, 2));
      default -> unreadable(seen, ErrorCode.MessageTypeNotSupported, "unknown message type");
    };
  }

  /** Collects the elements of the outer array, and tells what is wrong with it, if anything. */
  private @Nullable String elements(String text, List<JsonNode> seen) {
    try (JsonParser parser = mapper.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return "not a JSON array";
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (seen.size() == MOST_ELEMENTS) {
          return "too many elements";
        }
        seen.add(mapper.readTree(parser));
      }
      return parser.nextToken() == null ? null : "text after the end of the message";
    } catch (IOException | NumberFormatException e) { // The latter for an exponent beyond what a decimal can have.
      return "not valid JSON, or over the limits";
    }
  }

  private static Frame call(String text, List<JsonNode> seen, @Nullable String fault) {
    if (!hasId(seen)) {
      return unreadable(seen, ErrorCode.RpcFrameworkError, "message id missing, not a string, or over 36 characters");
    }
    if (fault != null && seen.size() < MOST_ELEMENTS) {
      return unreadable(seen, ErrorCode.FormatViolation, fault);
    }
    if (seen.size() != 4 || !seen.get(2).isTextual()) {
      return unreadable(seen, ErrorCode.RpcFrameworkError, "a CALL has type, id, action and payload");
    }
    return call(text, seen);
  }

  private static Frame call(String text, List<JsonNode> seen) {
    // Part 4, 4.1.5: null is another notation of an empty payload.
    JsonNode payload = seen.get(3).isNull() ? JsonNodeFactory.instance.objectNode() : seen.get(3);
    if (payload instanceof ObjectNode fields) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Frame.Call(idOf(seen), seen.get(2).textValue(), fields, bytes.length, fingerprint(bytes));
    }
    return unreadable(seen, ErrorCode.ProtocolError, "the payload is not an object");
  }

  private static Frame result(List<JsonNode> seen) {
    if (seen.size() != 3) {
      return broken(seen, "a CALLRESULT has type, id and payload");
    }
    JsonNode payload = seen.get(2);
    return new Frame.CallResult(idOf(seen), payload.isNull() ? JsonNodeFactory.instance.objectNode() : payload);
  }

  private static Frame error(List<JsonNode> seen) {
    if (seen.size() < 3 || !seen.get(2).isTextual()) {
      return broken(seen, "a CALLERROR has type, id, code, description and details");
    }
    String description = seen.size() > 3 ? seen.get(3).asText() : "";
    JsonNode details = seen.size() > 4 ? seen.get(4) : JsonNodeFactory.instance.objectNode();
    return new Frame.CallError(idOf(seen), seen.get(2).textValue(), description, details);
  }

  private static String textAt(List<JsonNode> seen, int index) {
    return seen.size() > index ? seen.get(index).asText() : "";
  }

  private static Frame broken(List<JsonNode> seen, String why) {
    return new Frame.BrokenAnswer(idOf(seen), why);
  }

  private static Frame unreadable(List<JsonNode> seen, ErrorCode code, String why) {
    return new Frame.Unreadable(idOf(seen), code, why);
  }

  private static String idOf(List<JsonNode> seen) {
    return hasId(seen) ? seen.get(1).textValue() : Frame.Unreadable.NO_ID;
  }

  /** An id that could not be written again, as half of a surrogate pair, is none. */
  private static boolean hasId(List<JsonNode> seen) {
    if (seen.size() < 2 || !seen.get(1).isTextual()) {
      return false;
    }
    String id = seen.get(1).textValue();
    return !id.isEmpty() && id.length() <= LONGEST_ID && id.codePoints().noneMatch(FrameReader::isHalf);
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static String fingerprint(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
