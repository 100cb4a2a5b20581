package org.tidegate.app.configuration;

import java.nio.file.Path;

/**
 * One thing that is wrong in the configuration. Immutable. Never repeats a secret.
 *
 * @param file where it stands
 * @param line from 1; 0: nowhere, something is missing or the whole file is meant
 * @param key its path, such as {@code hardware.evses[2].charge-watts}; empty: the file as a whole
 * @param why what is wrong, with the value
 * @param right what would be right
 */
public record Mistake(Path file, int line, String key, String why, String right) {

  /** One line for people: place, key, why, and what would be right. */
  @Override
  public String toString() {
    var place = line > 0 ? file + ":" + line : file.toString();
    return place + ": " + (key.isEmpty() ? "" : key + ": ") + why + "; " + right;
  }
}
