package org.tidegate.domain.port;

/**
 * The contactor of one EVSE. Called on the station loop, never blocks; the read-back contact comes as
 * {@link HardwareEvents#contactorChanged}. The station asks; protective hardware opens on its own.
 */
public interface Contactor {
  /** Asks the contactor to close. */
  void close();

  /** Asks the contactor to open; the power stage has been told 0 W before. */
  void open();
}
