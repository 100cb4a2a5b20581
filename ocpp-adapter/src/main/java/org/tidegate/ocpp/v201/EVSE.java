package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Points at an EVSE, or at one of its connectors. Immutable. OCPP 2.0.1 Part 2, 2.23.
 *
 * @param id from 1
 * @param connectorId from 1, within the EVSE; absent: the EVSE
 */
public record EVSE(Integer id, @Nullable Integer connectorId, @Nullable CustomData customData) {
  public EVSE {
    Check.required("id", id);
  }

  /** With the required fields only. */
  public static EVSE of(Integer id) {
    return new EVSE(id, null, null);
  }
}
