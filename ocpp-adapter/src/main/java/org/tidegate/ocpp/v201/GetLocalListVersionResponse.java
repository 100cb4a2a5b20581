package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Gives the version of the local authorization list. Immutable. OCPP 2.0.1 Part 2, 1.23.2, D02.
 *
 * @param versionNumber {@code 0} when there is no list
 */
public record GetLocalListVersionResponse(Integer versionNumber,
    @Nullable CustomData customData) implements OcppResponse {
  public GetLocalListVersionResponse {
    Check.required("versionNumber", versionNumber);
  }

  /** With the required fields only. */
  public static GetLocalListVersionResponse of(Integer versionNumber) {
    return new GetLocalListVersionResponse(versionNumber, null);
  }
}
