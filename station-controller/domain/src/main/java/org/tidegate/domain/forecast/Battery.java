package org.tidegate.domain.forecast;

import org.tidegate.domain.discharge.CatchUp;

/** How much gets lost on the way into a battery and out of it: between these two lies every vehicle's. */
enum Battery {
  /** Nothing, and it is as full as a vehicle can be that tells tenths of a percent. */
  BEST(1, 0.1),
  /** A tenth each way. */
  WORST(CatchUp.EFFICIENCY, 0);

  private final double efficiency;
  private final double untold;

  Battery(double efficiency, double untold) {
    this.efficiency = efficiency;
    this.untold = untold;
  }

  /** Percentage points by which it may be fuller than its vehicle said. */
  double untold() {
    return untold;
  }

  /** Into the battery for this energy at the meter, positive into the vehicle. */
  double stored(double metered) {
    return metered > 0 ? metered * efficiency : metered / efficiency;
  }
}
