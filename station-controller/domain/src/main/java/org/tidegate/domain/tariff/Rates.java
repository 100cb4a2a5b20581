package org.tidegate.domain.tariff;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The prices of one item. Immutable.
 *
 * @param rates of which the first that holds is the one in use (2.1 I12.FR.33, 2.1 I12.FR.34)
 * @param taxes on them; empty: none, which is not the same as one of 0 %
 */
public record Rates(List<Rate> rates, List<Tax> taxes) {
  /** In use when none holds. */
  static final int NONE = -1;

  /** Copies the lists. */
  public Rates {
    rates = List.copyOf(rates);
    taxes = List.copyOf(taxes);
  }

  /** Which of them is in use. */
  int inUse(Usage usage) {
    return IntStream.range(0, rates.size()).filter(index -> rates.get(index).conditions().areMet(usage)).findFirst()
        .orElse(NONE);
  }
}
