package org.tidegate.domain.port;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.smartcharging.Refusal;

/** What the central system wants drivers to read, block O and I02. Called on the station loop. */
public interface DisplayRequests {
  /** Puts a message on the display, O01, O02, O06. Completes once it is durable. */
  CompletionStage<SetAnswer> set(DisplayMessage message);

  /**
   * What becomes of a message.
   *
   * @param status whether it will be shown
   * @param refusal more about why not
   */
  record SetAnswer(Status status, Optional<Refusal> refusal) {
    /** Names of OCPP 2.1 DisplayMessageStatusEnumType. */
    public enum Status {
      Accepted,
      NotSupportedMessageFormat,
      Rejected,
      NotSupportedPriority,
      NotSupportedState,
      UnknownTransaction
    }

    /** Nothing but the status. */
    public static SetAnswer of(Status status) {
      return new SetAnswer(status, Optional.empty());
    }

    /** Rejected, and why. */
    public static SetAnswer rejected(String reasonCode, String detail) {
      return new SetAnswer(Status.Rejected, Optional.of(new Refusal(reasonCode, detail)));
    }
  }

  /** Tells the messages that match, O03 and O04, as {@code Outgoing.DisplayMessages} after the answer. Whether any does. */
  boolean report(int requestId, Criteria criteria);

  /**
   * Which messages are meant. Immutable.
   *
   * @param ids one of these; empty: any
   * @param priority with this priority
   * @param state to be shown in this state
   */
  record Criteria(Set<Integer> ids, Optional<DisplayMessage.Priority> priority,
      Optional<DisplayMessage.State> state) {
    /** Copies the set. */
    public Criteria {
      ids = Set.copyOf(ids);
    }

    /** Whether this message is. */
    public boolean includes(DisplayMessage message) {
      return (ids.isEmpty() || ids.contains(message.id())) && priority.map(message.priority()::equals).orElse(true)
          && (state.isEmpty() || state.equals(message.state()));
    }
  }

  /** Takes a message off the display, O05. Completes with whether there was one. */
  CompletionStage<Boolean> clear(int id);

  /** A transaction has cost this much so far, taxes included, I02. */
  void cost(String transactionId, BigDecimal total);
}
