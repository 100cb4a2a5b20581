package org.tidegate.domain.sale;

import java.util.Optional;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;

/**
 * A settled stretch of energy in one direction that is not in the chain yet. Immutable. Only the register of its
 * direction differs between start and end.
 *
 * @param evseId where
 * @param terms under which it flowed
 * @param direction which register moved; it can be another way than the terms meant
 * @param start the reading it starts with
 * @param end the reading it ends with
 * @param amount for the energy; zero where the unit price is unknown
 * @param quality whether the end was read at the boundary
 */
public record Draft(
    int evseId,
    StretchTerms terms,
    Direction direction,
    Registers start,
    Registers end,
    Money amount,
    InterchangeRecord.Quality quality) {

  /** The unit price; absent: unknown. */
  public Optional<Price> unitPrice() {
    return terms.price(direction);
  }

  /** The energy, in its direction. */
  public WattHours energy() {
    return end.of(direction).minus(start.of(direction));
  }
}
