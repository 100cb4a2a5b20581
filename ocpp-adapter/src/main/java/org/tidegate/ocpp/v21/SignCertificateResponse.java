package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the CSMS will see to it. Immutable. OCPP 2.1 Part 2, 1.82.2, A02. */
public record SignCertificateResponse(GenericStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public SignCertificateResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static SignCertificateResponse of(GenericStatusEnum status) {
    return new SignCertificateResponse(status, null, null);
  }
}
