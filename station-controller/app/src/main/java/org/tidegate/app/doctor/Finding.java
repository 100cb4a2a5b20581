package org.tidegate.app.doctor;

/**
 * What one check of the machine found. Immutable.
 *
 * @param about what was looked at, a few words
 * @param text what was found, and what would mend it
 */
public record Finding(Grade grade, String about, String text) {
  /** How bad it is, the worst last. */
  public enum Grade {
    /** As it should be. */
    OK,
    /** Works, but somebody should know. */
    NOTE,
    /** The station can't do all of its work like this. */
    BAD
  }

  static Finding ok(String about, String text) {
    return new Finding(Grade.OK, about, text);
  }

  static Finding note(String about, String text) {
    return new Finding(Grade.NOTE, about, text);
  }

  static Finding bad(String about, String text) {
    return new Finding(Grade.BAD, about, text);
  }
}
