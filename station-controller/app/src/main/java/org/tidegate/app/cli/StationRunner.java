package org.tidegate.app.cli;

import org.tidegate.app.configuration.StationConfiguration;

/** Runs a station. */
@FunctionalInterface
public interface StationRunner {
  /** Begins with what needs no configuration, while that is read. */
  default void rehearse() {}

  /**
   * Runs until the station is told to stop.
   *
   * @return the exit code, see {@link ExitCode}
   * @throws Exception when the station can't start; its message is for the operator
   */
  int run(StationConfiguration configuration) throws Exception;
}
