package org.tidegate.hardware.pilot;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A control pilot that follows its table. For one thread. What the station offers is remembered: it holds again when the
 * next vehicle comes.
 */
public final class PilotMachine {
  private static final Logger LOG = LoggerFactory.getLogger(PilotMachine.class);

  private final int evseId;
  private final PilotTable table;
  private final Timers timers;
  private final Effects effects;
  private final Set<PilotEvent> refused = EnumSet.noneOf(PilotEvent.class);
  private PilotState state = PilotState.A1;
  private boolean offered;
  private boolean supplyAllowed;
  private Runnable cancel = () -> {};

  /** A pilot without a vehicle. */
  public PilotMachine(int evseId, PilotTable table, Timers timers, Effects effects) {
    this.evseId = evseId;
    this.table = table;
    this.timers = timers;
    this.effects = effects;
  }

  /** Where it is. */
  public PilotState state() {
    return state;
  }

  /** Whether the contactor may be closed. */
  public boolean isSupplyAllowed() {
    return supplyAllowed;
  }

  /** Something happened. */
  public void on(PilotEvent event) {
    offered = event == PilotEvent.OFFER || offered && event != PilotEvent.WITHDRAW;
    var step = table.step(state, event);
    if (step.isEmpty()) {
      if (refused.add(event)) {
        LOG.warn("evse {}: control pilot {} refuses {}", evseId, state, event);
      }
      return;
    }
    PilotState before = state;
    state = step.get().state();
    step.get().commands().forEach(this::carryOut);
    if (state != before) {
      refused.clear();
      LOG.info("evse {}: control pilot {} → {} ({})", evseId, before, state, event);
      effects.entered(state);
      offerAgain();
    }
  }

  private void offerAgain() {
    if (offered && table.step(state, PilotEvent.OFFER).filter(step -> step.state() != state).isPresent()) {
      on(PilotEvent.OFFER);
    }
  }

  private void carryOut(PilotCommand command) {
    switch (command) {
      case ALLOW_SUPPLY -> supply(true);
      case FORBID_SUPPLY -> supply(false);
      case START_STOP_TIME -> start(PilotCommand.STOPS_WITHIN);
      case START_WAKE_TIME -> start(PilotCommand.WAKES_AFTER);
      case CANCEL_TIME -> cancel.run();
      case MODULATE, STEADY, NEGATIVE -> effects.shows(command);
    }
  }

  private void supply(boolean allowed) {
    supplyAllowed = allowed;
    effects.supplyAllowed(allowed);
  }

  private void start(Duration time) {
    cancel.run();
    cancel = timers.after(time, () -> on(PilotEvent.TIME));
  }

  /** Starts times. */
  @FunctionalInterface
  public interface Timers {
    /** Runs the task on the same thread after this time; running the result takes it back. */
    Runnable after(Duration time, Runnable task);
  }

  /** What a pilot moves. */
  public interface Effects {
    /** The contactor may be closed, or must open now. */
    void supplyAllowed(boolean allowed);

    /** The pilot is modulated, steady or negative from now on. */
    void shows(PilotCommand signal);

    /** It is in another state. */
    void entered(PilotState state);
  }
}
