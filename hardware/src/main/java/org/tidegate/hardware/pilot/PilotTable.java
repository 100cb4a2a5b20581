package org.tidegate.hardware.pilot;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.tidegate.hardware.pilot.PilotCommand.ALLOW_SUPPLY;
import static org.tidegate.hardware.pilot.PilotCommand.CANCEL_TIME;
import static org.tidegate.hardware.pilot.PilotCommand.FORBID_SUPPLY;
import static org.tidegate.hardware.pilot.PilotCommand.MODULATE;
import static org.tidegate.hardware.pilot.PilotCommand.NEGATIVE;
import static org.tidegate.hardware.pilot.PilotCommand.START_STOP_TIME;
import static org.tidegate.hardware.pilot.PilotCommand.START_WAKE_TIME;
import static org.tidegate.hardware.pilot.PilotCommand.STEADY;
import static org.tidegate.hardware.pilot.PilotState.A1;
import static org.tidegate.hardware.pilot.PilotState.B1;
import static org.tidegate.hardware.pilot.PilotState.B2;
import static org.tidegate.hardware.pilot.PilotState.C1;
import static org.tidegate.hardware.pilot.PilotState.C2;
import static org.tidegate.hardware.pilot.PilotState.D1;
import static org.tidegate.hardware.pilot.PilotState.D2;
import static org.tidegate.hardware.pilot.PilotState.E;
import static org.tidegate.hardware.pilot.PilotState.F;
import static org.tidegate.hardware.pilot.PilotState.WAKING;

/**
 * Every change of a control pilot's state that there is, IEC 61851-1 tables A.4 and A.6. Immutable. A pair that is not
 * listed is refused.
 */
public final class PilotTable {
  /** For a station that can't ventilate: a vehicle in state D gets no energy. */
  public static final PilotTable WITHOUT_VENTILATION = new PilotTable(FORBID_SUPPLY);
  /** For a station that ventilates, or stands outdoors. */
  public static final PilotTable WITH_VENTILATION = new PilotTable(ALLOW_SUPPLY);

  private final PilotCommand inD;
  private final Map<PilotState, Map<PilotEvent, Step>> steps = new EnumMap<>(PilotState.class);

  private PilotTable(PilotCommand inD) {
    this.inD = inD;
    nothingOffered();
    offered();
    outOfOrder();
  }

  /** What this event does in this state; absent: it is refused. */
  public Optional<Step> step(PilotState state, PilotEvent event) {
    return Optional.ofNullable(steps.getOrDefault(state, Map.of()).get(event));
  }

  private void nothingOffered() {
    levels(A1, A1, B1, C1, D1);
    on(A1, PilotEvent.OFFER, A1);
    on(A1, PilotEvent.WITHDRAW, A1);
    levels(B1, A1, B1, C1, D1);
    on(B1, PilotEvent.OFFER, B2, MODULATE);
    on(B1, PilotEvent.WITHDRAW, B1);
    on(B1, PilotEvent.WAKE, WAKING, NEGATIVE, START_WAKE_TIME);
    on(WAKING, PilotEvent.TIME, B1, STEADY);
    on(WAKING, PilotEvent.OFFER, WAKING);
    on(WAKING, PilotEvent.WITHDRAW, WAKING);
    on(WAKING, PilotEvent.UNAVAILABLE, F, CANCEL_TIME);
    for (PilotState ready : List.of(C1, D1)) {
      on(ready, PilotEvent.LEVEL_12, A1, CANCEL_TIME, FORBID_SUPPLY);
      on(ready, PilotEvent.LEVEL_9, B1, CANCEL_TIME, FORBID_SUPPLY);
      on(ready, PilotEvent.LEVEL_6, C1);
      on(ready, PilotEvent.TIME, ready, FORBID_SUPPLY);
      on(ready, PilotEvent.WITHDRAW, ready);
    }
    on(D1, PilotEvent.LEVEL_3, D1);
    // The offer has ended, but the supply has not yet: without ventilation it must.
    on(C1, PilotEvent.LEVEL_3, D1, inD == FORBID_SUPPLY ? new PilotCommand[]{FORBID_SUPPLY} : new PilotCommand[0]);
    on(C1, PilotEvent.OFFER, C2, CANCEL_TIME, MODULATE, ALLOW_SUPPLY);
    on(D1, PilotEvent.OFFER, D2, CANCEL_TIME, MODULATE, inD);
  }

  private void offered() {
    on(B2, PilotEvent.LEVEL_9, B2);
    on(B2, PilotEvent.LEVEL_6, C2, ALLOW_SUPPLY);
    on(B2, PilotEvent.LEVEL_3, D2, inD);
    on(B2, PilotEvent.WITHDRAW, B1, STEADY);
    on(B2, PilotEvent.WAKE, WAKING, NEGATIVE, START_WAKE_TIME);
    on(C2, PilotEvent.LEVEL_6, C2);
    on(C2, PilotEvent.LEVEL_3, D2, inD);
    on(C2, PilotEvent.WITHDRAW, C1, STEADY, START_STOP_TIME);
    on(D2, PilotEvent.LEVEL_6, C2, ALLOW_SUPPLY);
    on(D2, PilotEvent.LEVEL_3, D2);
    on(D2, PilotEvent.WITHDRAW, D1, STEADY, START_STOP_TIME);
    for (PilotState state : List.of(B2, C2, D2)) {
      on(state, PilotEvent.LEVEL_12, A1, FORBID_SUPPLY, STEADY);
      on(state, PilotEvent.NO_DIODE, E, FORBID_SUPPLY, STEADY);
      on(state, PilotEvent.OFFER, state, MODULATE);
    }
    for (PilotState ready : List.of(C2, D2)) {
      on(ready, PilotEvent.LEVEL_9, B2, FORBID_SUPPLY);
    }
  }

  /** The short and the unavailable station; both are reached from everywhere. */
  private void outOfOrder() {
    for (PilotState state : List.of(A1, B1, B2, C1, C2, D1, D2)) {
      on(state, PilotEvent.LEVEL_0, E, CANCEL_TIME, FORBID_SUPPLY, STEADY);
      on(state, PilotEvent.UNAVAILABLE, F, CANCEL_TIME, FORBID_SUPPLY, NEGATIVE);
    }
    levels(E, A1, B1, C1, D1);
    on(E, PilotEvent.LEVEL_0, E);
    on(E, PilotEvent.UNAVAILABLE, F, NEGATIVE);
    on(E, PilotEvent.OFFER, E);
    on(E, PilotEvent.WITHDRAW, E);
    on(F, PilotEvent.UNAVAILABLE, F);
    on(F, PilotEvent.AVAILABLE, A1, STEADY);
    for (PilotState state : PilotState.values()) {
      if (state != F) {
        on(state, PilotEvent.AVAILABLE, state);
      }
    }
  }

  private void levels(PilotState from, PilotState at12, PilotState at9, PilotState at6, PilotState at3) {
    on(from, PilotEvent.LEVEL_12, at12);
    on(from, PilotEvent.LEVEL_9, at9);
    on(from, PilotEvent.LEVEL_6, at6);
    on(from, PilotEvent.LEVEL_3, at3);
  }

  private void on(PilotState from, PilotEvent event, PilotState to, PilotCommand... commands) {
    steps.computeIfAbsent(from, _ -> new EnumMap<>(PilotEvent.class)).put(event, new Step(to, List.of(commands)));
  }

  /**
   * One change.
   *
   * @param state the next one
   * @param commands to be done in this order
   */
  public record Step(PilotState state, List<PilotCommand> commands) {}
}
