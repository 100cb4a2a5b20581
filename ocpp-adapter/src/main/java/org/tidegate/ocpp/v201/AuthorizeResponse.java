package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Says whether the token may charge. Immutable. OCPP 2.0.1 Part 2, 1.1.2, C01.
 *
 * @param certificateStatus result of the contract certificate check
 */
public record AuthorizeResponse(IdTokenInfo idTokenInfo, @Nullable AuthorizeCertificateStatusEnum certificateStatus,
    @Nullable CustomData customData) implements OcppResponse {
  public AuthorizeResponse {
    Check.required("idTokenInfo", idTokenInfo);
  }

  /** With the required fields only. */
  public static AuthorizeResponse of(IdTokenInfo idTokenInfo) {
    return new AuthorizeResponse(idTokenInfo, null, null);
  }
}
