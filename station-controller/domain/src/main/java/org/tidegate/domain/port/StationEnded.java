package org.tidegate.domain.port;

/** The station takes nothing in any more: its program is about to end. Whoever asked finds out by the connection. */
public final class StationEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** It has ended. */
  public StationEnded() {
    super("the station has ended");
  }
}
