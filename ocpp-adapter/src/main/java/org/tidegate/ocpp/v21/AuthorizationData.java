package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * An entry of the local authorization list. Immutable. OCPP 2.1 Part 2, 2.7.
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
