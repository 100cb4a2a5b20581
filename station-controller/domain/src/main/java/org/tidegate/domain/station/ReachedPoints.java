package org.tidegate.domain.station;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.transaction.TransactionPoint;

/** Which points a transaction could start or stop at are reached at one EVSE, E01 and E06. Station loop only. */
@OnStationLoop
final class ReachedPoints {
  /** How long a meter that gave a plain reading is left alone before it is asked for a signed one again. */
  private static final Duration ASKED_AGAIN = Duration.ofSeconds(10);

  private final EvseState evse;
  private final ChargingStates states;
  private final TransactionSamples samples;
  private @Nullable Long askedForSignature;
  private boolean signed;

  ReachedPoints(EvseState evse, ChargingStates states, TransactionSamples samples) {
    this.evse = evse;
    this.states = states;
    this.samples = samples;
  }

  /** Without a session: what is true of the place itself. */
  Set<TransactionPoint> ofPlace() {
    signed = false;
    askedForSignature = null;
    return evse.bay.orElse(false)
        ? EnumSet.of(TransactionPoint.ParkingBayOccupancy)
        : EnumSet.noneOf(TransactionPoint.class);
  }

  Set<TransactionPoint> of(VehicleSession session) {
    var facts = EnumSet.noneOf(TransactionPoint.class);
    add(facts, TransactionPoint.ParkingBayOccupancy, evse.bay.orElse(false));
    add(facts, TransactionPoint.EVConnected, session.isPlugged());
    add(facts, TransactionPoint.Authorized, session.authorization().isPresent());
    add(facts, TransactionPoint.DataSigned, isSigned(session));
    add(facts, TransactionPoint.EnergyTransfer, states.isTransferring(session));
    return TransactionPoint.reached(facts);
  }

  /** The meter has given a signed reading since the vehicle was plugged in, E01.FR.04. */
  private boolean isSigned(VehicleSession session) {
    if (!session.isPlugged() || !samples.signs()) {
      signed = false;
      askedForSignature = null;
      return false;
    }
    long now = evse.core.loop().nanoTime();
    if (!signed && (askedForSignature == null || now - askedForSignature >= ASKED_AGAIN.toNanos())) {
      askedForSignature = now;
      evse.fresh.take(evse.core.now(), true, reading -> signed = reading.isPresent());
    }
    return signed;
  }

  private static void add(Set<TransactionPoint> points, TransactionPoint point, boolean reached) {
    if (reached) {
      points.add(point);
    }
  }
}
