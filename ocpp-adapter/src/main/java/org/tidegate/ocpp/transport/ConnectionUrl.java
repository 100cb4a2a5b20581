package org.tidegate.ocpp.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The URL a station connects to, made of endpoint and identity (OCPP 2.0.1 Part 4, 3.1.1). Immutable. */
public record ConnectionUrl(URI uri, String identity) {
  private static final int LONGEST_IDENTITY = 48;
  private static final String UNRESERVED = "-._~";

  /** The identifierString of Part 2; without the colon, which ends the user name of Basic authentication. */
  private static final String IDENTITY_PUNCTUATION = "*-_=+|@. ";

  public ConnectionUrl {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("ws") && !scheme.equals("wss") || uri.getHost() == null) {
      throw new IllegalArgumentException("not a ws or wss URL with a host: " + uri);
    }
    checkIdentity(identity);
  }

  /** Appends the identity to the path of the endpoint, percent-encoded. */
  public static ConnectionUrl of(URI endpoint, String identity) {
    checkIdentity(identity);
    String base = endpoint.toString();
    if (endpoint.getRawQuery() != null || endpoint.getRawFragment() != null || endpoint.getRawUserInfo() != null) {
      throw new IllegalArgumentException("the endpoint must have no user, query or fragment");
    }
    return new ConnectionUrl(URI.create((base.endsWith("/") ? base : base + "/") + encode(identity)), identity);
  }

  private static void checkIdentity(String identity) {
    boolean allowed = identity.chars().allMatch(c -> isLetterOrDigit(c) || IDENTITY_PUNCTUATION.indexOf(c) >= 0);
    if (identity.isBlank() || identity.length() > LONGEST_IDENTITY || !allowed) {
      throw new IllegalArgumentException("an identity has 1 to " + LONGEST_IDENTITY
          + " letters, digits or characters of " + IDENTITY_PUNCTUATION);
    }
  }

  private static String encode(String text) {
    var encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isLetterOrDigit(b) || UNRESERVED.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append(String.format("%%%02X", b & 0xff));
      }
    }
    return encoded.toString();
  }

  private static boolean isLetterOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
