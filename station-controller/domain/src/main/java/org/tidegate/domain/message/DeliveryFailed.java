package org.tidegate.domain.message;

import java.util.concurrent.CompletionException;

/** The central system did not answer a message as it should. Immutable. */
public final class DeliveryFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /**
   * A failure.
   *
   * @param kind what happened
   * @param detail for the log, in the standard's words where there are any
   */
  public DeliveryFailed(Kind kind, String detail) {
    super(kind + ": " + detail, null, false, false);
    this.kind = kind;
  }

  /** What happened, where a stage failed with this; something else is like a refusal. */
  public static Kind kindOf(Throwable failure) {
    var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return cause instanceof DeliveryFailed failed ? failed.kind() : Kind.REFUSED;
  }

  /** What happened. */
  public Kind kind() {
    return kind;
  }

  /** What can happen. */
  public enum Kind {
    /** There is no link: it was not sent, or the link broke before the answer; it may have arrived. */
    OFFLINE,
    /** No answer in time; it may have arrived. */
    TIMEOUT,
    /** The central system answered with an error. */
    REFUSED,
    /** The central system answered that it does not support this message. */
    NOT_SUPPORTED;

    /** Whether the central system has said nothing: it may know of it or not. */
    public boolean isUnanswered() {
      return this == OFFLINE || this == TIMEOUT;
    }
  }
}
