package org.tidegate.domain.station;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.operation.ExternalTarget;
import org.tidegate.domain.operation.LocalFrequency;
import org.tidegate.domain.operation.LocalLoadBalancing;
import org.tidegate.domain.operation.Target;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.GridSupport;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.ScheduleNow;

/**
 * What the operation mode of the present period asks of one EVSE, OCPP 2.1 section Q, and what that mode remembers from one
 * moment to the next. Station loop only.
 */
@OnStationLoop
final class Following {
  private final EvseState evse;
  private final MeasuredGrid grid;
  private final ExternalLimits external;
  private final StationPower ownPower;
  private final AfrrSignals signals = new AfrrSignals();
  private @Nullable Period period;
  private Optional<Double> hertz = Optional.empty();
  private Watts balancing = Watts.ZERO;
  private Target target = Target.none();
  private boolean hasSignalCurve;

  Following(EvseState evse, MeasuredGrid grid, ExternalLimits external) {
    this.evse = evse;
    this.grid = grid;
    this.external = external;
    this.ownPower = new StationPower(evse, evse.core.settings().movement().siteMeterDelay());
    grid.add(ownPower);
  }

  /** What is remembered belongs to one mode of one profile. */
  private record Period(OperationMode mode, Optional<Integer> profileId) {}

  /** The same schedule with the power that its mode asks for at this moment. */
  ScheduleNow asking(ScheduleNow schedule) {
    begin(new Period(schedule.mode(), schedule.setpointProfileId()));
    target = target(schedule);
    heedSignals(schedule.support().flatMap(GridSupport::bySignal).isPresent());
    if (schedule.mode() == OperationMode.ExternalLimits) {
      return limited(schedule);
    }
    return target.power().map(schedule::asking).orElse(schedule);
  }

  /** 2.1 Q05.FR.02, 2.1 Q05.FR.04: also where external systems may have no profile of their own. */
  private ScheduleNow limited(ScheduleNow schedule) {
    var told = external.now(evse.id());
    return target.unknown().isPresent()
        ? schedule.closed()
        : schedule.within(told.chargeLimit(), told.dischargeLimit());
  }

  /** Whether an external system decides here. */
  boolean isExternal() {
    return period != null
        && (period.mode == OperationMode.ExternalLimits || period.mode == OperationMode.ExternalSetpoint);
  }

  /** Nobody is here any more. */
  void end() {
    begin(null);
  }

  /** The decision with what its mode lacks, if that is why nothing flows. */
  Decision explained(Decision decision) {
    return target.unknown().filter(_ -> decision.power().isZero()).map(decision::because).orElse(decision);
  }

  /** Whether power follows what is measured at every moment, as long as the driver permits it and energy may flow. */
  boolean isInRealTime(Situation situation) {
    return situation.schedule().mode().followsTheGrid() && situation.isPermitted()
        && situation.operation().allowsEnergy();
  }

  /** The EVSE's meter was read. */
  void measured() {
    ownPower.note();
  }

  /** Whether a signal means anything now (2.1 Q08.FR.11). */
  boolean heedsSignals() {
    return hasSignalCurve;
  }

  /** Takes an aFRR signal; why not. */
  Optional<Refusal> signal(int signal, Instant from) {
    return signals.take(signal, from, evse.core.now())
        ? Optional.empty()
        : Optional.of(new Refusal("OutOfStorage", "too many signals are waiting for their time"));
  }

  /** Those of a period with a curve end with it (2.1 Q08.FR.10, 2.1 Q08.FR.11). */
  private void heedSignals(boolean byCurve) {
    hasSignalCurve = byCurve;
    if (!byCurve) {
      signals.clear();
    }
  }

  private void begin(@Nullable Period next) {
    if (next == null || !next.equals(period)) {
      period = next;
      hertz = Optional.empty();
      balancing = Watts.ZERO;
      signals.clear();
      target = Target.none();
      hasSignalCurve = false;
    }
  }

  private Target target(ScheduleNow schedule) {
    return switch (schedule.mode()) {
      case LocalFrequency -> localFrequency(schedule);
      case LocalLoadBalancing -> localLoadBalancing();
      case ExternalSetpoint -> ExternalTarget.setpoint(schedule.setpoint(), external.ofEvse(evse.id()).setpoint());
      case ExternalLimits -> ExternalTarget.limits(external.now(evse.id()));
      case Idle, ChargingOnly, CentralSetpoint, CentralFrequency -> Target.none();
    };
  }

  private Target localFrequency(ScheduleNow schedule) {
    hertz = LocalFrequency.heeded(hertz, grid.frequency(), evse.operationKnobs.frequencyThresholdMilliHertz());
    return LocalFrequency.of(schedule.support().orElse(GridSupport.none()), hertz, signals.at(evse.core.now()));
  }

  /** What is not permitted is not followed, nor built up for later. */
  private Target localLoadBalancing() {
    var before = evse.session().filter(session -> session.permission().isGranted()).map(_ -> balancing)
        .orElse(Watts.ZERO);
    var next = LocalLoadBalancing.of(grid.loadWithout(ownPower), before, evse.operationKnobs.thresholds());
    balancing = next.power().orElse(Watts.ZERO);
    return next;
  }
}
