package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppRequest;

/** Shows the CSMS that the charging station is alive. Immutable. OCPP 2.1 Part 2, 1.40.1, G02. */
public record HeartbeatRequest(@Nullable CustomData customData) implements OcppRequest {

  /** Without any field. */
  public static HeartbeatRequest of() {
    return new HeartbeatRequest(null);
  }
}
