package org.tidegate.domain.fault;

/**
 * Something that is wrong with a device. Immutable. Raised and cleared by who sees it; what follows from it, its kind says.
 *
 * @param kind what is wrong; of an EVSE, or of the station
 * @param source who sees it
 * @param text for engineers, English, cut after 255 characters
 */
public record Fault(FaultKind kind, FaultSource source, String text) {
  private static final int LONGEST_TEXT = 255;

  /** Cuts the text. */
  public Fault {
    text = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
  }

  /** What is wrong, in one word, as in logs, on the wire and on the panel. */
  public String code() {
    return kind.name();
  }
}
