package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks for a certificate. Immutable. OCPP 2.0.1 Part 2, 1.58.1, A02.
 *
 * @param csr RFC 2986, in PEM
 * @param certificateType the charging station's when absent
 */
public record SignCertificateRequest(String csr, @Nullable CertificateSigningUseEnum certificateType,
    @Nullable CustomData customData) implements OcppRequest {
  public SignCertificateRequest {
    Check.required("csr", csr);
    Check.maxLength("csr", csr, 5500);
  }

  /** With the required fields only. */
  public static SignCertificateRequest of(String csr) {
    return new SignCertificateRequest(csr, null, null);
  }
}
