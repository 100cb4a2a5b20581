package org.tidegate.domain.transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.tariff.CostDetails;

/**
 * Something that happened in a transaction, OCPP 2.0.1 section E. Immutable, and stored durably before it is sent.
 *
 * @param type started, updated or ended
 * @param at when it happened, UTC
 * @param trigger why it is told
 * @param seqNo counts from 0 within the transaction, without gaps
 * @param offline whether the central system could not be reached when it happened
 * @param transactionId chosen by the station, at most 36 characters
 * @param evseId where
 * @param evseTold whether the event carries the EVSE: only the first after it became known does (E01.FR.16)
 * @param chargingState told when it is part of the event
 * @param timeSpentCharging how long energy was flowing, when told
 * @param stoppedReason only in the last event
 * @param remoteStartId of the request that started it
 * @param idToken told once per authorization (E03.FR.01)
 * @param meterValues taken for this event
 * @param phasesUsed how many phases the vehicle uses, told when energy starts to flow and when it changes
 * @param cableAmps what the cable carries, told with the EVSE where it is known
 * @param reservationId of the reservation that the driver used, told with the token (E03.FR.03)
 * @param operationMode told when it changed; OCPP 2.1
 * @param evseSleep whether the power electronics are off by the central system's wish, told while they are; OCPP 2.1
 * @param evccId of a vehicle that may interchange power both ways, told with its driver's token; OCPP 2.1. Personal data
 * @param tariffId of the tariff that is followed from now on, told once (OCPP 2.1 I07, I08, I11)
 * @param cost worked out by the station (OCPP 2.1 I12)
 */
public record TransactionEvent(
    Type type,
    Instant at,
    TriggerReason trigger,
    int seqNo,
    boolean offline,
    String transactionId,
    int evseId,
    boolean evseTold,
    Optional<ChargingState> chargingState,
    Optional<Duration> timeSpentCharging,
    Optional<StoppedReason> stoppedReason,
    Optional<Integer> remoteStartId,
    Optional<IdToken> idToken,
    List<MeterValue> meterValues,
    Optional<Integer> phasesUsed,
    Optional<Integer> cableAmps,
    Optional<Integer> reservationId,
    Optional<OperationMode> operationMode,
    Optional<Boolean> evseSleep,
    Optional<String> evccId,
    Optional<String> tariffId,
    Optional<CostDetails> cost) {

  /** Without anything that OCPP 2.1 adds. */
  public TransactionEvent(Type type, Instant at, TriggerReason trigger, int seqNo, boolean offline,
      String transactionId, int evseId, boolean evseTold, Optional<ChargingState> chargingState,
      Optional<Duration> timeSpentCharging, Optional<StoppedReason> stoppedReason, Optional<Integer> remoteStartId,
      Optional<IdToken> idToken, List<MeterValue> meterValues, Optional<Integer> phasesUsed,
      Optional<Integer> cableAmps, Optional<Integer> reservationId) {
    this(type, at, trigger, seqNo, offline, transactionId, evseId, evseTold, chargingState, timeSpentCharging,
        stoppedReason, remoteStartId, idToken, meterValues, phasesUsed, cableAmps, reservationId,
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Copies the list. */
  public TransactionEvent {
    meterValues = List.copyOf(meterValues);
  }

  /** The same, told as one that happened or waited while the central system could not be reached (E11.FR.07). */
  public TransactionEvent asOffline() {
    return new TransactionEvent(type, at, trigger, seqNo, true, transactionId, evseId, evseTold, chargingState,
        timeSpentCharging, stoppedReason, remoteStartId, idToken, meterValues, phasesUsed, cableAmps, reservationId,
        operationMode, evseSleep, evccId, tariffId, cost);
  }

  /** The same with the operation mode and the sleep that it happened in. */
  public TransactionEvent in(Optional<OperationMode> mode, Optional<Boolean> sleep) {
    return new TransactionEvent(type, at, trigger, seqNo, offline, transactionId, evseId, evseTold, chargingState,
        timeSpentCharging, stoppedReason, remoteStartId, idToken, meterValues, phasesUsed, cableAmps, reservationId,
        mode, sleep, evccId, tariffId, cost);
  }

  /** The same, naming the vehicle. */
  public TransactionEvent of(Optional<String> vehicle) {
    return new TransactionEvent(type, at, trigger, seqNo, offline, transactionId, evseId, evseTold, chargingState,
        timeSpentCharging, stoppedReason, remoteStartId, idToken, meterValues, phasesUsed, cableAmps, reservationId,
        operationMode, evseSleep, vehicle, tariffId, cost);
  }

  /** The same, telling the tariff and the cost. */
  public TransactionEvent costing(Optional<String> followed, Optional<CostDetails> details) {
    return new TransactionEvent(type, at, trigger, seqNo, offline, transactionId, evseId, evseTold, chargingState,
        timeSpentCharging, stoppedReason, remoteStartId, idToken, meterValues, phasesUsed, cableAmps, reservationId,
        operationMode, evseSleep, evccId, followed, details);
  }

  /** Where in the transaction's life. */
  public enum Type {
    Started,
    Updated,
    Ended
  }
}
