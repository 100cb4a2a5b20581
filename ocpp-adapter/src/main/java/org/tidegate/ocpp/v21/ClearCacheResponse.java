package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the authorization cache was emptied. Immutable. OCPP 2.1 Part 2, 1.10.2, C11. */
public record ClearCacheResponse(ClearCacheStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public ClearCacheResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static ClearCacheResponse of(ClearCacheStatusEnum status) {
    return new ClearCacheResponse(status, null, null);
  }
}
