package org.tidegate.ocpp.rpc;

/**
 * A call of ours that got no usable answer; a CALLERROR of the other side is a
 * {@link eu.chargetime.ocpp.CallErrorException} instead. Immutable.
 */
public abstract sealed class CallFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private CallFailed(String why) {
    super(why);
  }

  /** The connection was closed, or got lost before the answer came. */
  public static final class NotConnected extends CallFailed {
    private static final long serialVersionUID = 1L;
    private final boolean sent;

    NotConnected(boolean sent) {
      super(sent ? "connection lost before the answer" : "not connected, nothing sent");
      this.sent = sent;
    }

    /** Whether the other side may have got the call all the same. */
    public boolean mayHaveArrived() {
      return sent;
    }
  }

  /** No answer within the call timeout; a later answer is ignored. */
  public static final class TimedOut extends CallFailed {
    private static final long serialVersionUID = 1L;

    TimedOut() {
      super("no answer in time");
    }
  }

  /** Too many calls wait already; nothing was sent. */
  public static final class QueueFull extends CallFailed {
    private static final long serialVersionUID = 1L;

    QueueFull() {
      super("too many calls wait to be sent");
    }
  }

  /** The gate does not let this call out now, for example before the station was accepted; nothing was sent. */
  public static final class NotAllowed extends CallFailed {
    private static final long serialVersionUID = 1L;

    NotAllowed() {
      super("not allowed to send this call now");
    }
  }

  /** The answer breaks its schema. */
  public static final class BadAnswer extends CallFailed {
    private static final long serialVersionUID = 1L;

    BadAnswer(RpcException why) {
      super(why.code() + ": " + why.description());
      initCause(why);
    }
  }
}
