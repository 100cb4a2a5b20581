package org.tidegate.hardware.modbus;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.port.PassedOnEvents;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.hardware.modbus.sunspec.ConverterReading.Battery;

/**
 * Passes on what devices tell, and completes what vehicles tell of themselves by what converters know of their batteries
 * (SunSpec model 713): charge, capacity and health, each where the vehicle does not tell it. Station loop only.
 *
 * <p>A charge that is told while no vehicle is connected is another battery's, or that of a vehicle that left: none is
 * taken any more until the converter has said once that it knows none.
 */
final class VehicleBatteries extends PassedOnEvents {
  /** Twice as often as the station asks for. */
  static final Duration TOLD_EVERY = Duration.ofSeconds(5);

  /** A converter must be seen without a vehicle also when a driver puts the plug in anew. */
  static final Duration READ_EVERY = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(VehicleBatteries.class);

  private final HardwareEvents events;
  private final StationLoop loop;
  private final Map<Integer, Known> evses = new HashMap<>();

  VehicleBatteries(HardwareEvents events, StationLoop loop) {
    super(events);
    this.events = events;
    this.loop = loop;
  }

  @Override
  public void pilotChanged(int evseId, PilotReading reading) {
    at(evseId).pilot(reading.state());
    super.pilotChanged(evseId, reading);
  }

  @Override
  public void vehicleReported(int evseId, Vehicle vehicle) {
    super.vehicleReported(evseId, at(evseId).told(vehicle));
  }

  @Override
  public void schedulesAsked(int evseId, Vehicle needs) {
    super.schedulesAsked(evseId, at(evseId).told(needs));
  }

  /** What the converter's model 713 says now; absent: it has none. */
  void read(int evseId, Optional<Battery> battery) {
    at(evseId).read(battery);
  }

  private Known at(int evseId) {
    return evses.computeIfAbsent(evseId, Known::new);
  }

  /** What is known at one EVSE. */
  private final class Known {
    private final int evseId;
    private @Nullable ControlPilotState pilot;
    private @Nullable Vehicle vehicle;
    private @Nullable Vehicle told;
    private Optional<Battery> battery = Optional.empty();
    private Instant readAt = Instant.MIN;
    private Optional<Battery> toldOf = Optional.empty();
    private long toldAt;
    private boolean isAnothers;
    private boolean isMissed;

    Known(int evseId) {
      this.evseId = evseId;
    }

    void pilot(ControlPilotState now) {
      if (pilot != null && pilot.isConnected() && !now.isConnected()) {
        isAnothers = true;
        battery = Optional.empty();
      }
      if (now == ControlPilotState.A) {
        vehicle = null;
      }
      pilot = now;
    }

    Vehicle told(Vehicle now) {
      vehicle = now;
      toldAt = loop.nanoTime();
      toldOf = battery;
      told = completed(now);
      return told;
    }

    void read(Optional<Battery> now) {
      if (now.isEmpty() && !isMissed) {
        LOG.warn("evse {}: the converter has no model 713, which is to tell the vehicle's charge", evseId);
      }
      isMissed = now.isEmpty();
      if (pilot == null) {
        return;
      }
      var charge = now.flatMap(Battery::stateOfCharge);
      if (!pilot.isConnected()) {
        if (charge.isPresent() && !isAnothers) {
          LOG.warn("evse {}: the converter's model 713 tells a charge of {} while no vehicle is connected: it is not "
              + "taken for a vehicle's", evseId, charge.get());
        }
        isAnothers = charge.isPresent();
        return;
      }
      isAnothers &= charge.isPresent();
      battery = isAnothers ? Optional.empty() : now;
      readAt = loop.now();
      tell();
    }

    private void tell() {
      boolean isDue = !battery.equals(toldOf) || loop.nanoTime() - toldAt >= TOLD_EVERY.toNanos();
      if (vehicle != null && isDue && !completed(vehicle).equals(told)) {
        events.vehicleReported(evseId, told(vehicle));
      }
    }

    private Vehicle completed(Vehicle own) {
      return battery.map(known -> own.completed(known.stateOfCharge(), readAt, known.capacity(),
          known.stateOfHealth())).orElse(own);
    }
  }
}
