package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a server or an external system wants to be kept to. Immutable. Holds what was received, even if wrong.
 *
 * @param id unique on the station
 * @param stackLevel the highest valid one of a purpose leads; lowest is 0
 * @param purpose what it is for
 * @param kind what its schedules are counted from
 * @param recurrency of a recurring profile
 * @param validFrom inclusive; absent: from its receipt
 * @param validTo exclusive; absent: until replaced or cleared
 * @param transactionId of a TxProfile
 * @param schedules the first is followed; more are offers to a vehicle with ISO 15118
 */
public record ChargingProfile(int id, int stackLevel, ProfilePurpose purpose, ProfileKind kind,
    Optional<Recurrency> recurrency, Optional<Instant> validFrom, Optional<Instant> validTo,
    Optional<String> transactionId, List<ChargingSchedule> schedules) {

  /** Copies the schedules. */
  public ChargingProfile {
    schedules = List.copyOf(schedules);
  }

  /** The same for this transaction. */
  public ChargingProfile ofTransaction(String id) {
    return new ChargingProfile(this.id, stackLevel, purpose, kind, recurrency, validFrom, validTo, Optional.of(id),
        schedules);
  }
}
