package org.tidegate.ocpp.interchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.rpc.ConstraintViolation;
import org.tidegate.ocpp.rpc.OcppJson;

/** Our messages as the data of a DataTransfer, and back. Pure functions, safe from any thread. */
public final class InterchangeJson {
  /** Ten days of quarter-hour prices are half of it. */
  private static final int LONGEST_TEXT = 256 * 1024;

  private InterchangeJson() {}

  /** What goes into {@code data}. */
  public static JsonNode write(Record message) {
    return OcppJson.mapper().valueToTree(message);
  }

  /**
   * Reads {@code data}: a JSON object, or a string that holds one; unknown fields are ignored.
   *
   * @throws BadContent with what is wrong, in words that can be sent back
   */
  public static <T extends Record> T read(@Nullable JsonNode data, Class<T> type) throws BadContent {
    try {
      return OcppJson.mapper().treeToValue(object(data), type);
    } catch (JsonMappingException e) {
      throw new BadContent(fault(e), e);
    } catch (JsonProcessingException e) {
      throw new BadContent("data is not valid JSON", e);
    }
  }

  private static JsonNode object(@Nullable JsonNode data) throws BadContent, JsonProcessingException {
    JsonNode node = data;
    if (node != null && node.isTextual()) {
      if (node.textValue().length() > LONGEST_TEXT) {
        throw new BadContent("data is too long", null);
      }
      node = tree(node.textValue());
    }
    if (node == null || !node.isObject()) {
      throw new BadContent("data is no JSON object", null);
    }
    return node;
  }

  private static JsonNode tree(String text) throws BadContent, JsonProcessingException {
    try {
      return OcppJson.mapper().readTree(text);
    } catch (NumberFormatException e) { // An exponent beyond what a decimal can have.
      throw new BadContent("data is not valid JSON", e);
    }
  }

  private static String fault(JsonMappingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConstraintViolation violation) {
        return place(path(e), violation.field()) + String.valueOf(violation.getMessage());
      }
    }
    return path(e) + (e instanceof MismatchedInputException ? ": wrong JSON type or value" : ": can't be read");
  }

  /** Where the object with the bad field stands; nothing at the top. */
  private static String place(String path, String field) {
    String parent = path.endsWith(field) ? path.substring(0, path.length() - field.length()) : path + ".";
    return parent.equals(".") ? "" : parent;
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining(".")).replace(".[", "[");
  }
}
