package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.function.Supplier;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.station.Station;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.SessionView;
import org.tidegate.domain.view.StationView;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold after every single decision of a station. Station loop only. */
public final class Invariants {
  private static final Duration OLDEST_STATE_OF_CHARGE = Duration.ofSeconds(60);

  private final Supplier<Station> station;
  private WattHours imported = WattHours.ZERO;
  private WattHours exported = WattHours.ZERO;
  private int discharges;

  Invariants(VirtualStation virtual) {
    this(virtual::station);
  }

  /** Of the station that runs at the time of {@link #watch}. */
  public Invariants(Supplier<Station> station) {
    this.station = station;
  }

  /** Looks at every view that the station publishes from now on. */
  public void watch() {
    station.get().views().onChange(this::check);
  }

  /** How many decisions discharged: a test in which nothing discharges proves nothing. */
  public int discharges() {
    return discharges;
  }

  private void check(StationView view) {
    view.evses().forEach(evse -> check(view, evse));
    view.evse(1).flatMap(EvseView::reading).ifPresent(this::runsForwards);
  }

  private void runsForwards(MeterReading told) {
    assertThat(told.imported()).isGreaterThanOrEqualTo(imported);
    assertThat(told.exported()).isGreaterThanOrEqualTo(exported);
    imported = told.imported();
    exported = told.exported();
  }

  private void check(StationView view, EvseView evse) {
    int commanded = evse.commanded().value();
    assertThat(Math.abs(commanded)).as("rating").isLessThanOrEqualTo(11_000);
    if (commanded == 0) {
      return;
    }
    var session = evse.session().orElseThrow(() -> new AssertionError("power without a session"));
    assertThat(session.authorized()).as("power without authorization").isTrue();
    assertThat(session.transactionId()).as("power without a transaction").isPresent();
    assertThat(evse.faults()).as("power with a fault")
        .noneMatch(fault -> commanded < 0 ? fault.kind().stopsDischarge() : fault.kind().stopsCharging());
    session.vehicle().flatMap(vehicle -> commanded > 0 ? vehicle.mostCharge() : vehicle.mostDischarge())
        .ifPresent(most -> assertThat(Math.abs(commanded)).as("vehicle's limit").isLessThanOrEqualTo(most.value()));
    if (commanded < 0) {
      discharging(view, evse, session);
    }
  }

  private void discharging(StationView view, EvseView evse, SessionView session) {
    discharges++;
    assertThat(evse.id()).as("the charging-only EVSE").isEqualTo(1);
    assertThat(session.permission()).isEqualTo(PermissionState.GRANTED);
    var conditions = session.conditions().orElseThrow();
    var vehicle = session.vehicle().orElseThrow();
    var soc = vehicle.stateOfCharge().orElseThrow(() -> new AssertionError("discharge with unknown SoC"));
    assertThat(vehicle.stateOfChargeAt().orElseThrow()).isAfterOrEqualTo(view.at().minus(OLDEST_STATE_OF_CHARGE));
    assertThat(soc).as("minimum charge").isGreaterThan(conditions.minimumCharge());
    var price = evse.prices().sale().orElseThrow(() -> new AssertionError("discharge with unknown price"));
    assertThat(price.isBelow(conditions.lowestSalePrice())).as("below the lowest sale price").isFalse();
  }
}
