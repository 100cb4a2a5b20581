package org.tidegate.domain.firmware;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Certificates that firmware is signed with, OCPP 2.0.1 L01.FR.12 and L01.FR.21. Pure functions, safe from any thread.
 *
 * <p>Revocation is not looked at: the station keeps no lists, and asks nobody.
 */
public final class SigningCertificate {
  private static final int DIGITAL_SIGNATURE = 0;

  private SigningCertificate() {}

  /**
   * The certificate, when it is valid now and issued by one of these roots itself: there are no intermediate ones for
   * firmware (L01, remarks).
   *
   * @throws GeneralSecurityException when it is no certificate, or not such a one
   */
  public static X509Certificate trusted(String pem, List<X509Certificate> roots, Instant now)
      throws GeneralSecurityException {
    var certificate = parsed(pem);
    if (roots.isEmpty()) {
      throw new CertificateException("no root certificate of the manufacturer is installed");
    }
    var usage = certificate.getKeyUsage();
    if (usage != null && !usage[DIGITAL_SIGNATURE]) {
      throw new CertificateException("its key is not meant for signing");
    }
    requireStrength(certificate);
    var factory = CertificateFactory.getInstance("X.509");
    var parameters = new PKIXParameters(
        roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(now));
    CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(List.of(certificate)), parameters);
    return certificate;
  }

  /**
   * The certificate in a PEM text; nothing else of the text is looked at.
   *
   * @throws CertificateException when there is none
   */
  public static X509Certificate parsed(String pem) throws CertificateException {
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
  }

  /** A00.FR.502, A00.FR.503. */
  private static void requireStrength(X509Certificate certificate) throws CertificateException {
    boolean strong = switch (certificate.getPublicKey()) {
      case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= 2048;
      case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= 224;
      default -> false;
    };
    if (!strong) {
      throw new CertificateException("its key is too short, or of an unknown kind");
    }
  }
}
