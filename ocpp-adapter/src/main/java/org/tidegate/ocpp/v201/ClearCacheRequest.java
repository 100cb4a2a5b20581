package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppRequest;

/** Orders the authorization cache to be emptied. Immutable. OCPP 2.0.1 Part 2, 1.6.1, C11. */
public record ClearCacheRequest(@Nullable CustomData customData) implements OcppRequest {
  /** Without vendor extensions. */
  public static ClearCacheRequest of() {
    return new ClearCacheRequest(null);
  }
}
