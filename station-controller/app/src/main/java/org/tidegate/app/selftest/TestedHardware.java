package org.tidegate.app.selftest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.GridMeter;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.port.PassedOnEvents;
import org.tidegate.domain.port.PassedOnPowerStage;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.station.GridReading;

/**
 * The station's devices, of which one EVSE's are watched, and between which and the station something can be made to go
 * wrong: commands that do not arrive, a grid that is told to be gone, a battery that is told to be at its floor. Never more
 * power, only less. Station loop only, but what says otherwise.
 */
public final class TestedHardware implements Hardware {
  private final Hardware devices;
  private final int evseId;
  private final Supplier<Instant> now;
  private Watcher watcher = new Watcher() {};
  private @Nullable HardwareEvents station;
  private Optional<Vehicle> vehicle = Optional.empty();
  private Optional<GridReading> grid = Optional.empty();
  private Optional<StateOfCharge> floor = Optional.empty();
  private boolean isLinkLost;
  private boolean isGridGone;

  /** These devices; the station's clock. */
  public TestedHardware(Hardware devices, int evseId, Supplier<Instant> now) {
    this.devices = devices;
    this.evseId = evseId;
    this.now = now;
  }

  /** Is told what happens at the EVSE. */
  interface Watcher {
    /** What the station commands, whether or not it arrives. */
    default void commanded(Watts power) {}

    /** The meter was read. */
    default void measured(MeterReading reading) {}
  }

  void watch(Watcher other) {
    watcher = other;
  }

  /** Asks for a reading beside those that the station asks for. */
  void requestReading() {
    devices.evses().get(evseId - 1).meter().requestReading();
  }

  /** Commands do not reach the power stage, so that its lease runs out. */
  void loseLink(boolean lost) {
    isLinkLost = lost;
  }

  /** The station is told that the grid is gone, or what it is. */
  void loseGrid(boolean gone) {
    isGridGone = gone;
    told().gridChanged(gone
        ? gone()
        : grid.orElseGet(() -> new GridReading(now.get(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), false)));
  }

  /** The station is told that the battery has this charge, or what it has. */
  void pretendCharge(Optional<StateOfCharge> charge) {
    floor = charge;
    vehicle.ifPresent(known -> told().vehicleReported(evseId, seen(known, now.get())));
  }

  private HardwareEvents told() {
    if (station == null) {
      throw new IllegalStateException("the devices are not started");
    }
    return station;
  }

  private Vehicle seen(Vehicle real, Instant at) {
    return floor.map(charge -> real.charged(charge, at)).orElse(real);
  }

  private GridReading gone() {
    return new GridReading(now.get(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
  }

  /** Safe from any thread. */
  @Override
  public List<EvseDevices> evses() {
    return devices.evses().stream().map(evse -> evse.evseId() == evseId ? tested(evse) : evse).toList();
  }

  private EvseDevices tested(EvseDevices evse) {
    return new EvseDevices(evse.evseId(), new PassedOnPowerStage(evse.powerStage()) {
      @Override
      public void command(Watts target, Duration lease) {
        watcher.commanded(target);
        if (!isLinkLost) {
          super.command(target, lease);
        }
      }
    }, evse.contactor(), evse.lock(), evse.meter(), evse.pilot(), evse.indicator(), evse.dialog());
  }

  @Override
  public GridMeter grid() {
    return devices.grid();
  }

  @Override
  public void start(HardwareEvents events) {
    station = events;
    devices.start(new Through(events));
  }

  /** Safe from any thread. */
  @Override
  public void close() {
    devices.close();
  }

  /** What the devices tell, on its way to the station. */
  private final class Through extends PassedOnEvents {
    Through(HardwareEvents events) {
      super(events);
    }

    @Override
    public void vehicleReported(int evse, Vehicle told) {
      if (evse == evseId) {
        vehicle = Optional.of(told);
        super.vehicleReported(evse, seen(told, now.get()));
      } else {
        super.vehicleReported(evse, told);
      }
    }

    @Override
    public void measured(int evse, MeterReading reading) {
      super.measured(evse, reading);
      if (evse == evseId) {
        watcher.measured(reading);
      }
    }

    @Override
    public void gridChanged(GridReading reading) {
      grid = Optional.of(reading);
      if (!isGridGone) {
        super.gridChanged(reading);
      }
    }
  }
}
