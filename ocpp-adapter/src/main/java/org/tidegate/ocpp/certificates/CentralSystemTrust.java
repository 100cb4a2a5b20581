package org.tidegate.ocpp.certificates;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

/**
 * Judges the central system's certificate during one attempt to connect: its path to a trusted root and its name, as the
 * JDK does it, then what OCPP wants besides (A00.FR.308 to A00.FR.311). Safe from any thread.
 */
final class CentralSystemTrust extends X509ExtendedTrustManager {
  private static final int DNS_NAME = 2;

  private final List<X509ExtendedTrustManager> oneAfterTheOther;
  private final boolean wildcards;
  private volatile @Nullable X509Certificate shown;
  private volatile int accepted = -1;

  private CentralSystemTrust(List<X509ExtendedTrustManager> oneAfterTheOther, boolean wildcards) {
    this.oneAfterTheOther = List.copyOf(oneAfterTheOther);
    this.wildcards = wildcards;
  }

  /** Whoever one of these roots vouches for. */
  static CentralSystemTrust of(List<X509Certificate> roots, boolean wildcards) throws GeneralSecurityException {
    var strong = strong(roots);
    return new CentralSystemTrust(strong.isEmpty() ? List.of() : List.of(pkix(strong)), wildcards);
  }

  /** Whoever the newest root vouches for, or else one before it: M05.FR.14. */
  static CentralSystemTrust newestFirst(List<X509Certificate> roots, boolean wildcards)
      throws GeneralSecurityException {
    var managers = new ArrayList<X509ExtendedTrustManager>();
    for (X509Certificate root : strong(roots).reversed()) {
      managers.add(pkix(List.of(root)));
    }
    return new CentralSystemTrust(managers, wildcards);
  }

  /** Whoever Java trusts. */
  static CentralSystemTrust ofJava(boolean wildcards) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance("PKIX");
    factory.init((KeyStore) null);
    return of(List.of(x509(factory).getAcceptedIssuers()), wildcards);
  }

  /** Whether the central system came to show a certificate, good or not. */
  boolean sawCertificate() {
    return shown != null;
  }

  /** What it showed. */
  Optional<X509Certificate> shown() {
    return Optional.ofNullable(shown);
  }

  /** Whether the certificate was accepted with the root that comes first. */
  boolean acceptedByTheFirst() {
    return accepted == 0;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
    shown = chain[0];
    Optional<CertificateException> refusal = Optional.of(
        new CertificateException("no root certificate of the central system is installed"));
    for (int number = 0; number < oneAfterTheOther.size() && refusal.isPresent(); number++) {
      refusal = refusal(oneAfterTheOther.get(number), chain, type, engine);
      accepted = refusal.isEmpty() ? number : -1;
    }
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    check(chain, String.valueOf(engine.getPeerHost()));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
    throw new CertificateException("only over an engine");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("only over an engine");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
    throw new CertificateException("nobody connects to a station");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
    throw new CertificateException("nobody connects to a station");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("nobody connects to a station");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static Optional<CertificateException> refusal(X509ExtendedTrustManager trust, X509Certificate[] chain,
      String type, SSLEngine engine) {
    try {
      trust.checkServerTrusted(chain, type, engine);
      return Optional.empty();
    } catch (CertificateException e) {
      return Optional.of(e);
    }
  }

  private void check(X509Certificate[] chain, String host) throws CertificateException {
    // The JDK overlooks this where the peer's own certificate is the one trusted.
    chain[0].checkValidity();
    requireStrongKey(chain[0]);
    if (!wildcards && namedByWildcard(chain[0], host)) {
      throw new CertificateException("the name matching " + host + " is a wildcard");
    }
  }

  /** The JDK found a name for the host: when none is the host's own, it was one with a wildcard. */
  private static boolean namedByWildcard(X509Certificate certificate, String host) throws CertificateParsingException {
    var names = dnsNames(certificate);
    var candidates = names.isEmpty() ? CertificateRules.named(certificate, BCStyle.CN) : names;
    return candidates.stream().anyMatch(name -> name.contains("*"))
        && candidates.stream().noneMatch(host::equalsIgnoreCase) && !isAddress(host);
  }

  private static List<String> dnsNames(X509Certificate certificate) throws CertificateParsingException {
    @Nullable
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names == null
        ? List.of()
        : names.stream().filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
            .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT)).toList();
  }

  private static boolean isAddress(String host) {
    return host.matches("[0-9.]+") || host.contains(":");
  }

  /** A00.FR.501: what is signed with a weak key can be anybody's. */
  private static List<X509Certificate> strong(List<X509Certificate> roots) {
    return roots.stream().filter(root -> CertificateRules.isStrong(root.getPublicKey())).toList();
  }

  private static void requireStrongKey(X509Certificate certificate) throws CertificateException {
    if (!CertificateRules.isStrong(certificate.getPublicKey())) {
      throw new CertificateException("a key of the certificate chain is too weak"); // A00.FR.501
    }
  }

  private static X509ExtendedTrustManager pkix(List<X509Certificate> roots) throws GeneralSecurityException {
    var path = new PKIXBuilderParameters(CertificateRules.anchors(roots), null);
    path.setRevocationEnabled(false);
    path.addCertPathChecker(new StrongKeys());
    var factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(new CertPathTrustManagerParameters(path));
    return x509(factory);
  }

  private static X509ExtendedTrustManager x509(TrustManagerFactory factory) throws GeneralSecurityException {
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager trust) {
        return trust;
      }
    }
    throw new GeneralSecurityException("no X.509 trust in this Java");
  }

  /**
   * Looks at each certificate of the path to the root, and at no other: what else the central system shows, a root that
   * has expired in favour of a newer one perhaps, is for other stations.
   */
  private static final class StrongKeys extends PKIXCertPathChecker {
    @Override
    public void init(boolean forward) {
      // Each certificate is judged by itself.
    }

    @Override
    public boolean isForwardCheckingSupported() {
      return true;
    }

    @Override
    public Set<String> getSupportedExtensions() {
      return Set.of();
    }

    @Override
    public void check(Certificate certificate, Collection<String> unresolved) throws CertPathValidatorException {
      try {
        requireStrongKey((X509Certificate) certificate);
      } catch (CertificateException e) {
        throw new CertPathValidatorException(e.getMessage(), e);
      }
    }
  }
}
