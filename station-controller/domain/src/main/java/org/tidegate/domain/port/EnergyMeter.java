package org.tidegate.domain.port;

/**
 * The energy meter of one EVSE. Called on the station loop, never blocks. A meter that does not answer stays silent: the
 * domain notices the age of the last reading.
 */
public interface EnergyMeter {
  /** Asks for a reading; it comes as {@link HardwareEvents#measured}, one for several requests at once is enough. */
  void requestReading();

  /**
   * Asks for a reading with its signature; it comes the same way. A meter that can't sign gives a plain one.
   */
  default void requestSignedReading() {
    requestReading();
  }
}
