package org.tidegate.domain.tariff;

import java.util.Optional;
import org.tidegate.domain.smartcharging.Refusal;

/**
 * A tariff that came with the answer about a driver's token, OCPP 2.1 I08: one that this station can follow, or why it can't.
 * Immutable.
 *
 * @param tariff to be followed
 * @param fault why it can't be; then the central system works out the cost
 */
public record DriverTariff(Optional<Tariff> tariff, Optional<Refusal> fault) {
  /** One that makes sense as far as its text goes. */
  public static DriverTariff of(Tariff tariff) {
    return new DriverTariff(Optional.of(tariff), Optional.empty());
  }

  /** One that makes no sense. */
  public static DriverTariff unreadable(Refusal why) {
    return new DriverTariff(Optional.empty(), Optional.of(why));
  }

  /** The same as this station takes it: whether it is able to follow it, and from now on (2.1 I08.FR.10). */
  public DriverTariff judged() {
    var why = fault.or(() -> tariff.filter(TariffRules::isTooLarge)
        .map(_ -> new Refusal("TooManyElements", "the tariff has too many prices")))
        .or(() -> tariff.flatMap(TariffRules::fault));
    return why.isPresent() ? unreadable(why.get()) : new DriverTariff(tariff.map(Tariff::withoutValidFrom), fault);
  }

  /** How many prices it has. */
  public int size() {
    return tariff.map(Tariff::size).orElse(0);
  }
}
