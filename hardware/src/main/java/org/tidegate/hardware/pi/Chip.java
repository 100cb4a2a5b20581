package org.tidegate.hardware.pi;

import java.io.IOException;
import java.nio.file.Path;

/** A GPIO chip, of which nothing is taken. For one thread. */
interface Chip extends AutoCloseable {
  /** What kind of chip it is, in its driver's words. */
  String label();

  /** How many lines it has. */
  int lines();

  /** Who has one of its lines, 0 to {@link #lines} - 1. */
  Line line(int number) throws IOException;

  @Override
  void close();

  /**
   * One line of a chip.
   *
   * @param isHeld whether some program or driver has it
   * @param holder what that calls itself
   */
  record Line(boolean isHeld, String holder) {}

  /** Opens chips. */
  @FunctionalInterface
  interface Opening {
    /** The chip behind this file. */
    Chip open(Path file) throws IOException;
  }
}
