package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Brings a certificate that was asked for. Immutable. OCPP 2.0.1 Part 2, 1.4.1, A02.
 *
 * @param certificateChain PEM, leaf first; the root may be left out
 * @param certificateType the charging station's when absent
 */
public record CertificateSignedRequest(String certificateChain, @Nullable CertificateSigningUseEnum certificateType,
    @Nullable CustomData customData) implements OcppRequest {
  public CertificateSignedRequest {
    Check.required("certificateChain", certificateChain);
    Check.maxLength("certificateChain", certificateChain, 10000);
  }

  /** With the required fields only. */
  public static CertificateSignedRequest of(String certificateChain) {
    return new CertificateSignedRequest(certificateChain, null, null);
  }
}
