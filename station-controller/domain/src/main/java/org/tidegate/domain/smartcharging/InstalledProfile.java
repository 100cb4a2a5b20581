package org.tidegate.domain.smartcharging;

import java.time.Instant;

/**
 * A profile the station keeps to. Immutable.
 *
 * @param evseId 0 is the station: then it holds for every EVSE
 * @param profile what to keep to
 * @param receivedAt when it came, UTC
 */
public record InstalledProfile(int evseId, ChargingProfile profile, Instant receivedAt) {

  /** Whether it stands for a limit that an external system set. */
  public boolean isExternal() {
    return profile.purpose() == ProfilePurpose.ChargingStationExternalConstraints
        || profile.id() <= ExternalLimit.HIGHEST_PROFILE_ID;
  }

  /** Who set it. */
  public LimitSource source() {
    return isExternal() ? ExternalLimit.sourceOf(profile.id()) : LimitSource.CSO;
  }

  /** A profile that has just come. */
  public static InstalledProfile received(int evseId, ChargingProfile profile, Instant now) {
    return new InstalledProfile(evseId, profile.receivedAt(now), now);
  }

  /** Whether both could lead at the same stack level at the same time (K01.FR.06, .39, .52, .53). */
  boolean collidesWith(InstalledProfile other) {
    if (profile.id() == other.profile.id() || profile.purpose() != other.profile.purpose()
        || profile.stackLevel() != other.profile.stackLevel()) {
      return false;
    }
    return switch (profile.purpose()) {
      case TxProfile -> profile.transactionId().equals(other.profile.transactionId());
      case TxDefaultProfile, PriorityCharging ->
        evseId == other.evseId ? overlaps(other) : evseId == 0 || other.evseId == 0;
      case ChargingStationMaxProfile, ChargingStationExternalConstraints, LocalGeneration ->
        evseId == other.evseId && overlaps(other);
    };
  }

  private boolean overlaps(InstalledProfile other) {
    return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
  }

  private boolean startsBeforeEndOf(InstalledProfile other) {
    var start = profile.validFrom().orElse(receivedAt);
    return other.profile.validTo().map(start::isBefore).orElse(true);
  }
}
