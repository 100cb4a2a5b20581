package org.tidegate.app.configuration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidegate.app.configuration.StationConfiguration.Place;
import org.tidegate.app.configuration.YamlNode.Entry;
import org.tidegate.app.configuration.YamlNode.Mapping;
import org.tidegate.app.configuration.YamlNode.Nothing;
import org.tidegate.app.configuration.YamlNode.Scalar;
import org.tidegate.app.configuration.YamlNode.Sequence;

/**
 * A group of keys being read: each reader takes one key, checks it, and reports what is wrong. What can't be used
 * counts as absent, so that reading goes on and finds the other mistakes. Used by one thread.
 */
final class Section {
  private static final int LONGEST_DEVICE = 200;

  private final Mapping mapping;
  private final String path;
  private final Mistakes mistakes;
  private final TreeSet<String> known = new TreeSet<>();

  Section(Mapping mapping, String path, Mistakes mistakes) {
    this.mapping = mapping;
    this.path = path;
    this.mistakes = mistakes;
  }

  Place place() {
    return new Place(mistakes.file(), mapping.line(), path);
  }

  /** Where this key is written. */
  Place place(String key) {
    var entry = mapping.entries().get(key);
    return new Place(mistakes.file(), entry == null ? mapping.line() : entry.line(), path(key));
  }

  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** Keys that nobody asked for are mistakes. Called once all are read. */
  void refuseUnknown() {
    mapping.entries().forEach((key, entry) -> {
      if (!known.contains(key)) {
        mistakes.add(entry.line(), path(key), "there is no such key", "known here: " + String.join(", ", known));
      }
    });
  }

  /** Reports a mistake about this key. */
  void refuse(String key, String why, String right) {
    var entry = mapping.entries().get(key);
    mistakes.add(entry == null ? mapping.line() : entry.line(), path(key), why, right);
  }

  /** The group under this key; without keys when it is absent. */
  Section section(String key) {
    // No switches here: Java puts together one by type when it first comes by, and this is the first thing of all.
    var node = node(key);
    if (node instanceof Mapping group) {
      return new Section(group, path(key), mistakes);
    }
    if (node == null) {
      return new Section(new Mapping(mapping.line(), Map.of()), path(key), mistakes);
    }
    expected(key, "a group of keys, indented below it");
    return new Section(Mapping.empty(), path(key), mistakes);
  }

  /** The groups of the list under this key; absent when the key is. */
  Optional<List<Section>> sections(String key) {
    return items(key).map(items -> {
      var sections = new ArrayList<Section>();
      for (int i = 0; i < items.size(); i++) {
        var itemPath = path(key) + "[" + (i + 1) + "]";
        if (items.get(i) instanceof Mapping group) {
          sections.add(new Section(group, itemPath, mistakes));
        } else {
          mistakes.add(items.get(i).line(), itemPath, "found " + items.get(i).kind(), "expected a group of keys");
        }
      }
      return sections;
    });
  }

  /** A text of at most this many characters, not empty. */
  Optional<String> text(String key, int longest) {
    return scalar(key, "a text of 1 to " + longest + " characters",
        text -> text.isBlank() || text.length() > longest ? null : text);
  }

  /** A device's file. */
  Optional<String> device(String key) {
    return scalar(key, "a device's file with its whole path, such as /dev/ttyUSB0",
        text -> text.startsWith("/") && text.length() <= LONGEST_DEVICE ? text : null);
  }

  /** A text that is kept out of every message. */
  Optional<String> secret(String key) {
    var node = node(key);
    if (node instanceof Scalar scalar) {
      return Optional.of(scalar.text());
    }
    if (node != null) {
      expected(key, "a text");
    }
    return Optional.empty();
  }

  Optional<Boolean> flag(String key) {
    return scalar(key, "true or false", text -> switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    });
  }

  Optional<Integer> integer(String key, int lowest, int highest) {
    return scalar(key, "a whole number from " + lowest + " to " + highest, text -> {
      var number = number(text, 0);
      return number != null && isWithin(number, Integer.toString(lowest), Integer.toString(highest))
          ? number.intValueExact()
          : null;
    });
  }

  /** A number with at most ten decimals. */
  Optional<BigDecimal> decimal(String key, String lowest, String highest) {
    return scalar(key, "a number from " + lowest + " to " + highest, text -> {
      var number = number(text, 10);
      return number != null && isWithin(number, lowest, highest) ? number : null;
    });
  }

  /** One of these values, by the spelling that this gives each of them. */
  <T> Optional<T> choice(String key, T[] values, Function<T, String> spelling) {
    var spellings = String.join(", ", Arrays.stream(values).map(spelling).toList());
    return scalar(key, "one of " + spellings,
        text -> Arrays.stream(values).filter(value -> spelling.apply(value).equals(text)).findFirst().orElse(null));
  }

  /** A value that this makes of its text; a {@link RuntimeException} means that it can't. */
  <T> Optional<T> parsed(String key, String expected, Function<String, @Nullable T> parse) {
    return scalar(key, expected, text -> {
      try {
        return parse.apply(text);
      } catch (RuntimeException _) {
        return null;
      }
    });
  }

  /** A list of texts that match; absent when the key is. */
  Optional<List<String>> texts(String key, String expected, String pattern) {
    return items(key).map(items -> {
      var texts = new ArrayList<String>();
      for (var item : items) {
        if (item instanceof Scalar scalar && scalar.text().matches(pattern)) {
          texts.add(scalar.text());
        } else {
          mistakes.add(item.line(), path(key), "found " + item.kind(), "expected " + expected);
        }
      }
      return texts;
    });
  }

  private Optional<List<YamlNode>> items(String key) {
    var node = node(key);
    if (node instanceof Sequence list) {
      return Optional.of(list.items());
    }
    if (node != null) {
      expected(key, "a list, each item after \"- \"");
    }
    return Optional.empty();
  }

  private <T> Optional<T> scalar(String key, String expected, Function<String, @Nullable T> read) {
    var node = node(key);
    if (node == null) {
      return Optional.empty();
    }
    @Nullable
    T value = node instanceof Scalar scalar ? read.apply(scalar.text()) : null;
    if (value == null) {
      expected(key, expected);
    }
    return Optional.ofNullable(value);
  }

  private void expected(String key, String what) {
    var entry = mapping.entries().get(key);
    var found = entry == null ? "nothing" : entry.value().kind();
    refuse(key, "found " + found, "expected " + what);
  }

  /** Absent and left empty are one. */
  private @Nullable YamlNode node(String key) {
    known.add(key);
    @Nullable
    Entry entry = mapping.entries().get(key);
    return entry == null || entry.value() instanceof Nothing ? null : entry.value();
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static @Nullable BigDecimal number(String text, int mostDecimals) {
    if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
      return null;
    }
    var number = new BigDecimal(text);
    return number.scale() <= mostDecimals ? number : null;
  }

  private static boolean isWithin(BigDecimal number, String lowest, String highest) {
    return number.compareTo(new BigDecimal(lowest)) >= 0 && number.compareTo(new BigDecimal(highest)) <= 0;
  }
}
