package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** An installed certificate with those below it. Immutable. OCPP 2.1 Part 2, 2.9. */
public record CertificateHashDataChain(CertificateHashData certificateHashData, GetCertificateIdUseEnum certificateType,
    @Nullable List<CertificateHashData> childCertificateHashData, @Nullable CustomData customData) {
  public CertificateHashDataChain {
    Check.required("certificateHashData", certificateHashData);
    Check.required("certificateType", certificateType);
    childCertificateHashData = Check.optionalItems("childCertificateHashData", childCertificateHashData, 4);
  }

  /** With the required fields only. */
  public static CertificateHashDataChain of(CertificateHashData certificateHashData,
      GetCertificateIdUseEnum certificateType) {
    return new CertificateHashDataChain(certificateHashData, certificateType, null, null);
  }
}
