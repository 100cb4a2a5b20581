package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether it was taken. Immutable. OCPP 2.1 Part 2, 1.7.2, A02. */
public record CertificateSignedResponse(CertificateSignedStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public CertificateSignedResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static CertificateSignedResponse of(CertificateSignedStatusEnum status) {
    return new CertificateSignedResponse(status, null, null);
  }
}
