package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppRequest;

/** Shows the CSMS that the charging station is alive. Immutable. OCPP 2.0.1 Part 2, 1.29.1, G02. */
public record HeartbeatRequest(@Nullable CustomData customData) implements OcppRequest {
  /** Without vendor extensions. */
  public static HeartbeatRequest of() {
    return new HeartbeatRequest(null);
  }
}
