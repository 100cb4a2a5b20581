package org.tidegate.demo.aggregator;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidegate.domain.port.StationLoop;

/** Everything the aggregator knows: its stations, prices, requests, records. Station loop only. */
final class Pool {
  private static final int MOST_STATIONS = 50;

  private final StationLoop loop;
  private final SortedMap<String, KnownStation> stations = new TreeMap<>();
  private final Ledger ledger = new Ledger();
  private final Timeline timeline;
  private final PriceBoard prices;
  private final DemandResponse demandResponse;
  private final People people = new People();
  private final Stays stays = new Stays();
  private final Accounts accounts = new Accounts(stays);
  private final Claims claims;
  private final Phones phones;
  private final Statements statements;

  Pool(StationLoop loop, AggregatorSettings settings) {
    this.timeline = new Timeline(loop::now);
    this.prices = new PriceBoard(loop, settings);
    this.demandResponse = new DemandResponse(loop, this);
    this.claims = new Claims(loop::now, accounts);
    this.phones = new Phones(loop, this);
    this.statements = new Statements(loop, this);
    this.loop = loop;
    settings.users().forEach(known -> people.signUp(known.name(), known.vehicleId()));
  }

  /** The station with this identity; absent when there is no room for another. */
  Optional<KnownStation> station(String id) {
    return stations.size() >= MOST_STATIONS && !stations.containsKey(id)
        ? Optional.empty()
        : Optional.of(stations.computeIfAbsent(id, KnownStation::new));
  }

  Collection<KnownStation> stations() {
    return stations.values();
  }

  Stream<StationLink> links() {
    return stations.values().stream().map(KnownStation::link).flatMap(Optional::stream);
  }

  /** Vehicles of connected stations that can be dispatched in this direction. */
  Stream<Candidate> candidates(Direction direction, boolean permittedOnly) {
    return stations.values().stream().filter(station -> station.link().isPresent())
        .flatMap(station -> station.places().stream().filter(place -> !permittedOnly || place.isPermitted())
            .flatMap(place -> place.runningTransaction().stream()
                .map(id -> Candidate.of(station, place, id, direction, loop.now()))));
  }

  /** New prices, told to everybody. */
  void changePrices(UnitPrices next) {
    prices.change(next, links());
    timeline.note(prices.name(), "prices now: " + next);
    stations.values().forEach(station -> station.places().stream().filter(ParkingPlace::isPermitted)
        .forEach(this::advise));
  }

  /** Tells a permitted driver what other conditions would bring now. */
  void advise(ParkingPlace place) {
    place.conditions().ifPresent(conditions -> place.connected().flatMap(known -> stays.ofSession(known.sessionId()))
        .ifPresent(stay -> statements.advise(stay, conditions)));
  }

  People people() {
    return people;
  }

  Stays stays() {
    return stays;
  }

  Accounts accounts() {
    return accounts;
  }

  Claims claims() {
    return claims;
  }

  Phones phones() {
    return phones;
  }

  Statements statements() {
    return statements;
  }

  void note(KnownStation station, String what) {
    timeline.note(station.id(), what);
  }

  /** What happened at the desk where claims are paid. */
  void noteDesk(String what) {
    timeline.note("claim desk", what);
  }

  /** What the coordinator did. */
  void noteRequest(String what) {
    timeline.note("coordinator", what);
  }

  PriceBoard prices() {
    return prices;
  }

  DemandResponse demandResponse() {
    return demandResponse;
  }

  Ledger ledger() {
    return ledger;
  }

  Timeline timeline() {
    return timeline;
  }
}
