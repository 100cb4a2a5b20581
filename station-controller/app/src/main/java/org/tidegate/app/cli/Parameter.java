package org.tidegate.app.cli;

/**
 * What a command takes beside its options, such as a file. Immutable.
 *
 * @param label names it in the help
 * @param least so many must be given
 * @param most so many may be given
 */
public record Parameter(String label, String description, int least, int most) {
  /** Nothing. */
  public static final Parameter NONE = new Parameter("", "", 0, 0);

  /** One that must be given. */
  public static Parameter required(String label, String description) {
    return new Parameter(label, description, 1, 1);
  }

  /** One that may be left out. */
  public static Parameter optional(String label, String description) {
    return new Parameter(label, description, 0, 1);
  }

  /** Any number of them. */
  public static Parameter several(String label, String description) {
    return new Parameter(label, description, 0, Integer.MAX_VALUE);
  }
}
