package org.tidegate.domain.station;

import java.util.Optional;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TriggerReason;

/**
 * Why a transaction ends, or is no longer authorized. Immutable.
 *
 * @param trigger of the event that tells it (E06.FR.15)
 * @param reason of the transaction's end (E06.FR.08, E07.FR.06)
 * @param token that did it (E07.FR.02)
 */
record EndCause(TriggerReason trigger, StoppedReason reason, Optional<IdToken> token) {
  static final EndCause UNPLUGGED = of(TriggerReason.EVCommunicationLost, StoppedReason.EVDisconnected);
  static final EndCause TIMEOUT = of(TriggerReason.EVConnectTimeout, StoppedReason.Timeout);
  static final EndCause REMOTE = of(TriggerReason.RemoteStop, StoppedReason.Remote);
  static final EndCause DEAUTHORIZED = of(TriggerReason.Deauthorized, StoppedReason.DeAuthorized);
  static final EndCause RESET = of(TriggerReason.ResetCommand, StoppedReason.ImmediateReset);
  static final EndCause POWER_LOSS = of(TriggerReason.AbnormalCondition, StoppedReason.PowerLoss);
  /** The parking bay is empty: whoever drives off ends it here. */
  static final EndCause DEPARTED = of(TriggerReason.EVDeparted, StoppedReason.Local);
  /** E15.FR.04. */
  static final EndCause VEHICLE_ENDED = of(TriggerReason.StopAuthorized, StoppedReason.StoppedByEV);
  /** The vehicle takes no more. */
  static final EndCause VEHICLE_SUSPENDED = of(TriggerReason.ChargingStateChanged, StoppedReason.StoppedByEV);
  /** OCPP 2.1 Q01.FR.06, 2.1 K18.FR.23, 2.1 K19.FR.16. */
  static final EndCause ENERGY_TRANSFER_REJECTED = of(TriggerReason.AbnormalCondition,
      StoppedReason.ReqEnergyTransferRejected);
  /** The station offers no more. */
  static final EndCause STATION_SUSPENDED = of(TriggerReason.ChargingStateChanged, StoppedReason.Other);

  static EndCause locally(Optional<IdToken> token) {
    return new EndCause(TriggerReason.StopAuthorized, StoppedReason.Local, token);
  }

  /** E06.FR.16. */
  static EndCause fault(FaultKind kind) {
    return of(TriggerReason.AbnormalCondition, kind.stoppedReason());
  }

  private static EndCause of(TriggerReason trigger, StoppedReason reason) {
    return new EndCause(trigger, reason, Optional.empty());
  }

  /** The same with the reason that was there before: why the driver's authorization had ended. */
  EndCause with(Optional<StoppedReason> earlier) {
    return new EndCause(trigger, earlier.orElse(reason), token);
  }
}
