package org.tidegate.domain.port;

/** Which connection to a central system is to be tried next, OCPP 2.0.1 B10. Called on the station loop. */
public interface ConnectionPlan {
  /**
   * The next attempt. Asked at the start, after each attempt that failed and after a connection has ended; that an attempt
   * succeeded is told by {@link CentralSystemEvents#linkUp}.
   */
  Attempt next();

  /**
   * One attempt. Immutable.
   *
   * @param profile whom to connect to, and how
   * @param startsOver whether the waits between attempts begin anew, since it goes elsewhere than the one before
   * @param migrates whether it goes elsewhere than the latest connection that stood
   */
  record Attempt(NetworkProfile profile, boolean startsOver, boolean migrates) {
    /** One that goes where the latest connection went. */
    public Attempt(NetworkProfile profile, boolean startsOver) {
      this(profile, startsOver, false);
    }
  }
}
