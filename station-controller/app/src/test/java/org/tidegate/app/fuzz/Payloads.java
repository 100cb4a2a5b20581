package org.tidegate.app.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes payloads that are valid by their schema, of values that mostly mean something. Not thread-safe. */
final class Payloads {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 7;
  private static final List<String> ODD_TEXTS = List.of("", " ", "\u0000", "\uFEFF", "\u202Eabc", "é", "e\u0301",
      "\uD83D\uDD0C", "\uD800", "İ", "ß", "'; DROP TABLE sessions; --", "${jndi:ldap://127.0.0.1/}", "%s%n", "\\", "\"",
      "<script>", "\r\nX: 1", "NaN", "null", "true", "0");

  private final Random random;
  private final Vocabulary words;
  private final Supplier<Instant> clock;
  private int generosity;

  /** Times are around those of the clock. */
  Payloads(Random random, Vocabulary words, Supplier<Instant> clock) {
    this.random = random;
    this.words = words;
    this.clock = clock;
  }

  /** A valid payload of this schema. */
  ObjectNode of(JsonNode schema) {
    generosity = random.nextInt(100);
    return (ObjectNode) object(schema, schema, 0);
  }

  private JsonNode value(JsonNode root, JsonNode node, String field, int depth) {
    var schema = Schemas.resolved(root, node);
    var word = words.any(field);
    if (word.isPresent() && SchemaRules.isValid(root, schema, word.get())) {
      return word.get();
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(root, schema, depth + 1);
      case "array" -> array(root, schema, field, depth);
      case "string" -> JSON.textNode(string(schema));
      case "integer" -> JSON.numberNode(integer(schema));
      case "number" -> number(schema);
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default -> JSON.textNode(text(50));
    };
  }

  private JsonNode object(JsonNode root, JsonNode schema, int depth) {
    var made = JSON.objectNode();
    schema.path("properties").properties().forEach(property -> {
      if (isRequired(schema, property.getKey()) || depth < DEEPEST && random.nextInt(100) < generosity / (depth + 1)) {
        made.set(property.getKey(), value(root, property.getValue(), property.getKey(), depth));
      }
    });
    return made;
  }

  private static boolean isRequired(JsonNode schema, String field) {
    return schema.path("required").valueStream().anyMatch(one -> one.asText().equals(field));
  }

  private JsonNode array(JsonNode root, JsonNode schema, String field, int depth) {
    int least = Math.max(1, schema.path("minItems").asInt(0));
    int most = schema.path("maxItems").asInt(random.nextInt(50) == 0 ? 120 : 6);
    int items = random.nextInt(3) > 0 ? least : least + random.nextInt(Math.max(1, most - least + 1));
    var made = JSON.arrayNode();
    for (int item = 0; item < items; item++) {
      made.add(value(root, schema.path("items"), field, depth));
    }
    return made;
  }

  private String string(JsonNode schema) {
    if (schema.has("enum")) {
      return schema.path("enum").path(random.nextInt(schema.path("enum").size())).asText();
    }
    return schema.path("format").asText().equals("date-time")
        ? time()
        : text(schema.path("maxLength").asInt(100));
  }

  private String time() {
    var around = switch (random.nextInt(6)) {
      case 0 -> Duration.ofSeconds(-random.nextInt(100_000));
      case 1 -> Duration.ofDays(random.nextInt(400_000));
      case 2 -> Duration.ofDays(-random.nextInt(50_000));
      default -> Duration.ofSeconds(random.nextInt(100_000) - 1_000);
    };
    return clock.get().plus(around).toString();
  }

  private String text(int longest) {
    return switch (random.nextInt(8)) {
      case 0 -> cut(ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size())), longest);
      case 1 -> "x".repeat(longest);
      case 2 -> "\uD83D\uDD0C".repeat(Math.min(longest, 1000));
      default -> cut("text-" + random.nextInt(5), longest);
    };
  }

  private static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest ? text : text.substring(0, longest);
  }

  private int integer(JsonNode schema) {
    int least = schema.path("minimum").asInt(Integer.MIN_VALUE);
    int most = schema.path("maximum").asInt(Integer.MAX_VALUE);
    int number = switch (random.nextInt(8)) {
      case 0 -> random.nextInt();
      case 1 -> Integer.MAX_VALUE;
      case 2 -> Integer.MIN_VALUE;
      case 3 -> -1;
      default -> random.nextInt(4);
    };
    return Math.clamp(number, least, most);
  }

  private JsonNode number(JsonNode schema) {
    double least = schema.path("minimum").asDouble(-Double.MAX_VALUE);
    double most = schema.path("maximum").asDouble(Double.MAX_VALUE);
    return switch (random.nextInt(6)) {
      case 0 -> JSON.numberNode(Math.clamp(random.nextGaussian() * 1e6, least, most));
      case 1 -> JSON.numberNode(Math.clamp(1e30, least, most));
      case 2 -> JSON.numberNode((int) Math.clamp(-random.nextInt(12_000), least, most));
      default -> JSON.numberNode((int) Math.clamp(random.nextInt(12_000), least, most));
    };
  }
}
