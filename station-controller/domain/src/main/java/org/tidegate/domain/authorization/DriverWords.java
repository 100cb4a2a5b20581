package org.tidegate.domain.authorization;

import java.util.List;
import org.tidegate.domain.display.DisplayText;

/**
 * What the central system says to a driver, and in which language it would be understood. Immutable.
 *
 * @param languages RFC 5646 tags that the driver prefers, the first most
 * @param message for this driver, such as the tariff (I01), in one or more languages; empty: none
 */
public record DriverWords(List<String> languages, List<DisplayText> message) {
  /** Copies the lists. */
  public DriverWords {
    languages = List.copyOf(languages);
    message = List.copyOf(message);
  }

  /** The same with another message (I06). */
  public DriverWords saying(List<DisplayText> other) {
    return new DriverWords(languages, other);
  }

  /** What newer words leave of these: what they do not speak of stays. */
  DriverWords then(DriverWords newer) {
    return new DriverWords(newer.languages.isEmpty() ? languages : newer.languages,
        newer.message.isEmpty() ? message : newer.message);
  }
}
