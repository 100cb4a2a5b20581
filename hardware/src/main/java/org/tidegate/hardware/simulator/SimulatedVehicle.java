package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.hardware.simulator.Misbehaviour.DischargeLimitSign;
import org.tidegate.hardware.vehicle.VehicleAdapter;
import org.tidegate.hardware.vehicle.VehicleReport;

/** What a plugged car does on its own: it introduces itself, asks for energy, and keeps reporting. Station loop only. */
@OnStationLoop
final class SimulatedVehicle {
  private static final Duration ASKS_AFTER = Duration.ofSeconds(1);
  private static final Duration REPORTS_EVERY = Duration.ofSeconds(5);
  private static final Duration FASTEST_REPORTS = Duration.ofMillis(250);

  /** A car of the 400 V class. */
  private static final double BATTERY_VOLTS = 400;
  private static final double MOST_BATTERY_VOLTS = 500;
  private static final double LINE_VOLTS = 230;
  /** 32 A, as much as one phase of a Type 2 cable usually carries. */
  private static final double MOST_SINGLE_PHASE_WATTS = 7_360;
  /** IEC 61851-1 table A.8: the least current that a station can offer. */
  private static final double LEAST_AMPS = 6;

  private final int evseId;
  private final StationLoop loop;
  private final EvsePhysics physics;
  private final SimulatedPilot pilot;
  private final SavedFirst telling;
  private final SimulatedDialog dialog;
  private @Nullable Vehicle told;
  private boolean introduced;
  private StationLoop.@Nullable Timer next;

  SimulatedVehicle(int evseId, StationLoop loop, EvsePhysics physics, SimulatedPilot pilot, SavedFirst telling,
      SimulatedDialog dialog) {
    this.evseId = evseId;
    this.loop = loop;
    this.physics = physics;
    this.pilot = pilot;
    this.telling = telling;
    this.dialog = dialog;
    dialog.speaksFor(() -> physics.car().map(this::vehicle));
  }

  /** The cable is in. */
  void plugged() {
    in(ASKS_AFTER, this::ask);
  }

  /** The cable is out. */
  void unplugged() {
    introduced = false;
    told = null;
    dialog.forget();
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  /** Reports at once, if it has introduced itself. */
  void changed() {
    if (introduced) {
      var before = told;
      report();
      boolean needsElse = before != null && told != null && told.needsOtherThan(before);
      if (needsElse && dialog.asksByItself()) {
        dialog.ask();
      }
    }
  }

  private void ask() {
    introduced = true;
    report();
    physics.ask(physics.car().flatMap(SimulatedCar::manners).map(Manners::asksAnyway).orElse(true));
    pilot.read();
  }

  private void report() {
    if (telling.isSilent()) {
      return;
    }
    physics.car().ifPresent(car -> {
      Vehicle vehicle = vehicle(car);
      told = vehicle;
      telling.afterSaving(events -> events.vehicleReported(evseId, vehicle));
      if (car.signalling() == Signalling.ISO15118) {
        in(interval(), this::report);
      }
    });
  }

  /** Where time runs faster the car speaks faster, so that its charge moves as little between two reports. */
  private Duration interval() {
    long millis = Math.round(REPORTS_EVERY.toMillis() / Math.max(1, physics.timeScale()));
    return Duration.ofMillis(Math.max(FASTEST_REPORTS.toMillis(), millis));
  }

  private Vehicle vehicle(SimulatedCar car) {
    return car.signalling() == Signalling.BASIC
        ? Vehicle.basic(car.current(), Optional.of(car.mostCharge()))
        : VehicleAdapter.vehicle(spelled(car));
  }

  private VehicleReport spelled(SimulatedCar car) {
    int sign = physics.misbehaviour().spelling() == DischargeLimitSign.NEGATIVE ? -1 : 1;
    return new VehicleReport(car.current(), car.evccId(),
        Optional.of(car.stateOfCharge()).filter(known -> car.tellsStateOfCharge()),
        Optional.of(car.capacityWh()).filter(known -> car.tellsCapacity()), car.stateOfHealth(),
        Optional.of(car.mostCharge()).map(SimulatedVehicle::number),
        Optional.of(car.mostDischarge()).filter(most -> !most.isZero()).map(most -> sign * number(most)),
        car.minimumCharge(), car.targetCharge(), car.departure(),
        Optional.of(mostVolts(car)), mostAmps(car), mostAmps(car).map(most -> Math.min(LEAST_AMPS, most)),
        dialog.negotiation(car),
        loop.now());
  }

  private static double mostVolts(SimulatedCar car) {
    return car.current() == CurrentKind.DC ? MOST_BATTERY_VOLTS : LINE_VOLTS;
  }

  private static Optional<Double> mostAmps(SimulatedCar car) {
    double watts = number(car.mostCharge());
    double volts = car.current() == CurrentKind.DC ? BATTERY_VOLTS : LINE_VOLTS * phases(watts);
    return Optional.of(Math.ceil(watts / volts)).filter(amps -> amps > 0);
  }

  /** On how many phases a car of this power charges. */
  static int phases(double watts) {
    return watts > MOST_SINGLE_PHASE_WATTS ? 3 : 1;
  }

  private void in(Duration delay, Runnable task) {
    if (next != null) {
      next.cancel();
    }
    next = loop.after(delay, task);
  }

  private static double number(Watts watts) {
    return watts.value();
  }
}
