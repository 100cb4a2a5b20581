package org.tidegate.demo.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Fields of a request's body, checked. Pure functions. */
final class Json {
  /** Only small numbers have an exponent: a big one, written out, fills any memory. */
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9.]{1,20}(E-[0-9])?");

  private Json() {}

  /** A number or a decimal string; absent where there is none. */
  static Optional<BigDecimal> decimal(JsonNode json, String name) {
    var node = json.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    var text = node.asText();
    if (!node.isNumber() && !node.isTextual() || !DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException(name + " is a decimal number");
    }
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is a decimal number", e);
    }
  }

  /** A required text. */
  static String text(JsonNode json, String name, int longest) {
    var node = json.path(name);
    if (!node.isTextual() || node.textValue().isBlank() || node.textValue().length() > longest) {
      throw new IllegalArgumentException(name + " is a text of 1 to " + longest + " characters");
    }
    return node.textValue();
  }

  /** A moment, ISO 8601; absent where there is none. */
  static Optional<Instant> instant(JsonNode json, String name) {
    if (json.path(name).isMissingNode() || json.path(name).isNull() || json.path(name).asText().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(json.path(name).asText()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " is a time such as 2026-03-01T10:00:00Z", e);
    }
  }

  static <T> T choice(JsonNode json, String name, Map<String, T> words) {
    return Optional.ofNullable(words.get(json.path(name).asText()))
        .orElseThrow(() -> new IllegalArgumentException(name + " is one of " + new TreeSet<>(words.keySet())));
  }

  static <T> String word(Map<String, T> words, T meaning) {
    return words.entrySet().stream().filter(entry -> entry.getValue() == meaning).findFirst().orElseThrow().getKey();
  }
}
