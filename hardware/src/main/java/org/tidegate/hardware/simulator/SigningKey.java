package org.tidegate.hardware.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.metering.SignedReading;

/**
 * The key of a simulated meter, made at the start and forgotten at the end: what it signs can be checked, and proves
 * nothing, as its names say. Safe from any thread.
 */
final class SigningKey {
  private static final String SIGNING_METHOD = "ECDSA-secp256r1-SHA256 simulated";
  private static final String ENCODING_METHOD = "text simulated";

  private final KeyPair pair;
  private final String publicKey;

  SigningKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
      publicKey = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    } catch (GeneralSecurityException everyRuntimeHasThis) {
      throw new IllegalStateException("no elliptic curves in this runtime", everyRuntimeHasThis);
    }
  }

  /** The registers as a text, and behind a line feed its signature in Base64; both together in Base64. */
  SignedReading sign(int evseId, MeterReading reading) {
    String text = "simulated meter %d at %s imported %d Wh exported %d Wh".formatted(evseId, reading.at(),
        reading.imported().value(), reading.exported().value());
    String signed = text + "\n" + Base64.getEncoder().encodeToString(signature(text));
    return new SignedReading(Base64.getEncoder().encodeToString(signed.getBytes(StandardCharsets.UTF_8)),
        SIGNING_METHOD, ENCODING_METHOD, publicKey);
  }

  private byte[] signature(String text) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException madeForIt) {
      throw new IllegalStateException("the key does not sign", madeForIt);
    }
  }
}
