package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Puts a connector, an EVSE or the whole station in or out of service. Immutable.
 * OCPP 2.0.1 Part 2, 1.5.1, G03 and G04.
 *
 * @param evse absent: the whole charging station
 */
public record ChangeAvailabilityRequest(OperationalStatusEnum operationalStatus, @Nullable EVSE evse,
    @Nullable CustomData customData) implements OcppRequest {
  public ChangeAvailabilityRequest {
    Check.required("operationalStatus", operationalStatus);
  }

  /** With the required fields only. */
  public static ChangeAvailabilityRequest of(OperationalStatusEnum operationalStatus) {
    return new ChangeAvailabilityRequest(operationalStatus, null, null);
  }
}
