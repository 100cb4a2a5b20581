package org.tidegate.domain.station;

import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.quantity.Watts;

/**
 * What the power stage of one EVSE was told of the most that may flow out of the vehicle. Station loop only. No command
 * needs more at any moment: more is told before it, once all decided so far is durable, and less after it, at once.
 */
@OnStationLoop
final class DischargeLimit {
  private final Journal journal;
  private final PowerStage stage;
  private Watts most = Watts.ZERO;
  private Watts told = Watts.ZERO;
  private long withdrawals;

  DischargeLimit(Journal journal, PowerStage stage) {
    this.journal = journal;
    this.stage = stage;
  }

  /** This much is left from now on; before the command that makes use of it. */
  void decided(Watts left) {
    most = left;
    if (left.isZero()) {
      withdrawals++;
    }
    if (left.compareTo(told) > 0) {
      long mark = withdrawals;
      journal.then(() -> {
        if (mark == withdrawals) {
          tell(left.min(most).max(told));
        }
      });
    }
  }

  /** No command needs more than what is left any more. */
  void commanded() {
    tell(most.min(told));
  }

  private void tell(Watts limit) {
    if (!limit.equals(told)) {
      told = limit;
      stage.dischargeAtMost(limit);
    }
  }
}
