package org.tidegate.demo.aggregator;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.v201.ChargingStation;
import org.tidegate.ocpp.v201.TransactionEventRequest;

/** What is remembered of one station, whether it is connected or not. Station loop only. */
final class KnownStation {
  private static final int MOST_EVSES = 16;

  private final String id;
  private final SortedMap<Integer, ParkingPlace> places = new TreeMap<>();
  private final PastStays pastStays = new PastStays();
  private @Nullable StationLink link;
  private @Nullable ChargingStation model;

  KnownStation(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  void booted(ChargingStation told) {
    model = told;
  }

  /** A new connection takes the place of the one before. */
  void connected(StationLink now) {
    link = now;
  }

  /** This connection ended; a newer one stays. */
  void disconnected(StationLink ended) {
    if (link == ended) {
      link = null;
      places.values().forEach(ParkingPlace::forgetCapability);
    }
  }

  Optional<StationLink> link() {
    return Optional.ofNullable(link);
  }

  Optional<ChargingStation> model() {
    return Optional.ofNullable(model);
  }

  /** The place with this number; absent for numbers that no station of ours has. */
  Optional<ParkingPlace> place(@Nullable Integer evseId) {
    return evseId == null || evseId < 1 || evseId > MOST_EVSES
        ? Optional.empty()
        : Optional.of(places.computeIfAbsent(evseId, ParkingPlace::new));
  }

  /** Where a transaction takes place: told in its first event (E01.FR.16), remembered afterwards. */
  Optional<ParkingPlace> place(TransactionEventRequest event) {
    var evse = event.evse();
    return evse != null
        ? place(evse.id())
        : places.values().stream().filter(place -> place.hasTransaction(event.transactionInfo().transactionId()))
            .findFirst();
  }

  Collection<ParkingPlace> places() {
    return places.values();
  }

  PastStays pastStays() {
    return pastStays;
  }
}
