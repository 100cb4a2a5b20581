package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.forecast.Courses;
import org.tidegate.domain.forecast.Forecast;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.view.SessionView.Expectation;

/**
 * What the driver of one EVSE may expect, kept current: worked out anew when something changed that it depends on, and every
 * minute; a course at a time, so that a setpoint never waits for it. Station loop only.
 */
@OnStationLoop
final class Expecting {
  private static final Duration AGAIN = Duration.ofMinutes(1);
  /** Between two courses: long enough for whatever else is due. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final StationCore core;
  private final int evseId;
  private final EvsePrices prices;
  private List<Object> drivers = List.of();
  private List<Object> causes = List.of();
  private long begunAt;
  private @Nullable Courses courses;
  private @Nullable Expectation newest;

  Expecting(EvseState evse) {
    this.core = evse.core;
    this.prices = evse.prices;
    this.evseId = evse.id();
  }

  /** The newest; absent until it is known for this driver's conditions. */
  Optional<Expectation> expected(VehicleSession session, Conditions conditions, Situation situation,
      Supplier<Forecast> forecast) {
    var driver = List.<Object>of(session.identity().id(), conditions, session.chargesNow());
    var why = causes(session, situation);
    if (!driver.equals(drivers)) {
      newest = null;
    }
    long now = core.loop().nanoTime();
    if (!driver.equals(drivers) || !why.equals(causes) || now - begunAt >= AGAIN.toNanos()) {
      drivers = driver;
      causes = why;
      begunAt = now;
      begin(forecast.get().courses(conditions));
    }
    return Optional.ofNullable(newest);
  }

  private void begin(Courses anew) {
    boolean isUnderWay = courses != null;
    courses = anew;
    if (!isUnderWay) {
      core.after(PAUSE, evseId, this::next);
    }
  }

  private void next() {
    if (courses != null && !courses.isDone()) {
      courses.next();
    }
    if (courses != null && courses.isDone()) {
      newest = courses.expectation().orElse(null);
      courses = null;
    } else {
      core.after(PAUSE, evseId, this::next);
    }
  }

  private List<Object> causes(VehicleSession session, Situation situation) {
    return List.of(session.records().size(), prices.basis(), situation.freshStateOfCharge().isPresent(),
        situation.vehicle().map(car -> List.of(car.capacity(), car.mostDischarge(), car.mostCharge(),
            car.minimumCharge())));
  }
}
