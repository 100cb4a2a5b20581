package org.tidegate.domain.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.port.Keyring.Deleting;
import org.tidegate.domain.port.Keyring.Installing;
import org.tidegate.domain.security.CertificateHash;
import org.tidegate.domain.security.InstalledRoot;
import org.tidegate.domain.security.RootUse;

/**
 * What the central system asks about certificates. Every method is called on the station loop and returns at once; stages
 * complete on the loop, once what was asked is durable.
 */
public interface CertificateRequests {
  /** Installs a root certificate in PEM, M05. */
  CompletionStage<Installing> install(RootUse use, String pem);

  /** The root certificates of these uses, M03. */
  CompletionStage<List<InstalledRoot>> installed(Set<RootUse> uses);

  /** Deletes a root certificate, M04. */
  CompletionStage<Deleting> delete(CertificateHash hash);

  /**
   * Takes the station's new certificate, A02 and A03. Completes with why not, in English; empty when it is taken.
   *
   * @param requestNumber of the signing request that it answers, where the central system says it
   */
  CompletionStage<Optional<String>> certificateSigned(String chain, Optional<Integer> requestNumber);
}
