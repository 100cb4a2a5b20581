package org.tidegate.ocpp.certificates;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.port.Keyring.Rules;
import org.tidegate.domain.security.RootUse;

/** Puts one root certificate into a keyring, OCPP 2.0.1 M05. Blocks. */
final class RootInstallation {
  private final KeyringFiles files;
  private final Held held;
  private final Rules rules;

  RootInstallation(KeyringFiles files, Held held, Rules rules) {
    this.files = files;
    this.held = held;
    this.rules = rules;
  }

  /**
   * What is held with it.
   *
   * @throws CertificateException why it is refused, in English (M05.FR.07)
   */
  Held install(RootUse use, String pem) throws CertificateException, IOException {
    var root = read(pem);
    var present = held.roots(use);
    if (present.stream().anyMatch(known -> known.certificate().equals(root))) {
      return held; // M05.FR.17: the same in the same place
    }
    if (rules.additionalCheck() && use == RootUse.CSMSRootCertificate && !present.isEmpty()) {
      return replace(present, root);
    }
    if (held.certificates() >= rules.mostCertificates()) {
      throw new CertificateException("no room for another certificate"); // M05.FR.06
    }
    return add(new Held.Root(use, next(present), root, issuer(root, present)), held);
  }

  /** M05.FR.10 to M05.FR.12: only with the old one's signature, and that one stays to fall back on. */
  private Held replace(List<Held.Root> present, X509Certificate root) throws CertificateException, IOException {
    var signer = present.reversed().stream()
        .filter(old -> CertificateRules.isSigned(root, old.certificate().getPublicKey())).findFirst()
        .orElseThrow(() -> new CertificateException("not signed by the root certificate that it replaces"));
    var added = add(new Held.Root(RootUse.CSMSRootCertificate, next(present), root, Optional.of(signer.certificate())),
        held);
    var gone = present.stream().filter(old -> !old.equals(signer)).toList();
    for (Held.Root old : gone) {
      files.delete(old);
    }
    return added.withRoots(added.roots().stream().filter(one -> !gone.contains(one)).toList());
  }

  private Held add(Held.Root root, Held to) throws CertificateException, IOException {
    files.write(root);
    return to.with(root);
  }

  private X509Certificate read(String pem) throws CertificateException {
    var all = Pem.certificates(pem);
    if (all.size() > 1) {
      throw new CertificateException("more than one certificate");
    }
    var refusal = CertificateRules.refuseRoot(all.getFirst(), rules.now());
    if (refusal.isPresent()) {
      throw new CertificateException(refusal.get());
    }
    return all.getFirst();
  }

  private static Optional<X509Certificate> issuer(X509Certificate root, List<Held.Root> present) {
    return CertificateRules.isSelfIssued(root)
        ? Optional.empty()
        : present.stream().map(Held.Root::certificate)
            .filter(known -> CertificateRules.isSigned(root, known.getPublicKey())).findFirst();
  }

  private static int next(List<Held.Root> present) {
    return present.isEmpty() ? 1 : present.getLast().number() + 1;
  }
}
