package org.tidegate.app.support;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What nobody else may read, and how it is taken out of a text: whatever is known by its value, and beside that whatever
 * looks like it. Immutable.
 */
public final class Secrets {
  /** Stands in place of what was taken out. */
  static final String MASK = "***";
  /** A shorter value would be found in every second word. */
  private static final int SHORTEST = 4;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final List<Shape> SHAPES = List.of(
      new Shape("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|\\z)", MASK),
      new Shape("(?i)\\b(authorization\\s*[:=]\\s*\\w+\\s+)\\S+", "$1" + MASK),
      new Shape("(://)[^/\\s@]+@", "$1" + MASK + "@"),
      new Shape("(?i)((?:password|passphrase|secret|private-key)(?!-file)\"?\\s*[:=]\\s*)[^\\s,}][^,}\\n]*",
          "$1" + MASK),
      // EVCCIDs are addresses of six bytes, ISO 15118-2 table 33; cards have 4, 7 or 10, ISO/IEC 14443-3
      new Shape("(?i)\\b(?:[0-9a-f]{2}:){3,9}[0-9a-f]{2}\\b", MASK),
      new Shape("(?i)(?<![\\p{L}\\p{N}-])(?:[0-9a-f]{8}|[0-9a-f]{12}|[0-9a-f]{14}|[0-9a-f]{20})(?![\\p{L}\\p{N}-])",
          MASK));

  private final Set<String> words = new HashSet<>();
  private final Set<String> phrases = new HashSet<>();

  private record Shape(Pattern pattern, String replacement) {
    Shape(String pattern, String replacement) {
      this(Pattern.compile(pattern), replacement);
    }
  }

  /** These values; those of fewer than four characters are left to their shape. */
  public Secrets(Collection<String> values) {
    values.stream().flatMap(Secrets::spellings).filter(value -> value.length() >= SHORTEST).forEach(value -> {
      if (WORD.matcher(value).matches()) {
        words.add(value.toLowerCase(Locale.ROOT));
      } else {
        phrases.add(value);
      }
    });
  }

  /** A value of several lines is one secret and each of its lines is. */
  private static Stream<String> spellings(String value) {
    return Stream.concat(Stream.of(value.strip()), value.lines().map(String::strip)).distinct();
  }

  /** The same text without them. */
  public String mask(String text) {
    var masked = text;
    for (var phrase : phrases) {
      masked = masked.replace(phrase, MASK);
    }
    for (var shape : SHAPES) {
      masked = shape.pattern().matcher(masked).replaceAll(shape.replacement());
    }
    return WORD.matcher(masked)
        .replaceAll(word -> words.contains(word.group().toLowerCase(Locale.ROOT)) ? MASK : word.group());
  }
}
