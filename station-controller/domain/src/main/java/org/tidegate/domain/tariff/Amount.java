package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An amount in major units (OCPP 2.1 Part 2, 2.80). Immutable.
 *
 * @param exclTax without taxes
 * @param inclTax with taxes; absent where there are none
 * @param taxes levied; empty where there are none, or not always the same
 */
public record Amount(Optional<BigDecimal> exclTax, Optional<BigDecimal> inclTax, List<Tax> taxes) {
  /** Nothing. */
  static final Amount ZERO = new Amount(Optional.of(BigDecimal.ZERO), Optional.empty(), List.of());

  /** Copies the list. */
  public Amount {
    taxes = List.copyOf(taxes);
  }

  /** What is to be paid: with taxes where there are any. */
  public BigDecimal toPay() {
    return inclTax.or(() -> exclTax).orElse(BigDecimal.ZERO);
  }

  /** Both together; of taxes only those that both have. */
  Amount plus(Amount other) {
    boolean taxed = inclTax.isPresent() || other.inclTax.isPresent();
    return new Amount(Optional.of(net().add(other.net())),
        Optional.of(toPay().add(other.toPay())).filter(_ -> taxed), taxes.equals(other.taxes) ? taxes : List.of());
  }

  private BigDecimal net() {
    return exclTax.orElse(BigDecimal.ZERO);
  }
}
