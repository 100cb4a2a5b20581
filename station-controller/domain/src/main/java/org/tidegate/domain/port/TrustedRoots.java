package org.tidegate.domain.port;

import java.security.cert.X509Certificate;
import java.util.List;

/** Whom the station trusts to sign firmware. Asked on the station loop; answers at once. */
@FunctionalInterface
public interface TrustedRoots {
  /** The manufacturer's root certificates that are installed now; may be empty. */
  List<X509Certificate> manufacturer();
}
