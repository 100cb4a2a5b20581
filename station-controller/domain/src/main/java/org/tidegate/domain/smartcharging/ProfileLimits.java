package org.tidegate.domain.smartcharging;

import java.util.Set;

/**
 * How much the station takes, as its device model says. Immutable.
 *
 * @param maxStackLevel highest stack level
 * @param periodsPerSchedule most periods of a schedule, at most 1024
 * @param schedulesPerProfile most schedules of a profile, at most 3; more than one only for ISO 15118 (K01.FR.34)
 * @param entries most profiles installed at a time
 * @param units that a schedule may be written in (K01.FR.26)
 * @param additionalPurposes those of OCPP 2.1 that are taken ({@code SupportedAdditionalPurposes})
 * @param features of OCPP 2.1 that are taken
 */
public record ProfileLimits(int maxStackLevel, int periodsPerSchedule, int schedulesPerProfile, int entries,
    Set<RateUnit> units, Set<ProfilePurpose> additionalPurposes, Set<ProfileFeature> features) {
  /** The purposes that OCPP 2.1 added. */
  public static final Set<ProfilePurpose> ADDITIONAL_PURPOSES = Set.of(ProfilePurpose.PriorityCharging,
      ProfilePurpose.LocalGeneration);

  /** Copies the sets. */
  public ProfileLimits {
    units = Set.copyOf(units);
    additionalPurposes = Set.copyOf(additionalPurposes);
    features = Set.copyOf(features);
  }

  /** With all of OCPP 2.1 that this station offers. */
  public ProfileLimits(int maxStackLevel, int periodsPerSchedule, int schedulesPerProfile, int entries,
      Set<RateUnit> units) {
    this(maxStackLevel, periodsPerSchedule, schedulesPerProfile, entries, units, ADDITIONAL_PURPOSES,
        ProfileFeature.OFFERED);
  }

  boolean lacks(ProfileFeature feature) {
    return !features.contains(feature);
  }

  boolean lacks(ProfilePurpose purpose) {
    return ADDITIONAL_PURPOSES.contains(purpose) && !additionalPurposes.contains(purpose);
  }

  /** The same, with what the installer preset in the device model. */
  public ProfileLimits preset(int level, int periods, Set<RateUnit> known) {
    return new ProfileLimits(level, periods, schedulesPerProfile, entries, known, additionalPurposes,
        features);
  }
}
