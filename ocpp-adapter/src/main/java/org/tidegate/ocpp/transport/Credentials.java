package org.tidegate.ocpp.transport;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** User name and password of HTTP Basic authentication (RFC 7617). Immutable; never prints the password. */
public record Credentials(String user, String password) {
  private static final String BASIC = "basic ";

  public Credentials {
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a user name has no colon");
    }
  }

  String header() {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  static Optional<Credentials> parse(String header) {
    if (!header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return user + ":***";
  }
}
