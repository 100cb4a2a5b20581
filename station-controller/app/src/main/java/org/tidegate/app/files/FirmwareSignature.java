package org.tidegate.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signatures over whole files, with SHA-256: RSA-PSS, or ECDSA with keys on elliptic curves (L01.FR.04; EC-Schnorr,
 * which it names too, is in no library that the station has). Safe from any thread.
 */
final class FirmwareSignature {
  private static final Logger log = LoggerFactory.getLogger(FirmwareSignature.class);
  private static final int HASH_BYTES = 32;
  private static final int CHUNK = 64 * 1024;

  private FirmwareSignature() {}

  /** Whether this is the file's signature; a file that can't be read has none. */
  static CompletionStage<Boolean> isRight(Background background, Path file, PublicKey key, String base64) {
    return background.run(() -> isRight(file, key, base64)).exceptionally(failure -> {
      log.error("the firmware's signature can't be looked at: {}", failure.toString());
      return false;
    });
  }

  /** Whether this is the file's signature; blocks for as long as reading the file takes. */
  static boolean isRight(Path file, PublicKey key, String base64) throws IOException {
    try {
      var signature = Base64.getMimeDecoder().decode(base64);
      var candidates = candidates(key);
      feed(file, candidates);
      for (var candidate : candidates) {
        if (verifies(candidate, signature)) {
          return true;
        }
      }
      return false;
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      // A key of another kind or no Base64: no signature of ours.
      return false;
    }
  }

  private static boolean verifies(Signature candidate, byte[] signature) {
    try {
      return candidate.verify(signature);
    } catch (SignatureException _) {
      // Not even of the right form.
      return false;
    }
  }

  /** RSA-PSS leaves the salt's length open: as long as the hash, or as long as can be, which OpenSSL prefers. */
  private static List<Signature> candidates(PublicKey key) throws GeneralSecurityException {
    return switch (key) {
      case ECPublicKey _ -> {
        var ecdsa = Signature.getInstance("SHA256withECDSA");
        ecdsa.initVerify(key);
        yield List.of(ecdsa);
      }
      case RSAPublicKey rsa -> {
        int longest = (rsa.getModulus().bitLength() - 1 + 7) / 8 - HASH_BYTES - 2;
        yield List.of(pss(key, HASH_BYTES), pss(key, longest));
      }
      default -> throw new InvalidKeyException(key.getAlgorithm() + " is no kind of key for firmware");
    };
  }

  private static Signature pss(PublicKey key, int salt) throws GeneralSecurityException {
    var pss = Signature.getInstance("RSASSA-PSS");
    pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
    pss.initVerify(key);
    return pss;
  }

  private static void feed(Path file, List<Signature> candidates) throws IOException, SignatureException {
    var buffer = new byte[CHUNK];
    try (var in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (var candidate : candidates) {
          candidate.update(buffer, 0, read);
        }
      }
    }
  }
}
