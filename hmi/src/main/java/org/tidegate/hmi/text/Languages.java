package org.tidegate.hmi.text;

import java.util.List;
import java.util.Optional;

/**
 * The languages offered; the first is the station's own. Immutable.
 *
 * @param all at least one
 */
public record Languages(List<Texts> all) {
  /** Tags of the dictionaries in the program, BCP 47. */
  public static final List<String> BUNDLED = List.of("en", "ja", "de", "fr");

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when it is empty
   */
  public Languages {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("at least one language is needed");
    }
  }

  /**
   * The bundled dictionaries of these languages.
   *
   * @param tags BCP 47
   * @throws IllegalArgumentException when a language is not bundled
   */
  public static Languages load(List<String> tags) {
    return new Languages(tags.stream().map(Texts::load).toList());
  }

  /** The station's language, back to which every session's end leads. */
  public Texts station() {
    return all.getFirst();
  }

  /** The language with this tag. */
  public Optional<Texts> find(String tag) {
    return all.stream().filter(texts -> texts.tag().equals(tag)).findFirst();
  }
}
