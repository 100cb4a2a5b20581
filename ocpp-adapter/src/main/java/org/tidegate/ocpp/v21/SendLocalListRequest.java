package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Replaces or amends the local authorization list. Immutable. OCPP 2.1 Part 2, 1.72.1, D01.
 *
 * @param versionNumber of the list once updated
 * @param localAuthorizationList absent in a full update: the list becomes empty
 */
public record SendLocalListRequest(Integer versionNumber, UpdateEnum updateType,
    @Nullable List<AuthorizationData> localAuthorizationList, @Nullable CustomData customData) implements OcppRequest {
  public SendLocalListRequest {
    Check.required("versionNumber", versionNumber);
    Check.required("updateType", updateType);
    localAuthorizationList = Check.optionalItems("localAuthorizationList", localAuthorizationList);
  }

  /** With the required fields only. */
  public static SendLocalListRequest of(Integer versionNumber, UpdateEnum updateType) {
    return new SendLocalListRequest(versionNumber, updateType, null, null);
  }
}
