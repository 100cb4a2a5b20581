package org.tidegate.ocpp.rpc;

import java.time.Duration;

/**
 * What one connection may cost. Immutable.
 *
 * @param callTimeout how long an answer to our call may take
 * @param mostWaitingCalls calls of ours that may wait behind the one outstanding, at least 0
 * @param mostOpenCalls calls of the other side that may wait for our answer at the same time, at least 1
 */
public record RpcLimits(Duration callTimeout, int mostWaitingCalls, int mostOpenCalls) {
  /** How long a handler may take to answer: a lock needs seconds to open, however impatient MessageTimeout makes us. */
  static final Duration LONGEST_HANDLING = Duration.ofSeconds(30);

  public RpcLimits {
    if (!callTimeout.isPositive() || mostWaitingCalls < 0 || mostOpenCalls < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /**
   * 30 s suit mobile networks; each of 16 EVSEs has up to eight things to tell at once, such as when the link is back; a
   * correct peer never has more than one call open, so 16 forgive its timeouts.
   */
  public static RpcLimits standard() {
    return new RpcLimits(Duration.ofSeconds(30), 128, 16);
  }

  public RpcLimits withCallTimeout(Duration timeout) {
    return new RpcLimits(timeout, mostWaitingCalls, mostOpenCalls);
  }
}
