package org.tidegate.domain.station;

import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.Transaction;

/** What state a transaction of one EVSE is in, OCPP 2.0.1 ChargingStateEnumType. Station loop only. */
@OnStationLoop
final class ChargingStates {
  /** A vehicle that takes less than this, for longer than the meter may be silent, has suspended by itself. */
  private static final int SUSPENDED_WATTS = 10;

  private final EvseState evse;
  private long commandedSince;
  private Watts lastCommanded = Watts.ZERO;
  private boolean wasReady;

  ChargingStates(EvseState evse) {
    this.evse = evse;
  }

  /** The vehicle has been ready before: it goes on after a restart. */
  void resumed() {
    wasReady = true;
  }

  void noteCommand() {
    var commanded = evse.power.commanded();
    if (commanded.isZero() != lastCommanded.isZero()) {
      commandedSince = evse.core.loop().nanoTime();
    }
    lastCommanded = commanded;
    wasReady = evse.session().map(VehicleSession::isPlugged).orElse(false) && (wasReady || evse.isReadyForEnergy());
  }

  boolean isFlowing() {
    return evse.power.isContactorClosed() && !evse.power.commanded().isZero();
  }

  ChargingState of(VehicleSession session) {
    if (!session.isPlugged()) {
      return ChargingState.Idle;
    }
    if (!session.isAuthorized()) {
      return ChargingState.EVConnected;
    }
    if (!evse.isReadyForEnergy()) {
      return wasReady ? ChargingState.SuspendedEV : ChargingState.EVConnected;
    }
    if (evse.power.commanded().isZero()) {
      return evse.power.wanted().isZero() ? ChargingState.SuspendedEVSE : before(session);
    }
    return isVehicleIdle() ? ChargingState.SuspendedEV : ChargingState.Charging;
  }

  private static ChargingState before(VehicleSession session) {
    return session.transaction().map(Transaction::state).orElse(ChargingState.EVConnected);
  }

  private boolean isVehicleIdle() {
    boolean longEnough = evse.core.loop().nanoTime() - commandedSince > EvseState.SILENCE.toNanos();
    return longEnough
        && evse.reading().map(reading -> reading.power().magnitude().value() < SUSPENDED_WATTS).orElse(false);
  }
}
