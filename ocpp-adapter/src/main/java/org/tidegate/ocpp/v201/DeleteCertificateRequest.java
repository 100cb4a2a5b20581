package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Asks to delete a certificate. Immutable. OCPP 2.0.1 Part 2, 1.14.1, M04. */
public record DeleteCertificateRequest(CertificateHashData certificateHashData,
    @Nullable CustomData customData) implements OcppRequest {
  public DeleteCertificateRequest {
    Check.required("certificateHashData", certificateHashData);
  }

  /** With the required fields only. */
  public static DeleteCertificateRequest of(CertificateHashData certificateHashData) {
    return new DeleteCertificateRequest(certificateHashData, null);
  }
}
