package org.tidegate.domain.review;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.discharge.Gate;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.discharge.Wish;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Vehicle;

/**
 * What held from one moment of a stay on, whatever the driver's conditions: prices, what the aggregator asked for, and the room
 * that vehicle, station, grid and profiles left. Immutable.
 *
 * @param sessionId of the stay
 * @param number from 0, in order
 * @param at when, UTC
 * @param permitted whether the driver's permission stood
 * @param chargesNow whether the driver had left the aggregator
 * @param sale paid to the driver; absent: unknown
 * @param purchase paid by the driver; absent: unknown
 * @param setpoint that the aggregator asked for, positive into the vehicle; absent: it asked for nothing
 * @param chargeRoom the most that could flow into the vehicle, ≥ 0
 * @param dischargeRoom the most that could flow out of it, ≥ 0
 * @param stateOfCharge as the vehicle told it; absent: unknown or stale
 * @param leastCharge the vehicle's own minimum
 * @param capacity of the battery
 * @param askedOut energy that the aggregator had asked for out of the vehicle until then
 * @param askedIn energy that it had asked for into it
 */
public record Moment(
    String sessionId,
    int number,
    Instant at,
    boolean permitted,
    boolean chargesNow,
    Optional<Price> sale,
    Optional<Price> purchase,
    Optional<Watts> setpoint,
    Watts chargeRoom,
    Watts dischargeRoom,
    Optional<StateOfCharge> stateOfCharge,
    Optional<StateOfCharge> leastCharge,
    Optional<WattHours> capacity,
    WattHours askedOut,
    WattHours askedIn) implements StoredFact {

  static Moment of(String sessionId, int number, Situation now, WattHours askedOut, WattHours askedIn) {
    return new Moment(sessionId, number, now.now(), now.isPermitted(), now.chargesNow(), now.prices().sale(),
        now.prices().purchase(), now.schedule().setpoint(), Gate.room(now, Wish.ORDINARY),
        now.freshStateOfCharge().isPresent()
            ? Gate.room(now, Wish.setpoint(Wish.FULL.negated(), Optional.empty()))
            : Watts.ZERO,
        now.freshStateOfCharge(), now.vehicle().flatMap(Vehicle::minimumCharge),
        now.vehicle().flatMap(Vehicle::capacity), askedOut, askedIn);
  }

  @Override
  public String key() {
    return "%s/%06d".formatted(sessionId, number);
  }

  /** Whether a replay from then on would go another way: the charge alone is followed by the replay itself. */
  boolean differsFrom(Moment before) {
    return permitted != before.permitted || chargesNow != before.chargesNow || !sale.equals(before.sale)
        || !purchase.equals(before.purchase) || !setpoint.equals(before.setpoint)
        || !chargeRoom.equals(before.chargeRoom) || !dischargeRoom.equals(before.dischargeRoom)
        || !leastCharge.equals(before.leastCharge) || !capacity.equals(before.capacity)
        || stateOfCharge.isPresent() != before.stateOfCharge.isPresent();
  }
}
