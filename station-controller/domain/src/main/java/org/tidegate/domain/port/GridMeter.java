package org.tidegate.domain.port;

/**
 * What measures the grid at the station's connection, and the site's meter where there is one. Called on the station loop,
 * never blocks. What does not answer stays silent: the domain notices the age of the last reading.
 */
@FunctionalInterface
public interface GridMeter {
  /** Where nothing is measured: never answers. */
  GridMeter NONE = () -> {};

  /**
   * Asks for a reading; it comes as {@link HardwareEvents#gridChanged}. Asked every 200 ms while power follows it; one
   * answer for several requests at once is enough.
   */
  void requestReading();
}
