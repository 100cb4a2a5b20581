package org.tidegate.domain.permission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;

/**
 * Under which the driver lets the resource aggregator interchange power. Immutable.
 *
 * @param version counts up from 1 with each change in a session
 * @param minimumCharge never sold at or below it; below it the battery is charged at once
 * @param requiredCharge to be reached by the departure; without a departure it equals the minimum charge
 * @param lowestSalePrice below it nothing is discharged
 * @param highestPurchasePrice above it nothing is charged through the aggregator
 * @param departure when the driver leaves, UTC
 * @param slots days and times in which the aggregator may act; empty: always
 * @param wearBudget most energy out of the battery this session
 * @param entrusted entrust mode: the aggregator chooses the prices; charge, departure, slots and wear budget bind it
 * @param compensationUse what becomes of the compensation
 */
public record Conditions(
    int version,
    StateOfCharge minimumCharge,
    Optional<StateOfCharge> requiredCharge,
    Price lowestSalePrice,
    Price highestPurchasePrice,
    Optional<Instant> departure,
    List<Slot> slots,
    Optional<WattHours> wearBudget,
    boolean entrusted,
    CompensationUse compensationUse) {

  /**
   * Checks what can't be meant.
   *
   * @throws IllegalArgumentException when the required charge is below the minimum charge, the two prices are in two
   *     currencies, or the version is below 1
   */
  public Conditions {
    slots = List.copyOf(slots);
    if (version < 1) {
      throw new IllegalArgumentException("the conditions' version counts from 1");
    }
    if (requiredCharge.isPresent() && requiredCharge.get().isBelow(minimumCharge)) {
      throw new IllegalArgumentException("the required charge is below the minimum charge");
    }
    if (!lowestSalePrice.currency().equals(highestPurchasePrice.currency())) {
      throw new IllegalArgumentException("both prices must be in one currency");
    }
  }

  /** The same conditions as this version. */
  public Conditions asVersion(int number) {
    return new Conditions(number, minimumCharge, requiredCharge, lowestSalePrice, highestPurchasePrice, departure,
        slots, wearBudget, entrusted, compensationUse);
  }

  /** The same with this departure, or none. */
  public Conditions leaving(Optional<Instant> at) {
    return new Conditions(version, minimumCharge, requiredCharge, lowestSalePrice, highestPurchasePrice, at, slots,
        wearBudget, entrusted, compensationUse);
  }

  /** Whether the driver sells at this price; entrusted with that, the aggregator chooses. */
  public boolean sellsAt(Price price) {
    return isOfTheirCurrency(price) && (entrusted || !price.isBelow(lowestSalePrice));
  }

  /** Whether the driver buys through the aggregator at this price; entrusted with that, the aggregator chooses. */
  public boolean buysAt(Price price) {
    return isOfTheirCurrency(price) && (entrusted || !price.isAbove(highestPurchasePrice));
  }

  private boolean isOfTheirCurrency(Price price) {
    return price.currency().equals(lowestSalePrice.currency());
  }

  /** What becomes of the compensation. */
  public enum CompensationUse {
    /** Set off against later purchases of electricity. */
    OFFSET,
    /** Exchanged for points. */
    POINTS
  }
}
