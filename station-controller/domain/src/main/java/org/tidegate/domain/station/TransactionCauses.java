package org.tidegate.domain.station;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.Transaction;
import org.tidegate.domain.transaction.TransactionPoint;
import org.tidegate.domain.transaction.TriggerReason;

/** Why a transaction of one EVSE starts and ends, E01.FR.15, E06.FR.08, E06.FR.15. Station loop only. */
@OnStationLoop
final class TransactionCauses {
  private final EvseState evse;
  private final ChargingStates states;

  TransactionCauses(EvseState evse, ChargingStates states) {
    this.evse = evse;
    this.states = states;
  }

  /** What happened last is the reason, but a remote start that was not told yet is told first (F01.FR.25). */
  TriggerReason ofStart(VehicleSession session, Authorizing authorizing, Set<TransactionPoint> risen) {
    if (session.authorization().isPresent() && authorizing.remoteStartId().isPresent()
        || risen.contains(TransactionPoint.Authorized)) {
      return authorizing.trigger();
    }
    var starting = EnumSet.copyOf(risen);
    starting.retainAll(evse.knobs.startPoints());
    if (starting.equals(EnumSet.of(TransactionPoint.DataSigned))) {
      return TriggerReason.SignedDataReceived;
    }
    if (risen.contains(TransactionPoint.EVConnected)) {
      return TriggerReason.CablePluggedIn;
    }
    return risen.contains(TransactionPoint.ParkingBayOccupancy)
        ? TriggerReason.EVDetected
        : TriggerReason.ChargingStateChanged;
  }

  /** Why it ends, when nobody said why. */
  EndCause ofEnd(VehicleSession session, Transaction running, Set<TransactionPoint> fallen) {
    if (fallen.contains(TransactionPoint.EVConnected)) {
      return EndCause.UNPLUGGED.with(running.stoppedBy());
    }
    if (fallen.contains(TransactionPoint.Authorized)) {
      return EndCause.locally(Optional.empty());
    }
    if (fallen.contains(TransactionPoint.ParkingBayOccupancy)) {
      return EndCause.DEPARTED.with(running.stoppedBy());
    }
    return evse.faults.stoppingCharging().map(EndCause::fault)
        .orElseGet(() -> states.of(session) == ChargingState.SuspendedEV
            ? EndCause.VEHICLE_SUSPENDED
            : EndCause.STATION_SUSPENDED);
  }
}
