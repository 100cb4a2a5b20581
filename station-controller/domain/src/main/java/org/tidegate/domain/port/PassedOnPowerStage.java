package org.tidegate.domain.port;

import java.time.Duration;
import org.tidegate.domain.quantity.Watts;

/** Passes everything on; what is to be different is overridden. Station loop only. */
public abstract class PassedOnPowerStage implements PowerStage {
  private final PowerStage to;

  /** Passes on to this one. */
  protected PassedOnPowerStage(PowerStage to) {
    this.to = to;
  }

  @Override
  public void command(Watts target, Duration lease) {
    to.command(target, lease);
  }

  @Override
  public void dischargeAtMost(Watts most) {
    to.dischargeAtMost(most);
  }

  @Override
  public void rest() {
    to.rest();
  }
}
