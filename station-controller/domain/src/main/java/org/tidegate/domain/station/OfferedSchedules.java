package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.dialog.Negotiation;
import org.tidegate.domain.dialog.OfferedSchedule;
import org.tidegate.domain.dialog.ScheduleChoice;
import org.tidegate.domain.dialog.VehiclePrices;
import org.tidegate.domain.message.Outgoing.VehicleSchedule;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.smartcharging.InstalledProfile;
import org.tidegate.domain.smartcharging.Offers;

/**
 * What the vehicle at one EVSE is offered of the charging profiles: schedules to choose from, or in dynamic control the
 * prices only. Station loop only.
 */
@OnStationLoop
final class OfferedSchedules {
  private final EvseState evse;
  private List<OfferedSchedule> offers = List.of();
  private Optional<VehiclePrices> prices = Optional.empty();
  private List<InstalledProfile> looked = List.of();

  OfferedSchedules(EvseState evse) {
    this.evse = evse;
  }

  /** What a look at the profiles found since the last one. */
  enum News {
    /** Nothing. */
    NONE,
    /** Others, none of them for this transaction. */
    OTHERS,
    /** At least one for this transaction. */
    OF_TRANSACTION
  }

  News look() {
    var before = looked;
    looked = evse.core.profiles().all();
    if (looked.equals(before)) {
      return News.NONE;
    }
    boolean came = looked.stream().filter(profile -> Offers.isOfTransaction(profile, evse.facts()))
        .anyMatch(profile -> !before.contains(profile));
    return came ? News.OF_TRANSACTION : News.OTHERS;
  }

  /** What holds now is offered: what came of the central system, or the default (K15.FR.15). */
  void offer() {
    if (isDynamic()) {
      offers = List.of();
      prices = Offers.prices(looked, evse.facts());
      evse.devices.dialog().control(prices); // 2.1 K19.FR.09
    } else {
      offers = Offers.of(looked, evse.facts(), terms(), evse.core.circumstances());
      evse.devices.dialog().offerSchedules(offers);
    }
  }

  Optional<OfferedSchedule> chosen(ScheduleChoice choice) {
    return offers.stream().filter(offer -> choice.number().equals(Optional.of(offer.number()))).findFirst();
  }

  /** K16.FR.02: only a change of what is offered is worth asking the vehicle again. */
  boolean wouldDiffer() {
    return isDynamic() ? !Offers.prices(looked, evse.facts()).equals(prices) : schedulesDiffer();
  }

  private boolean schedulesDiffer() {
    var now = evse.core.now();
    var others = Offers.of(looked, evse.facts(), terms(), evse.core.circumstances());
    return others.size() != offers.size() || others.stream().anyMatch(other -> {
      var known = offers.get(other.number() - 1);
      return known.scheduleId() != other.scheduleId() || !known.prices().equals(other.prices())
          || !known.schedule().saysTheSameAs(other.schedule(), now);
    });
  }

  /** What a vehicle in dynamic control is going to be told, as far as it is known (2.1 K19.FR.10). */
  Optional<VehicleSchedule> expected() {
    var terms = terms();
    return Offers.expected(looked, evse.facts(), terms, evse.core.circumstances())
        .map(expected -> new VehicleSchedule(evse.id(), terms.from(), terms.length(), expected.plan(),
            expected.scheduleId()));
  }

  boolean isDynamic() {
    return evse.negotiation().map(known -> !known.isScheduled()).orElse(false);
  }

  private Offers.Terms terms() {
    return new Offers.Terms(evse.core.now(), evse.vehicle().flatMap(Vehicle::departure),
        evse.negotiation().flatMap(Negotiation::mostTuples),
        evse.negotiation().map(Negotiation::isBidirectional).orElse(false));
  }
}
