package org.tidegate.domain.display;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.port.StoredFact;

/**
 * A message that the central system put on the display, O01. Immutable; kept over power cuts (O01.FR.10, O02.FR.10).
 *
 * @param id given by the central system
 * @param priority how it shares the display
 * @param state only while it is so; absent: always
 * @param start from when, UTC; absent: at once
 * @param end until when, UTC; absent: until it is cleared
 * @param transactionId only during this transaction (O02); absent: of no transaction
 * @param texts the same in one or more languages, at least one
 */
public record DisplayMessage(
    int id,
    Priority priority,
    Optional<State> state,
    Optional<Instant> start,
    Optional<Instant> end,
    Optional<String> transactionId,
    List<DisplayText> texts) implements StoredFact {

  /** The same for this transaction. */
  public DisplayMessage ofTransaction(String spelled) {
    return new DisplayMessage(id, priority, state, start, end, Optional.of(spelled), texts);
  }

  /** How a message shares the display, names of OCPP MessagePriorityEnumType. */
  public enum Priority {
    /** Alone; there is never more than one of it. */
    AlwaysFront,
    /** In turn with others of this priority, before those of the normal cycle. */
    InFront,
    /** In turn with the others. */
    NormalCycle
  }

  /** While what it is shown, names of OCPP 2.1 MessageStateEnumType. */
  public enum State {
    Charging,
    Faulted,
    /** Neither charging nor in any of the other states. */
    Idle,
    Unavailable,
    /** Vehicle or station has suspended charging; OCPP 2.1. */
    Suspended,
    /** Power comes out of the vehicle; OCPP 2.1. */
    Discharging
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when there is no text
   */
  public DisplayMessage {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("a message needs a text");
    }
  }

  @Override
  public String key() {
    return Integer.toString(id);
  }

  /** Whether its time is over (O01.FR.07, O02.FR.07). */
  public boolean isOver(Instant now) {
    return end.map(until -> !now.isBefore(until)).orElse(false);
  }

  /** Whether its time has come and is not over (O01.FR.06, O02.FR.06). */
  public boolean isDue(Instant now) {
    return start.map(from -> !now.isBefore(from)).orElse(true) && !isOver(now);
  }
}
