package org.tidegate.domain.authorization;

/**
 * What a driver identifies with, OCPP 2.0.1 IdTokenType. Immutable. Personal data: {@link #toString} shows the type only.
 *
 * @param value at most 36 characters, compared without regard to case; empty for {@link IdTokenType#NoAuthorization}
 * @param type the kind of token
 */
public record IdToken(String value, IdTokenType type) {
  /** The longest value, OCPP 2.0.1 Part 2 IdTokenType. */
  public static final int LONGEST = 36;

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

  /** Whether both name the same driver. */
  public boolean isSameAs(IdToken other) {
    return type == other.type && value.equalsIgnoreCase(other.value);
  }

  @Override
  public String toString() {
    return type + " token";
  }
}
