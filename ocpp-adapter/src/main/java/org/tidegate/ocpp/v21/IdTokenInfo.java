package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * What the CSMS knows about a token. Immutable. OCPP 2.1 Part 2, 2.60.
 *
 * @param cacheExpiryDateTime from then on a cached answer is not valid
 * @param chargingPriority -9 to 9, higher goes first; absent means 0
 * @param language1 RFC 5646 tag of the driver's language
 * @param evseId the EVSEs the token may use; absent means all
 * @param language2 RFC 5646 tag of the driver's second language
 * @param personalMessage to show to the driver
 */
public record IdTokenInfo(AuthorizationStatusEnum status, @Nullable Instant cacheExpiryDateTime,
    @Nullable Integer chargingPriority, @Nullable String language1, @Nullable List<Integer> evseId,
    @Nullable IdToken groupIdToken, @Nullable String language2, @Nullable MessageContent personalMessage,
    @Nullable CustomData customData) {
  public IdTokenInfo {
    Check.required("status", status);
    Check.maxLength("language1", language1, 8);
    evseId = Check.optionalItems("evseId", evseId);
    Check.eachAtLeast("evseId", evseId, 0);
    Check.maxLength("language2", language2, 8);
  }

  /** With the required fields only. */
  public static IdTokenInfo of(AuthorizationStatusEnum status) {
    return new IdTokenInfo(status, null, null, null, null, null, null, null, null);
  }
}
