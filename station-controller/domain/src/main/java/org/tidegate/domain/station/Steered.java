package org.tidegate.domain.station;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.Wish;
import org.tidegate.domain.metering.Sample.Steering;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ScheduleNow;

/** What one EVSE was decided to follow, as it is told and sampled, OCPP 2.1 section Q. Station loop only. */
@OnStationLoop
final class Steered {
  private static final double NANO_HOUR = 3_600e9;

  private final StationLoop loop;
  private OperationMode mode = OperationMode.ChargingOnly;
  private boolean sleeping;
  private @Nullable Watts setpoint;
  private Optional<Double> hertz = Optional.empty();
  private double askedWattHours;
  private long askedUntil;

  Steered(StationLoop loop) {
    this.loop = loop;
    this.askedUntil = loop.nanoTime();
  }

  /** This was decided, the grid being at this frequency where it is measured. */
  void decided(ScheduleNow schedule, Decision decision, Optional<Double> frequency) {
    askedWattHours();
    mode = schedule.mode();
    sleeping = schedule.sleeps() && decision.power().isZero();
    setpoint = decision.wish().kind() == Wish.Kind.SETPOINT ? schedule.capped(decision.wish().power()) : null;
    hertz = frequency;
  }

  /** Nobody is here. */
  void rest() {
    askedWattHours();
    mode = OperationMode.ChargingOnly;
    sleeping = false;
    setpoint = null;
  }

  /** Who decides about the power. */
  OperationMode mode() {
    return mode;
  }

  /** Whether the power electronics are to be off (2.1 Q10.FR.03). */
  boolean isSleeping() {
    return sleeping;
  }

  /** For a sample taken now. */
  Steering now() {
    return new Steering(Optional.ofNullable(setpoint), hertz, Optional.empty());
  }

  /** All that setpoints have asked for until now, positive into vehicles. */
  double askedWattHours() {
    long now = loop.nanoTime();
    askedWattHours += setpoint == null ? 0 : setpoint.value() * (now - askedUntil) / NANO_HOUR;
    askedUntil = now;
    return askedWattHours;
  }
}
