package org.tidegate.domain.station;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.Transaction;

/** What state a transaction of one EVSE is in, OCPP 2.0.1 ChargingStateEnumType. Station loop only. */
@OnStationLoop
final class ChargingStates {
  /** A vehicle that takes less than this, for longer than the meter may be silent, has suspended by itself. */
  private static final int SUSPENDED_WATTS = 10;
  /** A vehicle that has not closed its contacts this long after energy was offered is not ready, and said to be so. */
  private static final Duration GETTING_READY = Duration.ofSeconds(5);

  private final EvseState evse;
  private long commandedSince;
  private @Nullable Long offeredSince;
  private Watts lastCommanded = Watts.ZERO;
  private boolean wasReady;
  private boolean transferring;

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
    boolean plugged = evse.session().map(VehicleSession::isPlugged).orElse(false);
    wasReady = plugged && (wasReady || evse.isReadyForEnergy());
    boolean offered = plugged && evse.session().map(evse::allowsEnergy).orElse(false) && evse.dialog.allowsEnergy();
    if (!offered) {
      offeredSince = null;
    } else if (offeredSince == null) {
      offeredSince = evse.core.loop().nanoTime();
      evse.core.after(GETTING_READY, () -> {});
    }
  }

  boolean isFlowing() {
    return evse.power.isContactorClosed() && !evse.power.commanded().isZero();
  }

  /**
   * Whether energy transfer goes on, as a stop point: it ends when the vehicle suspends it (E06.FR.07), and when the
   * station does; but standing still between charging and discharging is part of the interchange that the driver
   * permitted, and so is the turn through zero.
   */
  boolean isTransferring(VehicleSession session) {
    if (isFlowing()) {
      transferring = !isVehicleIdle();
    } else {
      transferring &= session.isPlugged() && evse.allowsEnergy(session) && evse.isReadyForEnergy() && evse.mayServe()
          && (!evse.power.wanted().isZero() || standsByPermission(session));
    }
    return transferring;
  }

  private boolean standsByPermission(VehicleSession session) {
    return evse.settings.rating().discharge().isCharge() && session.permission().isGranted();
  }

  ChargingState of(VehicleSession session) {
    if (!session.isPlugged()) {
      return ChargingState.Idle;
    }
    if (session.authorization().isEmpty()) {
      return ChargingState.EVConnected;
    }
    if (!evse.allowsEnergy(session)) {
      return ChargingState.SuspendedEVSE;
    }
    if (!evse.isReadyForEnergy()) {
      return wasReady || isLongOffered() ? ChargingState.SuspendedEV : ChargingState.EVConnected;
    }
    if (evse.power.commanded().isZero()) {
      return evse.power.wanted().isZero() && !standsByItsMode() ? ChargingState.SuspendedEVSE : before(session);
    }
    return isVehicleIdle() ? ChargingState.SuspendedEV : ChargingState.Charging;
  }

  /** A power that follows the grid passes 0 W again and again: nobody has suspended it. */
  private boolean standsByItsMode() {
    return evse.steered.mode().followsTheGrid() && evse.decision != null && evse.decision.reasons().isEmpty()
        && evse.decision.wish().isThroughAggregator();
  }

  private static ChargingState before(VehicleSession session) {
    return session.transaction().map(Transaction::state).orElse(ChargingState.EVConnected);
  }

  private boolean isLongOffered() {
    return offeredSince != null && evse.core.loop().nanoTime() - offeredSince >= GETTING_READY.toNanos();
  }

  private boolean isVehicleIdle() {
    boolean longEnough = evse.core.loop().nanoTime() - commandedSince > EvseState.SILENCE.toNanos();
    return longEnough
        && evse.reading().map(reading -> reading.power().magnitude().value() < SUSPENDED_WATTS).orElse(false);
  }
}
