package org.tidegate.ocpp.certificates;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidegate.domain.port.Keyring.Holdings;
import org.tidegate.domain.security.RootUse;

/**
 * All that a keyring holds. Immutable; never prints a secret.
 *
 * @param roots the oldest of each use first
 * @param own the station's certificates: the one in use, then one that is still to prove itself
 * @param pending the key of the newest signing request
 * @param passwords the one in use, then one that is still to prove itself
 * @param profilePasswords those that network profiles have of their own, by name
 * @param pinned whether a root of the central system was ever installed: from then on no others are trusted
 */
record Held(List<Root> roots, List<Own> own, Optional<KeyPair> pending, List<String> passwords,
    Map<String, String> profilePasswords, boolean pinned) {
  Held {
    roots = List.copyOf(roots);
    own = List.copyOf(own);
    passwords = List.copyOf(passwords);
    profilePasswords = Map.copyOf(profilePasswords);
  }

  /**
   * A root certificate.
   *
   * @param number counts up within its use
   * @param issuer of one that is not signed by itself, where it is known
   */
  record Root(RootUse use, int number, X509Certificate certificate, Optional<X509Certificate> issuer) {
    PublicKey issuerKey() {
      return issuer.orElse(certificate).getPublicKey();
    }
  }

  /**
   * A certificate of the station's own, with its key.
   *
   * @param chain the station's first, then who signed the one before; without a root
   */
  record Own(int number, PrivateKey key, List<X509Certificate> chain) {
    Own {
      chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
      return chain.getFirst();
    }

    @Override
    public String toString() {
      return "certificate " + certificate().getSerialNumber().toString(16);
    }
  }

  List<Root> roots(RootUse use) {
    return roots.stream().filter(root -> root.use() == use).toList();
  }

  /** Roots and the station's own. */
  int certificates() {
    return roots.size() + own.size();
  }

  Held with(Root root) {
    var more = new ArrayList<>(roots);
    more.add(root);
    return new Held(more, own, pending, passwords, profilePasswords,
        pinned || root.use() == RootUse.CSMSRootCertificate);
  }

  Held withRoots(List<Root> now) {
    return new Held(now, own, pending, passwords, profilePasswords, pinned);
  }

  Held withOwn(List<Own> now) {
    return new Held(roots, now, pending, passwords, profilePasswords, pinned);
  }

  Held withPending(Optional<KeyPair> now) {
    return new Held(roots, own, now, passwords, profilePasswords, pinned);
  }

  Held withPasswords(List<String> now) {
    return new Held(roots, own, pending, now, profilePasswords, pinned);
  }

  Held withProfilePasswords(Map<String, String> now) {
    return new Held(roots, own, pending, passwords, now, pinned);
  }

  Holdings holdings() {
    return new Holdings(roots.stream().map(root -> new Holdings.Root(root.use(), root.certificate())).toList(),
        certificates(),
        own.isEmpty() ? Optional.empty() : Optional.of(own.getLast().certificate().getNotAfter().toInstant()));
  }

  @Override
  public String toString() {
    return roots.size() + " roots, " + own.size() + " own";
  }
}
