package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Tells installed certificates. Immutable. OCPP 2.1 Part 2, 1.31.2, M03. */
public record GetInstalledCertificateIdsResponse(GetInstalledCertificateStatusEnum status,
    @Nullable StatusInfo statusInfo, @Nullable List<CertificateHashDataChain> certificateHashDataChain,
    @Nullable CustomData customData) implements OcppResponse {
  public GetInstalledCertificateIdsResponse {
    Check.required("status", status);
    certificateHashDataChain = Check.optionalItems("certificateHashDataChain", certificateHashDataChain);
  }

  /** With the required fields only. */
  public static GetInstalledCertificateIdsResponse of(GetInstalledCertificateStatusEnum status) {
    return new GetInstalledCertificateIdsResponse(status, null, null, null);
  }
}
