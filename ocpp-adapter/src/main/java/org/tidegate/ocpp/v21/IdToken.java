package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Identifies who wants to charge. Immutable. OCPP 2.1 Part 2, 2.61.
 *
 * @param idToken compared without regard to case; empty for type NoAuthorization
 */
public record IdToken(String idToken, String type, @Nullable List<AdditionalInfo> additionalInfo,
    @Nullable CustomData customData) {
  public IdToken {
    Check.required("idToken", idToken);
    Check.maxLength("idToken", idToken, 255);
    Check.required("type", type);
    Check.maxLength("type", type, 20);
    additionalInfo = Check.optionalItems("additionalInfo", additionalInfo);
  }

  /** With the required fields only. */
  public static IdToken of(String idToken, String type) {
    return new IdToken(idToken, type, null, null);
  }

  /** Without what must not be logged. */
  @Override
  public String toString() {
    return "IdToken[type=" + type + "]";
  }
}
