package org.tidegate.app.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Public keys of stations. Safe from any thread. */
public final class RecordKey {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";

  private RecordKey() {}

  /**
   * Reads a station's public key, X.509 in PEM.
   *
   * @throws IOException when it can't be read or is no key of an elliptic curve
   */
  public static PublicKey read(Path file) throws IOException {
    var text = Files.readString(file).strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw new IOException(file + " is no public key in PEM");
    }
    try {
      var encoded = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " is no public key of an elliptic curve", e);
    }
  }

  /** What people compare: the first half of the SHA-256 of its X.509 form, in groups of four digits. */
  public static String fingerprint(PublicKey key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(digest, 0, digest.length / 2).replaceAll("(.{4})(?!$)", "$1-");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
