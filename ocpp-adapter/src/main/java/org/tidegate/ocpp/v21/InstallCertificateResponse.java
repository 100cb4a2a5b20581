package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether it was installed. Immutable. OCPP 2.1 Part 2, 1.41.2, M05. */
public record InstallCertificateResponse(InstallCertificateStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public InstallCertificateResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static InstallCertificateResponse of(InstallCertificateStatusEnum status) {
    return new InstallCertificateResponse(status, null, null);
  }
}
