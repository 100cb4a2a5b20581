package org.tidegate.domain.forecast;

import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.view.SessionView.Expectation;

/**
 * What a driver may expect of a stay under conditions: the station's own decisions, taken for the future that is known.
 * Pure and deterministic; its cost is bounded, see {@link Courses}. Immutable, safe from any thread.
 *
 * <p>It assumes that the driver permits, that devices, grid and link stay healthy, and that the aggregator either asks for
 * nothing, or for all there is whenever the sale price has reached some level, and holds the battery in between. From–to
 * is the range over these; the lowest charge is what an unfavourable battery has left.
 *
 * @param situation as it is now, whatever was answered so far
 * @param ahead what is known of the time to come
 * @param earned so far in this stay
 */
public record Forecast(Situation situation, Ahead ahead, Money earned) {
  /** Nothing is told of what lies further ahead. */
  public static final Duration FURTHEST = Duration.ofHours(24);

  /** Under these conditions, to be worked out one course after the other. */
  public Courses courses(Conditions conditions) {
    boolean known = situation.freshStateOfCharge().isPresent() && situation.prices().sale().isPresent()
        && situation.vehicle().flatMap(Vehicle::capacity).filter(size -> size.value() > 0).isPresent();
    return new Courses(this, conditions, known ? Courses.Facts.KNOWN : Courses.Facts.MISSING);
  }

  /** What may be expected, worked out at once; absent while charge, battery or sale price are unknown. */
  public Optional<Expectation> under(Conditions conditions) {
    var courses = courses(conditions);
    while (!courses.isDone()) {
      courses.next();
    }
    return courses.expectation();
  }
}
