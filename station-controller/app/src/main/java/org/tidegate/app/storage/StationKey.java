package org.tidegate.app.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The station's EC key pair on the curve P-256, made at the first start: {@code station-key.pem} in the storage folder,
 * readable by its owner only. The public half stands in {@code station-key.pub.pem} for whoever checks records. Never
 * logged.
 */
public final class StationKey {
  /** Name of the file with the public half, in the storage folder. */
  public static final String PUBLIC_FILE = "station-key.pub.pem";

  private static final Logger log = LoggerFactory.getLogger(StationKey.class);
  private static final String PRIVATE_FILE = "station-key.pem";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[]{'\n'});

  private StationKey() {}

  /**
   * The key pair of this station.
   *
   * @throws StorageRefused when a key is there and can't be read: it is never replaced silently
   */
  public static KeyPair of(StorageFolder folder) {
    var file = folder.path().resolve(PRIVATE_FILE);
    try {
      return Files.exists(file) ? read(file) : create(folder.path());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      // The cause is left out: it could quote the file.
      throw new StorageRefused("the station's key " + file + " can't be used (" + e.getClass().getSimpleName()
          + "); restore it from a backup, or move both key files away: "
          + "records signed before then need the old public key");
    }
  }

  private static KeyPair create(Path folder) throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    var pair = generator.generateKeyPair();
    var publicPem = pem("PUBLIC KEY", pair.getPublic().getEncoded());
    StorageFolder.writePrivate(folder.resolve(PUBLIC_FILE), publicPem);
    StorageFolder.writePrivate(folder.resolve(PRIVATE_FILE),
        pem("PRIVATE KEY", pair.getPrivate().getEncoded()) + publicPem);
    log.info("a key for signing records was made in {}", folder);
    return pair;
  }

  private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
    var text = Files.readString(file);
    var factory = KeyFactory.getInstance("EC");
    return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(section(text, "PUBLIC KEY"))),
        factory.generatePrivate(new PKCS8EncodedKeySpec(section(text, "PRIVATE KEY"))));
  }

  private static String pem(String label, byte[] encoded) {
    return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(encoded) + "\n-----END " + label + "-----\n";
  }

  private static byte[] section(String text, String label) {
    var section = Pattern.compile("-----BEGIN " + label + "-----\\s([^-]+)-----END " + label + "-----").matcher(text);
    if (!section.find()) {
      throw new IllegalArgumentException("no " + label);
    }
    return Base64.getMimeDecoder().decode(section.group(1));
  }
}
