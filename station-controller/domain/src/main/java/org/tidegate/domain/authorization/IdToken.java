package org.tidegate.domain.authorization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a driver identifies with, OCPP 2.1 IdTokenType. Immutable. Personal data: {@link #toString} shows the type only (C04.FR.04).
 *
 * @param value at most 255 characters, compared without regard to case; empty for {@link IdTokenType#NoAuthorization}
 * @param type the kind of token
 */
public record IdToken(String value, IdTokenType type) {
  /** The longest value, OCPP 2.1 Part 2 IdTokenType. */
  public static final int LONGEST = 255;

  /** The longest that is read here, from a card or a key pad: OCPP 2.0.1 takes no longer ones. */
  public static final int LONGEST_READ = 36;

  /** The token of a driver without identity, OCPP 2.0.1 C02.FR.01. */
  public static final IdToken NO_AUTHORIZATION = new IdToken("", IdTokenType.NoAuthorization);

  /**
   * Checks the length; a character outside the basic plane is one, as in the schemas.
   *
   * @throws IllegalArgumentException when the value is too long
   */
  public IdToken {
    if (value.codePointCount(0, value.length()) > LONGEST) {
      throw new IllegalArgumentException("an id token has at most " + LONGEST + " characters");
    }
  }

  /** Stands for the token where the token itself need not be known, C10.FR.12: SHA-256 in hexadecimal digits. */
  public String digest() {
    try {
      byte[] text = (type + ":" + value.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Whether both name the same driver, C01.FR.25. */
  public boolean isSameAs(IdToken other) {
    return type == other.type && value.equalsIgnoreCase(other.value);
  }

  @Override
  public String toString() {
    return type + " token";
  }
}
