package org.tidegate.app.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Spoils payloads: one to three places of one. What it makes may still be valid. Not thread-safe. */
final class Mutations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int[] LENGTHS = {0, 1, 20, 21, 36, 37, 50, 51, 255, 256, 500, 501, 512, 513, 1000, 1001, 2500,
      2501, 5500,
      5501, 7500, 7501, 10_000, 10_001, 60_000};
  private static final String[] NUMBERS = {"0", "-0", "-1", "2147483647", "2147483648", "-2147483648", "-2147483649",
      "9223372036854775807", "9223372036854775808", "1.0", "0.5", "1e400", "-1e400", "1e999999999", "1e-999999999",
      "1E5",
      "0.1000000000000000000000000000000000000000001", "12345678901234567890123456789012345678901234567890", "101"};
  private static final String[] TIMES = {"2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-03-02T25:00:00Z",
      "2026-03-02",
      "2026-03-02T07:00:00", "2026-03-02 07:00:00Z", "2026-03-02T07:00:00+02", "2026-03-02T07:00:00+19:00",
      "2026-03-02t07:00:00z",
      "2026-03-02T07:00Z", "2026-03-02T23:59:60Z", "2026-03-02T24:00:00Z", "+12345-01-01T00:00:00Z",
      "-0001-01-01T00:00:00Z", "0000-01-01T00:00:00Z",
      "9999-12-31T23:59:59.999999999Z", "1970-01-01T00:00:00Z", "2026-03-02T07:00:00.1234567890123Z", "yesterday",
      "1772434800", ""};
  private static final String[] TEXTS = {"", "\u0000", "\uD800", "\uFFFF", "\uFEFF", "\u2028", "Ａccepted", "accepted",
      "ACCEPTED", "Accepted ",
      "\uD83D\uDD0C", "nonsense", "%00", "../../etc/passwd", "https://\uD83D\uDD0C.invalid/"};

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** The same payload, spoilt in place. */
  ObjectNode spoil(ObjectNode payload) {
    for (int times = 1 + random.nextInt(3) / 2; times > 0; times--) {
      var places = new ArrayList<JsonNode>();
      gather(payload, places);
      spoil(places.get(random.nextInt(places.size())));
    }
    return payload;
  }

  private static void gather(JsonNode node, List<JsonNode> places) {
    if (node.isContainerNode()) {
      places.add(node);
      node.forEach(child -> gather(child, places));
    }
  }

  private void spoil(JsonNode place) {
    if (place instanceof ObjectNode object) {
      spoilObject(object);
    } else {
      spoilArray((ArrayNode) place);
    }
  }

  private void spoilObject(ObjectNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || random.nextInt(12) == 0) {
      object.set(random.nextBoolean() ? "unknown" : "customData", other(JSON.nullNode()));
      return;
    }
    var name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(8)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name + "\u0000", object.get(name));
      case 2 -> object.set(name, object.get(names.get(random.nextInt(names.size()))).deepCopy());
      default -> object.set(name, other(object.get(name)));
    }
  }

  private void spoilArray(ArrayNode array) {
    if (array.isEmpty() || random.nextInt(4) == 0) {
      array.add(other(JSON.nullNode()));
      return;
    }
    int index = random.nextInt(array.size());
    switch (random.nextInt(6)) {
      case 0 -> array.removeAll();
      case 1 -> repeat(array, index, 1);
      case 2 -> repeat(array, index, 10 + random.nextInt(random.nextInt(10) == 0 ? 2_000 : 100));
      default -> array.set(index, other(array.get(index)));
    }
  }

  private static void repeat(ArrayNode array, int index, int times) {
    var item = array.get(index);
    if (item.toString().length() < 500) {
      for (int copy = 0; copy < times; copy++) {
        array.add(item);
      }
    }
  }

  /** Something else in place of this. */
  private JsonNode other(JsonNode value) {
    return switch (random.nextInt(14)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.objectNode();
      case 3 -> JSON.arrayNode();
      case 4 -> JSON.arrayNode().add(value);
      case 5 -> JSON.objectNode().set("value", value);
      case 6, 7 -> number(value);
      case 8 -> JSON.textNode("y".repeat(LENGTHS[random.nextInt(LENGTHS.length)]));
      case 9, 10 -> JSON.textNode(TIMES[random.nextInt(TIMES.length)]);
      case 11 -> random.nextInt(4) == 0 ? deep(random.nextInt(random.nextInt(8) == 0 ? 900 : 60)) : JSON.objectNode();
      case 12 -> text(value);
      default -> JSON.textNode(TEXTS[random.nextInt(TEXTS.length)]);
    };
  }

  private JsonNode number(JsonNode value) {
    if (value.canConvertToInt() && value.isInt() && random.nextBoolean()) {
      return JSON.numberNode(value.intValue() + (random.nextBoolean() ? 1L : -1L));
    }
    var text = NUMBERS[random.nextInt(NUMBERS.length)];
    return text.matches("-?[0-9]{1,18}")
        ? JSON.numberNode(Long.parseLong(text))
        : JSON.numberNode(new BigDecimal(text));
  }

  private JsonNode text(JsonNode value) {
    return value.isTextual()
        ? JSON.textNode(
            random.nextBoolean() ? value.textValue() + "x" : value.textValue().toUpperCase(java.util.Locale.ROOT))
        : JSON.textNode(value.asText());
  }

  private JsonNode deep(int levels) {
    JsonNode inner = JSON.objectNode();
    for (int level = 0; level < levels; level++) {
      inner = random.nextBoolean() ? JSON.arrayNode().add(inner) : JSON.objectNode().set("a", inner);
    }
    return inner;
  }
}
