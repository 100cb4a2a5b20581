package org.tidegate.demo.aggregator;

/** Which way a coordinator asks power demand to move. */
enum Direction {
  /** Less demand: vehicles are discharged. */
  DOWNWARD,
  /** More demand: vehicles are charged. */
  UPWARD
}
