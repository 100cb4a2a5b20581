package org.tidegate.hmi.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** Every text of the pages in one language. Immutable. */
public final class Texts {
  private static final int VERSION_DIGITS = 12;

  private final Locale locale;
  private final Map<String, String> words;
  private final String version;

  /** These words, in this language. */
  public Texts(Locale locale, Map<String, String> words) {
    this.locale = locale;
    this.words = Map.copyOf(words);
    this.version = digest(words);
  }

  /**
   * Reads the bundled dictionary of a language.
   *
   * @param tag BCP 47
   * @throws IllegalArgumentException when there is none for this language
   */
  public static Texts load(String tag) {
    var name = "texts_" + tag + ".properties";
    try (var stream = Texts.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no texts for language " + tag);
      }
      var properties = new Properties();
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      var words = new TreeMap<String, String>();
      properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
      return new Texts(Locale.forLanguageTag(tag), words);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name, e);
    }
  }

  /**
   * The text with its places <code>{0}</code>, <code>{1}</code>… filled.
   *
   * @throws IllegalArgumentException when the dictionary lacks it
   */
  public String say(String key, Object... values) {
    return find(key, values).orElseThrow(() -> new IllegalArgumentException("no text " + key + " in " + tag()));
  }

  /** The same for a key that comes from outside and may be unknown. */
  public Optional<String> find(String key, Object... values) {
    return Optional.ofNullable(words.get(key)).map(text -> filled(text, values));
  }

  /** Its keys. */
  public Set<String> keys() {
    return words.keySet();
  }

  /** For numbers, dates and money. */
  public Locale locale() {
    return locale;
  }

  /** BCP 47. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** Changes with any word: what a person saw can be proved by it. */
  public String version() {
    return version;
  }

  private static String filled(String text, Object... values) {
    var filled = text;
    for (int i = 0; i < values.length; i++) {
      filled = filled.replace("{" + i + "}", values[i].toString());
    }
    return filled;
  }

  private static String digest(Map<String, String> words) {
    try {
      var hash = MessageDigest.getInstance("SHA-256")
          .digest(new TreeMap<>(words).toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
