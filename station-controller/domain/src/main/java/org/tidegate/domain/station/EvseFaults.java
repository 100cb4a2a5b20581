package org.tidegate.domain.station;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.fault.Clears;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.fault.LatchedFault;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.PilotReading;

/**
 * What is wrong with one EVSE: ends the power, is told for security, and outlasts a restart where only unplugging ends it.
 * Station loop only.
 */
@OnStationLoop
final class EvseFaults {
  private static final Logger log = LoggerFactory.getLogger(EvseFaults.class);

  private final EvseState evse;
  private final Map<FaultKind, LatchedFault> kept = new EnumMap<>(FaultKind.class);
  private boolean meterIsMissed;

  EvseFaults(EvseState evse) {
    this.evse = evse;
  }

  /** What only unplugging ends was open when the program ended: what the pilot shows first decides whether it still is. */
  void restore(List<LatchedFault> stored) {
    stored.stream().filter(fault -> fault.evseId() == evse.id()).forEach(latched -> {
      kept.put(latched.fault().kind(), latched);
      evse.faults.latch(latched.fault());
      log.warn("evse {}: fault {} stands since before the start ({}: {})", evse.id(), latched.fault().code(),
          latched.fault().source(), latched.fault().text());
    });
  }

  void raise(Fault fault) {
    if (!evse.faults.raise(fault)) {
      log.debug("evse {}: fault {} ({}: {}), as it is seen by {}", evse.id(), fault.code(), fault.source(),
          fault.text(), evse.faults.sources(fault.kind()));
      return;
    }
    log.warn("evse {}: fault {} ({}: {})", evse.id(), fault.code(), fault.source(), fault.text());
    if (fault.kind().stopsCharging()) {
      evse.power.stop("fault " + fault.code());
      evse.power.path(true);
    }
    if (fault.kind().clears() == Clears.WITH_ITS_CAUSE_ONCE_UNPLUGGED) {
      keep(new LatchedFault(evse.id(), fault, mark()));
    }
    fault.kind().securityEvent()
        .ifPresent(type -> evse.core.security().raise(type, "evse " + evse.id() + ": " + fault.text()));
  }

  void clear(FaultKind kind, FaultSource source) {
    if (evse.faults.clear(kind, source, !isFree())) {
      over(kind);
    } else if (!evse.faults.sources(kind).isEmpty()) {
      log.info("evse {}: fault {} is over for {}, not for {}", evse.id(), kind, source, evse.faults.sources(kind));
    }
  }

  /** Faults that nobody but the program can notice or end. */
  void follow() {
    if (evse.isMeterSilent() && !meterIsMissed) {
      meterIsMissed = true;
      raise(new Fault(FaultKind.MeterFailure, FaultSource.PROGRAM, "the meter does not answer"));
    } else if (meterIsMissed && evse.isMeterFresh()) {
      meterIsMissed = false;
      clear(FaultKind.MeterFailure, FaultSource.PROGRAM);
    }
    List.copyOf(kept.values()).forEach(this::follow);
  }

  /** Those who see it still see it with another vehicle too; what nobody sees any more leaves with its own. */
  private void follow(LatchedFault latched) {
    var kind = latched.fault().kind();
    if (evse.faults.sources(kind).isEmpty()) {
      if (hasLeft(latched)) {
        evse.faults.unlatch(kind);
        over(kind);
      }
    } else if (mark().isPresent() && !mark().equals(latched.plugMark())) {
      keep(new LatchedFault(latched.evseId(), latched.fault(), mark()));
    }
  }

  /** What can't be seen has not happened: a pilot that is not read yet, or shows no vehicle for another reason. */
  private boolean hasLeft(LatchedFault latched) {
    return isFree() || latched.plugMark().isPresent() && mark().isPresent() && !mark().equals(latched.plugMark());
  }

  /** Whether it is seen that no vehicle is connected. */
  private boolean isFree() {
    return pilot().map(PilotReading::state).filter(ControlPilotState.A::equals).isPresent();
  }

  private Optional<String> mark() {
    return pilot().filter(reading -> reading.state().isConnected()).flatMap(PilotReading::plugMark);
  }

  private Optional<PilotReading> pilot() {
    return Optional.ofNullable(evse.pilot);
  }

  private void keep(LatchedFault latched) {
    kept.put(latched.fault().kind(), latched);
    evse.core.journal().note(new Change.FactSaved(latched));
  }

  private void over(FaultKind kind) {
    log.info("evse {}: fault {} is gone", evse.id(), kind);
    Optional.ofNullable(kept.remove(kind)).ifPresent(
        latched -> evse.core.journal().note(new Change.FactForgotten(LatchedFault.class, latched.key())));
  }
}
