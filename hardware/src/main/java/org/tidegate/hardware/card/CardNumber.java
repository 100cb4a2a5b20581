package org.tidegate.hardware.card;

import java.util.Locale;
import java.util.Optional;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;

/** What a reader's line means. Pure. */
final class CardNumber {
  /** The unique identifier of an ISO/IEC 14443 card has 4, 7 or 10 bytes. */
  private static final String HEXADECIMAL = "[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20}";
  private static final String DECIMAL = "[0-9]{10}";
  private static final long HIGHEST = 0xFFFF_FFFFL;

  private CardNumber() {}

  /**
   * The token; absent for what is no card's number. Colons, hyphens and blanks between bytes don't count; ten decimal
   * digits are the four bytes as one number, as many keyboard-type readers write them.
   */
  static Optional<IdToken> of(String line) {
    String number = line.replaceAll("[:\\- ]", "").toUpperCase(Locale.ROOT);
    if (number.matches(DECIMAL)) {
      long value = Long.parseLong(number);
      return value <= HIGHEST ? Optional.of(token(String.format(Locale.ROOT, "%08X", value))) : Optional.empty();
    }
    return number.matches(HEXADECIMAL) ? Optional.of(token(number)) : Optional.empty();
  }

  private static IdToken token(String value) {
    return new IdToken(value, IdTokenType.ISO14443);
  }
}
