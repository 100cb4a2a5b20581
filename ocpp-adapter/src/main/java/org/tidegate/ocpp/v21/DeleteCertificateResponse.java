package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says what became of it. Immutable. OCPP 2.1 Part 2, 1.21.2, M04. */
public record DeleteCertificateResponse(DeleteCertificateStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public DeleteCertificateResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static DeleteCertificateResponse of(DeleteCertificateStatusEnum status) {
    return new DeleteCertificateResponse(status, null, null);
  }
}
