package org.tidegate.hmi.phone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A random text of 144 bits that nobody guesses; 24 characters that need no escaping in an address. Immutable. It does
 * not show itself.
 *
 * @param text what is secret
 */
public record Secret(String text) {
  private static final int BYTES = 18;

  /** A new one. */
  public static Secret random(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Its SHA-256: looking up that one tells nothing of the secret, not even by the time it takes. */
  static String fingerprint(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  String fingerprint() {
    return fingerprint(text);
  }

  @Override
  public String toString() {
    return "a secret";
  }
}
