package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What profiles are followed under, beside time and EVSE. Immutable.
 *
 * @param zone the station's, for schedules that follow the wall clock (2.1 K01.FR.90)
 * @param offlineSince when the central system was lost; absent while it is there
 * @param setpointOf whose setpoint counts where the central system and an external system give one
 */
public record Circumstances(ZoneId zone, Optional<Instant> offlineSince, SetpointPriority setpointOf) {

  /** With the central system there. */
  public static Circumstances online(ZoneId zone) {
    return new Circumstances(zone, Optional.empty(), SetpointPriority.ExternalSystem);
  }

  /** The same without the central system since a moment. */
  public Circumstances offlineSince(Instant lost) {
    return new Circumstances(zone, Optional.of(lost), setpointOf);
  }

  /** OCPP 2.1 {@code SetpointPriority}, names as on the wire (2.1 Q06.FR.20). Immutable. */
  public enum SetpointPriority {
    /** The external system's; the standard's default. */
    ExternalSystem,
    /** The central system's. */
    CSMS
  }
}
