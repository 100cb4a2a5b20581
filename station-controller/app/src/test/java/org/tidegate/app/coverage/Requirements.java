package org.tidegate.app.coverage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The ids of the requirements of an edition, and which of them have nothing to do with this station. Immutable.
 *
 * @param ofStations that a station must or may meet
 * @param ofOthers that only a central system, a local controller or a manufacturer can meet
 * @param exceptions patterns of ids that this station has no use for, with the reason, first match counts
 */
record Requirements(SortedSet<String> ofStations, SortedSet<String> ofOthers, Map<Pattern, String> exceptions) {

  /** Those beside this class. */
  static Requirements read(Edition edition) {
    var ofStations = new TreeSet<String>();
    var ofOthers = new TreeSet<String>();
    lines("requirements" + edition.suffix + ".txt").forEach(line -> {
      var words = line.split(" ");
      (words.length == 1 ? ofStations : ofOthers).add(words[0]);
    });
    var exceptions = new LinkedHashMap<Pattern, String>();
    lines("not-applicable" + edition.suffix + ".txt").forEach(line -> {
      var parts = line.split(" \\| ", 2);
      exceptions.put(Pattern.compile(parts[0]), parts[1]);
    });
    return new Requirements(ofStations, ofOthers, exceptions);
  }

  boolean isKnown(String id) {
    return ofStations.contains(id) || ofOthers.contains(id);
  }

  /** Why this station has no use for it; absent when it has. */
  Optional<String> exception(String id) {
    return exceptions.entrySet().stream().filter(entry -> entry.getKey().matcher(id).matches()).findFirst()
        .map(Map.Entry::getValue);
  }

  private static List<String> lines(String resource) {
    var stream = Objects.requireNonNull(Requirements.class.getResourceAsStream(resource), resource);
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
