package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks for a certificate. Immutable. OCPP 2.1 Part 2, 1.82.1, A02.
 *
 * @param csr RFC 2986, in PEM
 * @param certificateType the charging station's when absent
 * @param hashRootCertificate whose chain is wanted
 * @param requestId comes back with the answer
 */
public record SignCertificateRequest(String csr, @Nullable CertificateSigningUseEnum certificateType,
    @Nullable CertificateHashData hashRootCertificate, @Nullable Integer requestId,
    @Nullable CustomData customData) implements OcppRequest {
  public SignCertificateRequest {
    Check.required("csr", csr);
    Check.maxLength("csr", csr, 5500);
  }

  /** With the required fields only. */
  public static SignCertificateRequest of(String csr) {
    return new SignCertificateRequest(csr, null, null, null, null);
  }
}
