package org.tidegate.ocpp.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Makes JSON values that an official schema allows, the same ones for the same seed. */
final class SchemaInstances {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int ITEMS_AT_MOST = 3;
  private static final int LENGTH_WITHOUT_LIMIT = 60;
  private static final long YEAR_2100 = 4_102_444_800_000L;
  private static final int[] ALPHABET = "abcXYZ0189 -_.:\"\\/<&äß€漢🔌".codePoints().toArray();

  private final Random random;
  private final boolean full;

  private SchemaInstances(long seed, boolean full) {
    this.random = new Random(seed);
    this.full = full;
  }

  /** Only what is required, as short as allowed. */
  static JsonNode minimal(Schema schema, long seed) {
    return new SchemaInstances(seed, false).value(schema);
  }

  /** Every property, texts as long as allowed, up to three items. */
  static JsonNode maximal(Schema schema, long seed) {
    return new SchemaInstances(seed, true).value(schema);
  }

  private JsonNode value(Schema schema) {
    return switch (schema.type()) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "string" -> JSON.textNode(text(schema));
      case "integer" -> JSON.numberNode(integer(schema));
      case "number" -> JSON.numberNode(number(schema));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default -> anything();
    };
  }

  private ObjectNode object(Schema schema) {
    ObjectNode object = JSON.objectNode();
    schema.properties().stream().sorted().filter(name -> full || schema.requires(name))
        .forEach(name -> object.set(name, value(schema.property(name))));
    if (full && schema.isExtensible()) {
      object.set("extension", anything());
      object.putNull("nothing");
    }
    return object;
  }

  private ArrayNode array(Schema schema) {
    int least = schema.limit("minItems", 0);
    int size = full ? Math.min(schema.limit("maxItems", ITEMS_AT_MOST), ITEMS_AT_MOST) : least;
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < size; i++) {
      array.add(value(schema.items()));
    }
    return array;
  }

  private String text(Schema schema) {
    if (schema.isEnumeration()) {
      List<String> values = schema.texts("enum");
      return values.get(random.nextInt(values.size()));
    }
    if (schema.isDateTime()) {
      return Instant.ofEpochMilli(random.nextLong(YEAR_2100)).toString();
    }
    int length = full ? schema.limit("maxLength", LENGTH_WITHOUT_LIMIT) : 0;
    StringBuilder text = new StringBuilder();
    random.ints(length, 0, ALPHABET.length).forEach(i -> text.appendCodePoint(ALPHABET[i]));
    return text.toString();
  }

  private int integer(Schema schema) {
    int least = schema.limit("minimum", Integer.MIN_VALUE);
    int most = schema.limit("maximum", Integer.MAX_VALUE);
    return (int) random.nextLong(least, most + 1L);
  }

  private BigDecimal number(Schema schema) {
    var any = BigDecimal.valueOf(random.nextInt(), random.nextInt(7));
    return schema.node().has("maximum") ? any.min(schema.node().get("maximum").decimalValue()) : any;
  }

  private JsonNode anything() {
    return switch (random.nextInt(4)) {
      case 0 -> JSON.textNode("any");
      case 1 -> JSON.numberNode(random.nextLong());
      case 2 -> JSON.arrayNode().add(true).addNull().add(JSON.objectNode());
      default -> JSON.objectNode().put("a", 1).set("b", JSON.arrayNode().add("c"));
    };
  }
}
