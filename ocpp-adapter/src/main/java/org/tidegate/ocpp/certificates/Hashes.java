package org.tidegate.ocpp.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.tidegate.domain.security.CertificateHash;
import org.tidegate.domain.security.CertificateHash.Algorithm;

/** Hash data of certificates, OCPP 2.0.1 Part 2, 2.6. Pure functions, safe from any thread. */
final class Hashes {
  private Hashes() {}

  static CertificateHash of(X509Certificate certificate, PublicKey issuer, Algorithm algorithm) {
    try {
      byte[] name = new JcaX509CertificateHolder(certificate).getIssuer().getEncoded(ASN1Encoding.DER);
      // The key's bits alone: without tag, length and count of unused bits.
      byte[] key = SubjectPublicKeyInfo.getInstance(issuer.getEncoded()).getPublicKeyData().getBytes();
      return new CertificateHash(algorithm, hash(algorithm, name), hash(algorithm, key),
          certificate.getSerialNumber().toString(16));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that was read can't be encoded", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(Algorithm algorithm, byte[] bytes) {
    try {
      var name = switch (algorithm) {
        case SHA256 -> "SHA-256";
        case SHA384 -> "SHA-384";
        case SHA512 -> "SHA-512";
      };
      return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
