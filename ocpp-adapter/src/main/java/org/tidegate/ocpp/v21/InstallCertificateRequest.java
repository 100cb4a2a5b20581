package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Brings a root certificate. Immutable. OCPP 2.1 Part 2, 1.41.1, M05.
 *
 * @param certificate in PEM
 */
public record InstallCertificateRequest(InstallCertificateUseEnum certificateType, String certificate,
    @Nullable CustomData customData) implements OcppRequest {
  public InstallCertificateRequest {
    Check.required("certificateType", certificateType);
    Check.required("certificate", certificate);
    Check.maxLength("certificate", certificate, 10000);
  }

  /** With the required fields only. */
  public static InstallCertificateRequest of(InstallCertificateUseEnum certificateType, String certificate) {
    return new InstallCertificateRequest(certificateType, certificate, null);
  }
}
