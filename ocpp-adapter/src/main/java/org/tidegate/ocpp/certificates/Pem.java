package org.tidegate.ocpp.certificates;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Text form of certificates and keys, RFC 7468. Pure functions, safe from any thread. */
public final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[]{'\n'});

  private Pem() {}

  /**
   * All certificates in this text, in its order.
   *
   * @throws CertificateException when there is none, or one can't be read
   */
  public static List<X509Certificate> certificates(String text) throws CertificateException {
    var factory = CertificateFactory.getInstance("X.509");
    var certificates = new ArrayList<X509Certificate>();
    for (byte[] encoded : sections(text, "CERTIFICATE")) {
      certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)));
    }
    if (certificates.isEmpty()) {
      throw new CertificateException("no certificate in PEM");
    }
    return certificates;
  }

  /**
   * The private key in this text, PKCS#8.
   *
   * @throws GeneralSecurityException when there is none of a kind that is known; quotes nothing of it
   */
  public static PrivateKey privateKey(String text) throws GeneralSecurityException {
    var spec = new PKCS8EncodedKeySpec(first(text, "PRIVATE KEY"));
    return key(spec, (factory, encoded) -> factory.generatePrivate(encoded));
  }

  /** As {@link #privateKey}, of a public key. */
  static PublicKey publicKey(String text) throws GeneralSecurityException {
    var spec = new X509EncodedKeySpec(first(text, "PUBLIC KEY"));
    return key(spec, (factory, encoded) -> factory.generatePublic(encoded));
  }

  static String write(Collection<X509Certificate> certificates) throws CertificateException {
    var text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append(write("CERTIFICATE", certificate.getEncoded()));
    }
    return text.toString();
  }

  static String write(String label, byte[] encoded) {
    return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(encoded) + "\n-----END " + label + "-----\n";
  }

  private static <K> K key(KeySpec encoded, Generation<K> generation) throws GeneralSecurityException {
    try {
      return generation.of(KeyFactory.getInstance("EC"), encoded);
    } catch (InvalidKeySpecException notElliptic) {
      return generation.of(KeyFactory.getInstance("RSA"), encoded);
    }
  }

  private static byte[] first(String text, String label) throws GeneralSecurityException {
    var all = sections(text, label);
    if (all.isEmpty()) {
      throw new InvalidKeySpecException("no " + label + " in PEM");
    }
    return all.getFirst();
  }

  private static List<byte[]> sections(String text, String label) {
    try {
      return Pattern.compile("-----BEGIN " + label + "-----([^-]*)-----END " + label + "-----").matcher(text).results()
          .map(section -> Base64.getMimeDecoder().decode(section.group(1))).toList();
    } catch (IllegalArgumentException notBase64) {
      return List.of();
    }
  }

  @FunctionalInterface
  private interface Generation<K> {
    K of(KeyFactory factory, KeySpec encoded) throws GeneralSecurityException;
  }
}
