package org.tidegate.hardware.pilot;

import java.time.Duration;

/**
 * When a sleeping vehicle is woken by its pilot: one that was charging, is offered energy again after a pause and does not
 * ask for it. Once: one that does not answer then wants nothing. For one thread.
 */
public final class WakeUp {
  /** A vehicle that was charging before a pause and is offered energy again answers within seconds, or sleeps. */
  public static final Duration SLEEPS_AFTER = Duration.ofSeconds(30);

  private final PilotMachine.Timers timers;
  private final Runnable wake;
  private boolean wasReady;
  private PilotState last = PilotState.A1;
  private Runnable cancel = () -> {};

  /** Wakes by {@link PilotEvent#WAKE}, which is for the task to pass on. */
  public WakeUp(PilotMachine.Timers timers, Runnable wake) {
    this.timers = timers;
    this.wake = wake;
  }

  /** The pilot is in another state. */
  public void entered(PilotState state) {
    cancel.run();
    cancel = () -> {};
    if (state == PilotState.A1) {
      wasReady = false;
    }
    if (state.isReady()) {
      wasReady = true;
    }
    if (state == PilotState.B2 && last == PilotState.B1 && wasReady) {
      cancel = timers.after(SLEEPS_AFTER, this::wake);
    }
    last = state;
  }

  private void wake() {
    wasReady = false;
    wake.run();
  }
}
