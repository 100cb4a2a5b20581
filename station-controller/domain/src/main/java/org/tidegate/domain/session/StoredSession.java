package org.tidegate.domain.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.sale.RecorderState;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.StoppedReason;

/**
 * A vehicle's stay as it survives a power cut. Immutable.
 *
 * @param id random, unique
 * @param nonce one-time text for a remote answer
 * @param evseId where
 * @param since when the vehicle was plugged in, UTC
 * @param plugMark the device's proof of which plugging-in this is
 * @param partyRef random stand-in for the driver in the records
 * @param first meter reading of the stay
 * @param permissionId of the newest permission
 * @param conditions picked or set so far
 * @param driver who identified in the stay last, also when no longer authorized
 * @param authorization who may charge
 * @param visitor pseudonym of who has shown by a PIN to be themselves; absent: nobody
 * @param transaction the running transaction
 * @param recorder the open stretch of the records
 * @param chargesNowSince when the driver chose ordinary charging, UTC; absent: the aggregator's setpoints are followed
 * @param offlineSince when the link to the central system was lost, UTC; absent: it was up
 * @param savedAt when this was so, UTC
 */
public record StoredSession(
    String id,
    String nonce,
    int evseId,
    Instant since,
    Optional<String> plugMark,
    String partyRef,
    Optional<MeterReading> first,
    String permissionId,
    Optional<Conditions> conditions,
    Optional<IdToken> driver,
    Optional<StoredAuthorization> authorization,
    Optional<String> visitor,
    Optional<StoredTransaction> transaction,
    Optional<RecorderState> recorder,
    Optional<Instant> chargesNowSince,
    Optional<Instant> offlineSince,
    Instant savedAt) {

  /**
   * Who may charge in this session.
   *
   * @param token of the driver
   * @param answer of whoever authorized it
   * @param reservationId of the reservation that was used for it, while the central system was not told
   */
  public record StoredAuthorization(IdToken token, Authorization answer, Optional<Integer> reservationId) {}

  /**
   * A running transaction.
   *
   * @param id at most 36 characters
   * @param started when, UTC
   * @param nextSeqNo of the next event
   * @param state last told
   * @param charging how long energy has been flowing
   * @param remoteStartId of the request that started it
   * @param evseTold whether an event has carried the EVSE
   * @param stoppedBy why its authorization ended, while it goes on
   * @param chargingPriority that the central system gave it
   * @param allowed energy transfers that the central system allowed for it
   * @param modeTold operation mode told last; absent: none
   */
  public record StoredTransaction(
      String id,
      Instant started,
      int nextSeqNo,
      ChargingState state,
      Duration charging,
      Optional<Integer> remoteStartId,
      boolean evseTold,
      Optional<StoppedReason> stoppedBy,
      Optional<Integer> chargingPriority,
      Optional<Set<EnergyTransfer>> allowed,
      Optional<OperationMode> modeTold) {}
}
