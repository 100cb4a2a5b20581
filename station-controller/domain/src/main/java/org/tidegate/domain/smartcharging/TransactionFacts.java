package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.quantity.StateOfCharge;

/**
 * The transaction that runs on an EVSE. Immutable.
 *
 * @param transactionId the station's id of it
 * @param started when the EVSE was first ready to deliver energy in it (connected and authorized): relative schedules
 *     count from here (K01.FR.42)
 * @param isPriority whether priority charging is activated for it, OCPP 2.1 K21 and K22
 * @param delaySeed what randomized delays are drawn from; kept for the whole transaction (2.1 K01.FR.93)
 * @param vehicle what is known of it
 */
public record TransactionFacts(String transactionId, Instant started, boolean isPriority, long delaySeed,
    VehicleFacts vehicle) {

  /** Without priority charging, with a seed of its id and an unknown vehicle. */
  public TransactionFacts(String transactionId, Instant started) {
    this(transactionId, started, false, transactionId.hashCode(), VehicleFacts.UNKNOWN);
  }

  /** The same with priority charging activated or not. */
  public TransactionFacts withPriority(boolean activated) {
    return new TransactionFacts(transactionId, started, activated, delaySeed, vehicle);
  }

  /** The same with this vehicle. */
  public TransactionFacts with(VehicleFacts known) {
    return new TransactionFacts(transactionId, started, isPriority, delaySeed, known);
  }

  /**
   * What profiles need to know about a vehicle. Immutable.
   *
   * @param stateOfCharge where told
   * @param tellsPhases whether it told its powers for L2 and L3 (2.1 K01.FR.142, V2X.08)
   */
  public record VehicleFacts(Optional<StateOfCharge> stateOfCharge, boolean tellsPhases) {
    /** Nothing is known. */
    public static final VehicleFacts UNKNOWN = new VehicleFacts(Optional.empty(), false);
  }
}
