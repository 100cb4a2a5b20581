package org.tidegate.domain.smartcharging;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What OCPP 2.1 lets a station offer with its profiles or not; the device model tells which. Immutable. */
public enum ProfileFeature {
  /** Kind Dynamic, K28. */
  DYNAMIC_PROFILES("SupportsDynamicProfiles"),
  /** How long a profile holds offline, Q11. */
  MAX_OFFLINE_DURATION("SupportsMaxOfflineDuration"),
  /** Schedules that follow the wall clock. */
  USE_LOCAL_TIME("SupportsUseLocalTime"),
  /** Periods that start a little later, each time anew. */
  RANDOMIZED_DELAY("SupportsRandomizedDelay"),
  /** A cap from a state of charge on. */
  LIMIT_AT_SOC("SupportsLimitAtSoC"),
  /** Power electronics that can be sent to sleep, Q10. */
  EVSE_SLEEP("SupportsEvseSleep");

  /** What this station offers: all of it. */
  public static final Set<ProfileFeature> OFFERED = Collections.unmodifiableSet(EnumSet.allOf(ProfileFeature.class));

  private final String variable;

  ProfileFeature(String variable) {
    this.variable = variable;
  }

  /** Of SmartChargingCtrlr, that tells whether it is offered. */
  public String variable() {
    return variable;
  }
}
