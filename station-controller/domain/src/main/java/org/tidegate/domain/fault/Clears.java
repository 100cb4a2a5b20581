package org.tidegate.domain.fault;

/** How a fault ends. */
public enum Clears {
  /** When the last who sees it says that it is over. */
  WITH_ITS_CAUSE,
  /** When the last who sees it says so and no vehicle is connected: whoever connected it must look at it first. */
  WITH_ITS_CAUSE_ONCE_UNPLUGGED,
  /** With the next start of the program. */
  WITH_THE_NEXT_START
}
