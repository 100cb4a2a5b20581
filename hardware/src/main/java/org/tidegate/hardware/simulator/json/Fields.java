package org.tidegate.hardware.simulator.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The fields of a JSON object, read strictly: no field that is not expected, no conversion between types, every number in
 * its range. {@code null} is absent. Whatever is wrong throws {@link IllegalArgumentException} with a reason for the
 * sender. Immutable.
 */
public final class Fields {
  static final ObjectMapper MAPPER = JsonMapper
      .builder(JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(10).maxStringLength(4_096).maxNumberLength(40).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final ObjectNode object;

  private Fields(ObjectNode object) {
    this.object = object;
  }

  /** The fields of this text; an empty text has none. */
  public static Fields parse(String text) {
    if (text.isBlank()) {
      return new Fields(MAPPER.createObjectNode());
    }
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return new Fields(object);
      }
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("not JSON: " + malformed.getOriginalMessage(), malformed);
    }
    throw new IllegalArgumentException("not a JSON object");
  }

  /** Refuses any other field. */
  public Fields only(String... names) {
    return only(Set.copyOf(Arrays.asList(names)));
  }

  /** Refuses any other field. */
  public Fields only(Set<String> names) {
    object.fieldNames().forEachRemaining(name -> {
      if (!names.contains(name)) {
        throw new IllegalArgumentException("unknown field " + name + ", known are " + new TreeSet<>(names));
      }
    });
    return this;
  }

  /** A number within these bounds, both included. */
  public Optional<Double> number(String name, double least, double most) {
    return value(name, JsonNode::isNumber, "a number").map(JsonNode::doubleValue)
        .map(number -> within(name, number, least, most));
  }

  /** A whole number within these bounds, both included. */
  public Optional<Integer> whole(String name, int least, int most) {
    return value(name, JsonNode::isIntegralNumber, "a whole number").map(JsonNode::doubleValue)
        .map(number -> (int) within(name, number, least, most));
  }

  /** Whole numbers, at least one. */
  public Optional<Set<Integer>> wholes(String name, int least, int most) {
    return value(name, JsonNode::isArray, "an array").map(array -> {
      Set<Integer> numbers = new TreeSet<>();
      array.forEach(element -> {
        require(element.isIntegralNumber(), name + " holds whole numbers");
        numbers.add((int) within(name, element.doubleValue(), least, most));
      });
      require(!numbers.isEmpty(), name + " is empty");
      return Set.copyOf(numbers);
    });
  }

  /** Up to so many whole numbers, in their order. */
  Optional<List<Integer>> sequence(String name, int least, int most, int longest) {
    return value(name, JsonNode::isArray, "an array").map(array -> {
      require(array.size() <= longest, name + " has at most " + longest + " elements");
      List<Integer> numbers = new ArrayList<>();
      array.forEach(element -> {
        require(element.isIntegralNumber(), name + " holds whole numbers");
        numbers.add((int) within(name, element.doubleValue(), least, most));
      });
      return List.copyOf(numbers);
    });
  }

  /** A text that is not empty, without control characters, of at most this many characters. */
  public Optional<String> text(String name, int longest) {
    return value(name, JsonNode::isTextual, "a text").map(JsonNode::textValue).map(text -> {
      require(!text.isEmpty() && text.length() <= longest, name + " has 1 to " + longest + " characters");
      require(text.chars().noneMatch(Character::isISOControl), name + " has no control characters");
      return text;
    });
  }

  /** Yes or no. */
  public Optional<Boolean> flag(String name) {
    return value(name, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
  }

  /** One of these words. */
  public <T> Optional<T> choice(String name, Map<String, T> words) {
    return text(name, 100).map(word -> {
      T chosen = words.get(word);
      if (chosen == null) {
        throw new IllegalArgumentException(name + " is one of " + new TreeSet<>(words.keySet()));
      }
      return chosen;
    });
  }

  /** A nested object. */
  public Optional<Fields> object(String name) {
    return value(name, JsonNode::isObject, "an object").map(node -> new Fields((ObjectNode) node));
  }

  /** Nested objects, at least one and at most this many. */
  public Optional<List<Fields>> objects(String name, int most) {
    return value(name, JsonNode::isArray, "an array").map(array -> {
      require(!array.isEmpty() && array.size() <= most, name + " has 1 to " + most + " elements");
      List<Fields> all = new ArrayList<>();
      array.forEach(element -> {
        require(element.isObject(), name + " holds objects");
        all.add(new Fields((ObjectNode) element));
      });
      return List.copyOf(all);
    });
  }

  /** Names of all fields. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What must be there. */
  public static <T> T required(Optional<T> value, String name) {
    return value.orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private Optional<JsonNode> value(String name, Predicate<JsonNode> type, String typeName) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    require(type.test(node), name + " is " + typeName);
    return Optional.of(node);
  }

  private static double within(String name, double number, double least, double most) {
    require(number >= least && number <= most, name + " is " + bound(least) + " to " + bound(most));
    return number;
  }

  private static String bound(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
