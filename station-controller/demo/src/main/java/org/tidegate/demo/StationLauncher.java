package org.tidegate.demo;

import java.net.URI;
import java.nio.file.Path;

/** Starts the station that the demo shows. */
@FunctionalInterface
interface StationLauncher {

  /**
   * Starts it with simulated hardware.
   *
   * @param configuration a {@code station.yaml}
   * @throws Exception when it can't start; its message is for a person
   */
  Running start(Path configuration) throws Exception;

  /** A running station. */
  interface Running extends AutoCloseable {
    /** Where its panel is. */
    URI panel();

    /** Where its simulator's control port is. */
    URI simulator();

    @Override
    void close();
  }
}
