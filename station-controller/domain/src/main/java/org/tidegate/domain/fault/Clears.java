package org.tidegate.domain.fault;

/** How a fault ends. */
public enum Clears {
  /** When its owner says that the cause is gone. */
  WITH_ITS_CAUSE,
  /** When its owner says so and no vehicle is connected: whoever connected it must look at it first. */
  WITH_ITS_CAUSE_ONCE_UNPLUGGED,
  /** With the next start of the program. */
  WITH_THE_NEXT_START
}
