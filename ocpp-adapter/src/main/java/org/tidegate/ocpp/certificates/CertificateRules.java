package org.tidegate.ocpp.certificates;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.tidegate.domain.security.Subject;

/**
 * What certificates must be like, OCPP 2.0.1 A00.FR.501 to A00.FR.511; each tells, in English, why one is refused. Pure
 * functions, safe from any thread.
 */
final class CertificateRules {
  private static final int SIGNS_CERTIFICATES = 5;
  private static final int LEAST_RSA_BITS = 2048;
  private static final int LEAST_EC_BITS = 224;

  private CertificateRules() {}

  /** For a root certificate, M05.FR.07. */
  static Optional<String> refuseRoot(X509Certificate root, Instant now) {
    if (root.getBasicConstraints() < 0 || !signsCertificates(root)) {
      return Optional.of("not a certificate authority's");
    }
    return refuse(root, now).or(() -> isSelfIssued(root) && !isSigned(root, root.getPublicKey())
        ? Optional.of("its signature is wrong")
        : Optional.empty());
  }

  /** For the station's own, A02.FR.06, under one of these roots. */
  static Optional<String> refuseOwn(X509Certificate own, Collection<X509Certificate> others, Subject subject,
      List<X509Certificate> roots, Instant now) {
    if (!named(own, BCStyle.CN).contains(subject.commonName())) {
      return Optional.of("its common name is not this station's serial number"); // A00.FR.511
    }
    var organizations = named(own, BCStyle.O);
    if (subject.organization().filter(name -> !organizations.contains(name)).isPresent()) {
      return Optional.of("its organization is not the configured one"); // A00.FR.509
    }
    return refuse(own, now).or(() -> refusePath(own, others, roots, now));
  }

  /** A00.FR.502 and A00.FR.503. */
  static boolean isStrong(PublicKey key) {
    return switch (key) {
      case RSAKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
      case ECKey elliptic -> elliptic.getParams().getOrder().bitLength() >= LEAST_EC_BITS;
      case DSAKey dsa -> dsa.getParams().getP().bitLength() >= LEAST_RSA_BITS;
      case EdECKey _ -> true;
      default -> false;
    };
  }

  static boolean isSigned(X509Certificate certificate, PublicKey by) {
    try {
      certificate.verify(by);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /** The values of this part of the subject's name. */
  static List<String> named(X509Certificate certificate, ASN1ObjectIdentifier part) {
    try {
      return Arrays.stream(new JcaX509CertificateHolder(certificate).getSubject().getRDNs(part))
          .map(rdn -> IETFUtils.valueToString(rdn.getFirst().getValue())).toList();
    } catch (GeneralSecurityException e) {
      return List.of();
    }
  }

  private static Optional<String> refuse(X509Certificate certificate, Instant now) {
    try {
      certificate.checkValidity(Date.from(now));
    } catch (CertificateExpiredException e) {
      return Optional.of("expired");
    } catch (CertificateNotYetValidException e) {
      return Optional.of("not valid yet");
    }
    if (!isStrong(certificate.getPublicKey())) {
      return Optional.of("its key is too weak");
    }
    return isWeaklySigned(certificate) ? Optional.of("signed with a weak algorithm") : Optional.empty();
  }

  /** A00.FR.504: hashes that are broken. */
  private static boolean isWeaklySigned(X509Certificate certificate) {
    var algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    return algorithm.startsWith("MD") || algorithm.startsWith("SHA1");
  }

  private static boolean signsCertificates(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || usage[SIGNS_CERTIFICATES];
  }

  private static Optional<String> refusePath(X509Certificate own, Collection<X509Certificate> others,
      List<X509Certificate> roots, Instant now) {
    if (roots.isEmpty()) {
      return Optional.of("no root certificate of the central system is installed");
    }
    try {
      CertPathBuilder.getInstance("PKIX").build(path(own, others, roots, now));
      return Optional.empty();
    } catch (CertPathBuilderException e) {
      return Optional.of("not signed under a root certificate of the central system");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java builds paths", e);
    }
  }

  private static PKIXBuilderParameters path(X509Certificate own, Collection<X509Certificate> others,
      List<X509Certificate> roots, Instant now) throws GeneralSecurityException {
    var target = new X509CertSelector();
    target.setCertificate(own);
    var path = new PKIXBuilderParameters(anchors(roots), target);
    path.setRevocationEnabled(false);
    path.setDate(Date.from(now));
    path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
    return path;
  }

  static Set<TrustAnchor> anchors(List<X509Certificate> roots) {
    return roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
  }
}
