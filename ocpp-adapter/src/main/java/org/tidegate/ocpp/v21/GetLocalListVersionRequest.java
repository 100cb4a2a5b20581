package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppRequest;

/** Asks for the version of the local authorization list. Immutable. OCPP 2.1 Part 2, 1.32.1, D02. */
public record GetLocalListVersionRequest(@Nullable CustomData customData) implements OcppRequest {

  /** Without any field. */
  public static GetLocalListVersionRequest of() {
    return new GetLocalListVersionRequest(null);
  }
}
