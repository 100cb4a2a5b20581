package org.tidegate.ocpp.certificates;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What the installer gave. Immutable; never prints a secret.
 *
 * @param roots of the central system
 * @param own the station's certificate; absent without one
 * @param password for HTTP Basic authentication
 */
public record InstallersKeys(List<X509Certificate> roots, Optional<Identity> own, Optional<String> password) {
  /** Copies the list. */
  public InstallersKeys {
    roots = List.copyOf(roots);
  }

  /** Nothing at all. */
  public static final InstallersKeys NONE = new InstallersKeys(List.of(), Optional.empty(), Optional.empty());

  /** A private key with its certificate chain, the station's first. Immutable; never prints the key. */
  public record Identity(PrivateKey key, List<X509Certificate> chain) {
    /** Copies the list. */
    public Identity {
      chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
      return "identity";
    }
  }

  @Override
  public String toString() {
    return roots.size() + " roots";
  }
}
