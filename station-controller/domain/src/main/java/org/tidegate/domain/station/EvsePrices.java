package org.tidegate.domain.station;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.tariff.CostAccount;
import org.tidegate.domain.tariff.CostItem;
import org.tidegate.domain.tariff.EnergyPrices;
import org.tidegate.domain.tariff.Place;
import org.tidegate.domain.tariff.Tariff;

/**
 * What energy costs and earns at one EVSE: first by the tariff that holds there, as far as that says; then by what holds for
 * the station. Station loop only.
 */
@OnStationLoop
final class EvsePrices {
  /** A quarter of an hour each, for more than two days. */
  private static final int MOST_KNOWN = 200;

  private final EvseState evse;
  private final Place place;
  private final EnergyPrices.Rating rating;
  /** By the moment from which they hold; a tariff may have a hundred prices, and each decision asks several times. */
  private final TreeMap<Instant, PricesAt> known = new TreeMap<>();
  private Optional<Tariff> knownOf = Optional.empty();
  private Optional<CostAccount> knownWith = Optional.empty();

  EvsePrices(EvseState evse) {
    this.evse = evse;
    this.place = new Place(evse.core.settings().zone(), evse.settings.rating().current());
    this.rating = new EnergyPrices.Rating(evse.settings.rating().charge(), evse.settings.rating().discharge());
  }

  /**
   * The prices of this moment. Where it is not known how late it is, those only that never change: the station's clock is
   * never ahead then, but it may be far behind.
   */
  PricesAt at(Instant moment) {
    var told = byTheClock(moment);
    return told.until().isEmpty() || knowsTime() ? told : PricesAt.UNKNOWN;
  }

  /** Whether those are known now that a permission depends on: of a vehicle that only charges, what it pays. */
  boolean areEnough() {
    var now = at(evse.core.now());
    return now.purchase().isPresent() && (evse.isChargeOnly() || now.sale().isPresent());
  }

  private boolean knowsTime() {
    return evse.health.knowsTime(evse.core.now());
  }

  private PricesAt byTheClock(Instant moment) {
    var others = evse.core.prices().at(moment);
    var told = evse.cost.at(moment).map(tariff -> first(tariff, others, moment)).orElse(others);
    return new PricesAt(told.sale(), told.purchase(), earlier(told.until(), evse.cost.changeAfter(moment)));
  }

  /** What {@link #at} depends on beside the moment: as long as this is the same, so are the prices of a moment. */
  List<Object> basis() {
    return List.of(evse.core.prices().schedule(), evse.cost.at(evse.core.now()),
        evse.cost.changeAfter(evse.core.now()), knowsTime());
  }

  private PricesAt first(Tariff tariff, PricesAt others, Instant moment) {
    var own = own(tariff, moment);
    var purchase = tariff.prices(CostItem.ENERGY) ? inOurMoney(own.purchase()) : others.purchase();
    var sale = own.sale().isPresent() ? inOurMoney(own.sale()) : others.sale();
    return new PricesAt(sale, purchase, earlier(own.until(), others.until()));
  }

  private PricesAt own(Tariff tariff, Instant moment) {
    var account = evse.cost.account().filter(_ -> EnergyPrices.dependOnUsage(tariff));
    boolean same = knownOf.filter(before -> before == tariff).isPresent() && knownWith.equals(account);
    if (!same || known.size() >= MOST_KNOWN) {
      known.clear();
      knownOf = Optional.of(tariff);
      knownWith = account;
    }
    var near = Optional.ofNullable(known.floorEntry(moment)).map(Map.Entry::getValue)
        .filter(prices -> prices.until().map(moment::isBefore).orElse(true));
    return near.orElseGet(() -> {
      var told = EnergyPrices.at(tariff, account, place, rating, moment);
      known.put(moment, told);
      return told;
    });
  }

  /** A price in other money can't be compared with any condition of a driver: it is as good as unknown. */
  private Optional<Price> inOurMoney(Optional<Price> price) {
    return price.filter(known -> known.currency().equals(evse.core.settings().currency()));
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(Instant::compareTo);
  }
}
