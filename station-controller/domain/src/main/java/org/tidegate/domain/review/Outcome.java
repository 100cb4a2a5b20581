package org.tidegate.domain.review;

import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;

/**
 * What a stay would have come to under some conditions; an estimate. Immutable.
 *
 * @param earned for energy sold
 * @param spent for energy purchased
 * @param sold energy out of the vehicle
 * @param purchased energy into the vehicle
 * @param lowest charge while the permission stood
 * @param last charge at the end
 */
public record Outcome(Money earned, Money spent, WattHours sold, WattHours purchased, StateOfCharge lowest,
    StateOfCharge last) {}
