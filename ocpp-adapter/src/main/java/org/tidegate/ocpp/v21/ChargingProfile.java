package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A schedule of limits and when it applies. Immutable. OCPP 2.1 Part 2, 2.17.
 *
 * @param stackLevel from 0, higher wins
 * @param chargingSchedule more than one only to let an ISO 15118 vehicle choose
 * @param validFrom absent: from receipt
 * @param validTo absent: until replaced
 * @param transactionId only with purpose TxProfile; compared without regard to case
 * @param maxOfflineDuration seconds offline after which it is not valid
 * @param invalidAfterOfflineDuration whether it stays invalid when the link is back
 * @param dynUpdateInterval seconds between updates that the station pulls, 0: none
 * @param dynUpdateTime of the latest update of a dynamic profile
 */
public record ChargingProfile(Integer id, Integer stackLevel, ChargingProfilePurposeEnum chargingProfilePurpose,
    ChargingProfileKindEnum chargingProfileKind, List<ChargingSchedule> chargingSchedule,
    @Nullable RecurrencyKindEnum recurrencyKind, @Nullable Instant validFrom, @Nullable Instant validTo,
    @Nullable String transactionId, @Nullable Integer maxOfflineDuration, @Nullable Boolean invalidAfterOfflineDuration,
    @Nullable Integer dynUpdateInterval, @Nullable Instant dynUpdateTime, @Nullable String priceScheduleSignature,
    @Nullable CustomData customData) {
  public ChargingProfile {
    Check.required("id", id);
    Check.required("stackLevel", stackLevel);
    Check.atLeast("stackLevel", stackLevel, 0);
    Check.required("chargingProfilePurpose", chargingProfilePurpose);
    Check.required("chargingProfileKind", chargingProfileKind);
    chargingSchedule = Check.items("chargingSchedule", chargingSchedule, 3);
    Check.maxLength("transactionId", transactionId, 36);
    Check.maxLength("priceScheduleSignature", priceScheduleSignature, 256);
  }

  /** With the required fields only. */
  public static ChargingProfile of(Integer id, Integer stackLevel, ChargingProfilePurposeEnum chargingProfilePurpose,
      ChargingProfileKindEnum chargingProfileKind, List<ChargingSchedule> chargingSchedule) {
    return new ChargingProfile(id, stackLevel, chargingProfilePurpose, chargingProfileKind, chargingSchedule, null,
        null, null, null, null, null, null, null, null, null);
  }
}
