package org.tidegate.domain.sale;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Signs with ECDSA on the curve P-256. Safe from any thread. The hash is what ECDSA signs, so a signature is an ordinary
 * {@code SHA256withECDSA} signature (DER, Base64) of the record's canonical text: any tool can check it.
 */
public final class EcRecordSigner implements RecordSigner {
  private static final String ALGORITHM = "NONEwithECDSA";
  private static final int CURVE_BITS = 256;

  /** What stands before the point in the X.509 form of every public key on this curve, RFC 5480. */
  private static final byte[] X509_BEGIN = HexFormat.of()
      .parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

  private final PrivateKey key;
  private final byte[] point;

  /**
   * Signs with this pair's private key.
   *
   * @throws IllegalArgumentException when it is not a pair of keys on a curve of 256 bits
   */
  public EcRecordSigner(KeyPair keys) {
    if (!(keys.getPublic() instanceof ECPublicKey ec)
        || ec.getParams().getCurve().getField().getFieldSize() != CURVE_BITS) {
      throw new IllegalArgumentException("records are signed with an EC key on the curve P-256");
    }
    key = keys.getPrivate();
    var encoded = keys.getPublic().getEncoded();
    point = Arrays.copyOfRange(encoded, X509_BEGIN.length, encoded.length);
  }

  @Override
  public String sign(String hashHex) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(HexFormat.of().parseHex(hashHex));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the station's key can't sign records", e);
    }
  }

  @Override
  public byte[] publicKey() {
    return point.clone();
  }

  /**
   * The public key of a point on the curve P-256.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static PublicKey publicKey(byte[] point) {
    var encoded = Arrays.copyOf(X509_BEGIN, X509_BEGIN.length + point.length);
    System.arraycopy(point, 0, encoded, X509_BEGIN.length, point.length);
    try {
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it is no point on the curve P-256", e);
    }
  }

  /** Whether this is the key owner's signature over this hash. Anything malformed is not. */
  public static boolean verify(PublicKey key, String hashHex, String signatureBase64) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(HexFormat.of().parseHex(hashHex));
      return signature.verify(Base64.getDecoder().decode(signatureBase64));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }
}
