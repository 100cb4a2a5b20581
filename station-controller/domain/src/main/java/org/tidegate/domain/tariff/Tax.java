package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A tax. Immutable.
 *
 * @param type for the receipt, at most 20 characters
 * @param percent of what it is levied on
 * @param stack 0, or absent: on the net price; above: on what the level below makes of it
 */
public record Tax(String type, BigDecimal percent, Optional<Integer> stack) {
  private static final int PERCENT = 2;

  /** A net amount with these taxes, exact (2.1 I12.FR.13). */
  static BigDecimal added(BigDecimal net, List<Tax> taxes) {
    var gross = net;
    for (int level : taxes.stream().mapToInt(Tax::level).sorted().distinct().toArray()) {
      var percent = taxes.stream().filter(tax -> tax.level() == level).map(Tax::percent).reduce(BigDecimal.ZERO,
          BigDecimal::add);
      gross = gross.add(gross.multiply(percent).movePointLeft(PERCENT));
    }
    return gross;
  }

  private int level() {
    return stack.orElse(0);
  }
}
