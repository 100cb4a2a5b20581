package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.devicemodel.SecurityVariables;
import org.tidegate.domain.port.CertificateRequests;
import org.tidegate.domain.port.Keyring;
import org.tidegate.domain.port.Keyring.Deleting;
import org.tidegate.domain.port.Keyring.Installing;
import org.tidegate.domain.security.CertificateHash;
import org.tidegate.domain.security.InstalledRoot;
import org.tidegate.domain.security.RootUse;
import org.tidegate.domain.security.SecurityEventType;

/** The station's certificates as the central system manages them, OCPP 2.0.1 M03 to M05, A02, A03. Station loop only. */
@OnStationLoop
final class Certificates implements CertificateRequests {
  private final StationCore core;
  private final CertificateSigning signing;

  Certificates(StationCore core, CertificateSigning signing) {
    this.core = core;
    this.signing = signing;
  }

  @Override
  public CompletionStage<Installing> install(RootUse use, String pem) {
    var rules = new Keyring.Rules(core.now(), SecurityVariables.MOST_CERTIFICATES,
        core.deviceModel().bool(SecurityVariables.ADDITIONAL_ROOT_CERTIFICATE_CHECK));
    return core.keyring().install(use, pem, rules).thenApply(answer -> {
      if (answer.outcome() == Installing.Outcome.Accepted) {
        changed(use + " installed");
      }
      return answer;
    });
  }

  @Override
  public CompletionStage<List<InstalledRoot>> installed(Set<RootUse> uses) {
    return core.keyring().installed(uses);
  }

  @Override
  public CompletionStage<Deleting> delete(CertificateHash hash) {
    return core.keyring().delete(hash).thenApply(answer -> {
      if (answer == Deleting.Accepted) {
        changed("certificate " + hash.serialNumber() + " deleted");
      }
      return answer;
    });
  }

  @Override
  public CompletionStage<Optional<String>> certificateSigned(String chain, Optional<Integer> requestNumber) {
    return signing.signed(chain, requestNumber);
  }

  private void changed(String what) {
    core.acting().act(() -> core.security().raise(SecurityEventType.ReconfigurationOfSecurityParameters, what));
  }
}
