package org.tidegate.app.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.port.Pseudonyms;

/**
 * The station's key for the names under which drivers' belongings are kept: {@code driver-key} in the storage folder, made
 * at the first start, readable by its owner only. Immutable. Without it nobody can tell, or find out by trying tokens, whose
 * stays are in the database. Never logged.
 */
public final class DriverKey implements Pseudonyms {
  private static final String FILE = "driver-key";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  private final SecretKeySpec key;

  private DriverKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * The key of this station.
   *
   * @throws StorageRefused when a key is there and can't be read: it is never replaced silently
   */
  public static DriverKey of(StorageFolder folder) {
    var file = folder.path().resolve(FILE);
    if (!Files.exists(file)) {
      create(file);
    }
    return read(folder.path());
  }

  /**
   * The key of the station whose storage folder this is; it may be running.
   *
   * @throws StorageRefused when there is none, or it can't be read
   */
  public static DriverKey read(Path folder) {
    var file = folder.resolve(FILE);
    try {
      var key = HexFormat.of().parseHex(Files.readString(file).strip());
      if (key.length != BYTES) {
        throw new IllegalArgumentException("length");
      }
      return new DriverKey(key);
    } catch (IOException | IllegalArgumentException e) {
      // The cause is left out: it could quote the file.
      throw new StorageRefused("the key for drivers' names " + file + " can't be used ("
          + e.getClass().getSimpleName() + "); restore it from a backup, or move it away: "
          + "whose earlier stays they were can't be looked up then");
    }
  }

  private static void create(Path file) {
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    try {
      StorageFolder.writePrivate(file, HexFormat.of().formatHex(key) + "\n");
    } catch (IOException e) {
      throw new StorageRefused("the key for drivers' names " + file + " can't be written: " + e, e);
    }
  }

  @Override
  public String of(IdToken token) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var text = token.type() + ":" + token.value().toLowerCase(Locale.ROOT);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", e);
    }
  }
}
