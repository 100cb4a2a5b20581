package org.tidegate.ocpp.certificates;

import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.security.RootUse;
import org.tidegate.domain.security.Subject;

/** Reads the certificate that answers the newest signing request, OCPP 2.0.1 A02.FR.06. Safe from any thread. */
final class SignedChain {
  private final Held held;
  private final Subject subject;
  private final Instant now;

  SignedChain(Held held, Subject subject, Instant now) {
    this.held = held;
    this.subject = subject;
    this.now = now;
  }

  /**
   * The station's new certificate.
   *
   * @throws CertificateException why it is refused, in English
   */
  Held.Own read(String chain) throws CertificateException {
    var all = Pem.certificates(chain);
    KeyPair keys = held.pending().orElseThrow(() -> new CertificateException("no certificate was asked for"));
    var own = all.stream().filter(one -> one.getPublicKey().equals(keys.getPublic())).findFirst()
        .orElseThrow(() -> new CertificateException("not for the key that was sent"));
    var refusal = CertificateRules.refuseOwn(own, all, subject, roots(), now);
    if (refusal.isPresent()) {
      throw new CertificateException(refusal.get());
    }
    int number = held.own().isEmpty() ? 1 : held.own().getLast().number() + 1;
    return new Held.Own(number, keys.getPrivate(), inOrder(own, all));
  }

  private List<X509Certificate> roots() {
    return held.roots(RootUse.CSMSRootCertificate).stream().map(Held.Root::certificate).toList();
  }

  /** From the station's up, without a root: TLS wants it so (RFC 5246, 7.4.2). */
  private static List<X509Certificate> inOrder(X509Certificate own, List<X509Certificate> all) {
    var chain = new ArrayList<>(List.of(own));
    for (var next = issuer(own, all); next.isPresent()
        && !chain.contains(next.get()); next = issuer(chain.getLast(), all)) {
      chain.add(next.get());
    }
    return chain;
  }

  private static Optional<X509Certificate> issuer(X509Certificate of, List<X509Certificate> all) {
    return all.stream().filter(one -> one.getSubjectX500Principal().equals(of.getIssuerX500Principal()))
        .filter(one -> !CertificateRules.isSelfIssued(one)).findFirst();
  }
}
