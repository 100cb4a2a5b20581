package org.tidegate.domain.station;

import java.util.Optional;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TriggerReason;

/** Why a transaction ends. Immutable. */
record EndCause(TriggerReason trigger, StoppedReason reason, Optional<IdToken> token) {
  static final EndCause UNPLUGGED = new EndCause(TriggerReason.EVCommunicationLost, StoppedReason.EVDisconnected,
      Optional.empty());
  static final EndCause TIMEOUT = new EndCause(TriggerReason.EVConnectTimeout, StoppedReason.Timeout, Optional.empty());
  static final EndCause REMOTE = new EndCause(TriggerReason.RemoteStop, StoppedReason.Remote, Optional.empty());
  static final EndCause DEAUTHORIZED = new EndCause(TriggerReason.Deauthorized, StoppedReason.DeAuthorized,
      Optional.empty());
  static final EndCause RESET = new EndCause(TriggerReason.ResetCommand, StoppedReason.ImmediateReset,
      Optional.empty());
  static final EndCause POWER_LOSS = new EndCause(TriggerReason.AbnormalCondition, StoppedReason.PowerLoss,
      Optional.empty());

  static EndCause locally(Optional<IdToken> token) {
    return new EndCause(TriggerReason.StopAuthorized, StoppedReason.Local, token);
  }
}
