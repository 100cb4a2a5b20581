package org.tidegate.ocpp.v201;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks for installed certificates. Immutable. OCPP 2.0.1 Part 2, 1.22.1, M03.
 *
 * @param certificateType all when absent
 */
public record GetInstalledCertificateIdsRequest(@Nullable List<GetCertificateIdUseEnum> certificateType,
    @Nullable CustomData customData) implements OcppRequest {
  public GetInstalledCertificateIdsRequest {
    certificateType = Check.optionalItems("certificateType", certificateType);
  }

  /** With the required fields only. */
  public static GetInstalledCertificateIdsRequest of() {
    return new GetInstalledCertificateIdsRequest(null, null);
  }
}
