package org.tidegate.domain.port;

/** The light at one EVSE. Called on the station loop; never blocks. */
public interface Indicator {
  /** Shows this from now on. */
  void show(Light light);

  /** What the light can say. */
  enum Light {
    /** Free. */
    AVAILABLE,
    /** A vehicle is connected and nothing flows. */
    CONNECTED,
    /** The vehicle takes energy. */
    CHARGING,
    /** The vehicle gives energy. */
    DISCHARGING,
    /** Something is wrong. */
    FAULT,
    /** Out of service. */
    UNAVAILABLE
  }
}
