package org.tidegate.domain.sale;

import org.tidegate.domain.quantity.Money;

/**
 * How a stay of a driver without identity is paid: what was earned reduces this visit's bill first, the rest is paid out.
 * Nothing is lost or created: {@code left − due = earned − spent}. Immutable.
 *
 * @param earned for energy sold
 * @param spent for energy purchased
 * @param offset of the earnings against the bill, ≥ 0
 * @param due from the driver, ≥ 0
 * @param left to be paid to the driver, ≥ 0
 */
public record Settlement(Money earned, Money spent, Money offset, Money due, Money left) {
  /** Pays these, which are in one currency; each is below zero only where its prices were. */
  public static Settlement of(Money earned, Money spent) {
    var zero = Money.zero(earned.currency());
    var net = earned.minus(spent);
    boolean owed = net.minorUnits() > 0;
    var offset = new Money(Math.max(0, Math.min(earned.minorUnits(), spent.minorUnits())), earned.currency());
    return new Settlement(earned, spent, offset, owed ? zero : zero.minus(net), owed ? net : zero);
  }
}
