package org.tidegate.hmi.page;

import java.util.Optional;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.view.SessionView;

/**
 * How far a charge takes a vehicle, where its battery and its use are known. Never told longer than it is. Immutable.
 *
 * @param capacity of the battery, Wh, above 0
 * @param perKm what it uses for a kilometre, Wh, above 0
 */
record Range(long capacity, int perKm) {
  private static final double PER_MILLE = 1000;

  static Optional<Range> of(Viewing viewing) {
    var capacity = viewing.evse().session().flatMap(SessionView::vehicle).flatMap(Vehicle::capacity)
        .map(WattHours::value).filter(size -> size > 0);
    return capacity
        .flatMap(size -> viewing.surroundings().settings().wattHoursPerKm().map(use -> new Range(size, use)));
  }

  /** Whole kilometres, rounded down. */
  int km(StateOfCharge charge) {
    return (int) (capacity * charge.permille() / PER_MILLE / perKm);
  }

  /** The least charge that takes the vehicle so far; full where none does. */
  StateOfCharge holding(int km) {
    double permille = Math.ceil((double) km * perKm / capacity * PER_MILLE - 1e-9);
    return new StateOfCharge((int) Math.clamp(permille, 0.0, PER_MILLE));
  }

  /** With a full battery. */
  int most() {
    return km(StateOfCharge.percent(100));
  }
}
