package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.view.SessionView.Expectation;

/**
 * What a driver may expect under conditions: from nothing to selling all that lies above the minimum charge at the price
 * known now, within the stay and the wear budget. Pure; safe from any thread.
 */
final class Expecting {
  private static final double EFFICIENCY = 0.95;

  private Expecting() {}

  static Optional<Expectation> of(Situation situation, Conditions conditions) {
    var soc = situation.freshStateOfCharge();
    var capacity = situation.vehicle().flatMap(Vehicle::capacity);
    var price = situation.prices().sale().filter(sale -> !sale.isBelow(conditions.lowestSalePrice()));
    if (soc.isEmpty() || capacity.isEmpty() || situation.prices().sale().isEmpty()) {
      return Optional.empty();
    }
    var energy = price.isPresent() ? sellable(situation, conditions, soc.get(), capacity.get()) : WattHours.ZERO;
    return Optional.of(expectation(conditions, soc.get(), capacity.get(), energy, price));
  }

  private static Expectation expectation(Conditions conditions, StateOfCharge soc, WattHours capacity, WattHours energy,
      Optional<Price> price) {
    var currency = conditions.lowestSalePrice().currency();
    var most = price.map(sale -> Money.rounded(sale.times(energy), currency)).orElse(Money.zero(currency));
    double spent = capacity.value() == 0 ? 0 : 100.0 * energy.value() / EFFICIENCY / capacity.value();
    var lowest = soc.plusPoints(-spent);
    var floor = lowest.isBelow(conditions.minimumCharge()) && conditions.minimumCharge().isBelow(soc)
        ? conditions.minimumCharge()
        : lowest;
    return new Expectation(Money.zero(currency), most, floor, energy);
  }

  private static WattHours sellable(Situation situation, Conditions conditions, StateOfCharge soc, WattHours capacity) {
    double points = Math.max(0, soc.percent() - situation.minimumCharge().orElse(soc).percent());
    double above = capacity.value() * points / 100 * EFFICIENCY;
    var power = situation.rating().discharge()
        .min(situation.vehicle().flatMap(Vehicle::mostDischarge).orElse(Watts.ZERO));
    double hours = conditions.departure()
        .map(at -> Math.max(0, Duration.between(situation.now(), at).toSeconds() / 3600.0)).orElse(Double.MAX_VALUE);
    double inTime = Math.min(above, hours == Double.MAX_VALUE ? above : power.value() * hours);
    long budget = conditions.wearBudget().map(WattHours::value).orElse(Long.MAX_VALUE);
    return new WattHours(Math.min((long) inTime, budget));
  }
}
