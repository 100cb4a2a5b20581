package org.tidegate.domain.aggregator;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Plain text of the aggregator's, by language: words of others, to be shown as theirs and never as markup. Immutable.
 *
 * @param byLanguage by BCP 47 tag, at least one
 */
public record Said(Map<String, String> byLanguage) {
  /** More languages than any panel has. */
  public static final int MOST_LANGUAGES = 20;
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
  /** Controls, and what turns the direction of the text around it: with those words can pretend to be others. */
  private static final Pattern UNSEEN = Pattern
      .compile("[\\p{Cc}\\p{Cs}\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF&&[^\\n]]");

  /**
   * Checks languages and characters; how long it may be depends on where it stands, see {@link #atMost}.
   *
   * @throws IllegalArgumentException with what is wrong, in words that can be sent back
   */
  public Said {
    byLanguage = Map.copyOf(new TreeMap<>(byLanguage));
    if (byLanguage.isEmpty() || byLanguage.size() > MOST_LANGUAGES) {
      throw new IllegalArgumentException("a text is given in 1 to " + MOST_LANGUAGES + " languages");
    }
    byLanguage.forEach(Said::check);
  }

  /** In one language. */
  public static Said in(String language, String text) {
    return new Said(Map.of(language, text));
  }

  /**
   * The same, if no language has more characters than this.
   *
   * @throws IllegalArgumentException when one has
   */
  public Said atMost(int characters) {
    byLanguage.forEach((language, text) -> {
      if (text.length() > characters) {
        throw new IllegalArgumentException("the text in " + language + " has more than " + characters + " characters");
      }
    });
    return this;
  }

  /** In this language, else in another one of its family, else in English, else in the first there is. */
  public String in(String language) {
    return exactly(language).or(() -> ofFamily(language)).or(() -> ofFamily("en"))
        .orElseGet(() -> new TreeMap<>(byLanguage).firstEntry().getValue());
  }

  private Optional<String> exactly(String language) {
    return Optional.ofNullable(byLanguage.get(language));
  }

  private Optional<String> ofFamily(String language) {
    return new TreeMap<>(byLanguage).entrySet().stream()
        .filter(entry -> family(entry.getKey()).equals(family(language))).map(Map.Entry::getValue).findFirst();
  }

  private static String family(String language) {
    return Locale.forLanguageTag(language).getLanguage();
  }

  private static void check(String language, String text) {
    if (!TAG.matcher(language).matches()) {
      throw new IllegalArgumentException("a language is a tag such as en or de-AT");
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("the text in " + language + " is blank");
    }
    if (UNSEEN.matcher(text).find()) {
      throw new IllegalArgumentException("the text in " + language + " holds invisible characters");
    }
  }
}
