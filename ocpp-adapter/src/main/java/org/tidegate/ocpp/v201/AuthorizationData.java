package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * An entry of the local authorization list. Immutable. OCPP 2.0.1 Part 2, 2.4.
 *
 * @param idTokenInfo absent in a differential update: the entry is removed
 */
public record AuthorizationData(IdToken idToken, @Nullable IdTokenInfo idTokenInfo, @Nullable CustomData customData) {
  public AuthorizationData {
    Check.required("idToken", idToken);
  }

  /** With the required fields only. */
  public static AuthorizationData of(IdToken idToken) {
    return new AuthorizationData(idToken, null, null);
  }
}
