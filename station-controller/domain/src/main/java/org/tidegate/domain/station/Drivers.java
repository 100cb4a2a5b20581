package org.tidegate.domain.station;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.driver.Gain;
import org.tidegate.domain.driver.RememberedConditions;
import org.tidegate.domain.driver.RememberedDriver;
import org.tidegate.domain.driver.StandingOrder;
import org.tidegate.domain.driver.Visit;
import org.tidegate.domain.driver.Visits;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.Pseudonyms;
import org.tidegate.domain.session.StoredSession.StoredAuthorization;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.view.DriverView;
import org.tidegate.domain.view.DriverView.Identity;

/**
 * Drivers who wanted to be remembered, and who may see what. A card's number and a vehicle's identifier can be copied:
 * what is stored shows only after the PIN, or after the central system has confirmed the card in this visit. Station
 * loop only.
 */
@OnStationLoop
final class Drivers {
  private static final Logger log = LoggerFactory.getLogger(Drivers.class);
  /** Who was here longest ago is forgotten first. */
  static final int MOST = 500;
  /** Hashes at hand: those who are here are looked for at every decision. */
  private static final int MOST_AT_HAND = 64;

  private final StationCore core;
  private final Pseudonyms pseudonyms;
  private final Map<String, RememberedDriver> known = new HashMap<>();
  private final Map<IdToken, String> hashed = new HashMap<>();
  private final Map<String, Visits> visits = new HashMap<>();
  private final KeyCodeTrials trials;

  Drivers(StationCore core, Pseudonyms pseudonyms) {
    this.core = core;
    this.pseudonyms = pseudonyms;
    this.trials = new KeyCodeTrials(core.loop());
  }

  void restore(List<RememberedDriver> stored, List<Visits> history) {
    stored.forEach(driver -> known.put(driver.pseudonym(), driver));
    history.forEach(told -> visits.put(told.pseudonym(), told));
  }

  /** The stay of a driver who is remembered is over. */
  void visited(VehicleSession session) {
    visitor(session).ifPresent(pseudonym -> keep(of(pseudonym).and(
        new Visit(session.identity().since(), session.unpluggedAt().orElse(core.now()), session.sums(),
            session.records().size(), session.recordsMatchMeter(), List.of()))));
  }

  /** It is known what other conditions would have earned in the stay that began then; unless the driver is forgotten. */
  void judged(String visitor, Instant plugged, List<Gain> gains) {
    if (known.containsKey(visitor)) {
      keep(of(visitor).judged(plugged, gains));
    }
  }

  /** Whose stay it is, of those who are remembered. */
  Optional<String> visitor(VehicleSession session) {
    return session.visitor().or(() -> session.driver().map(this::pseudonym)).filter(known::containsKey);
  }

  private Visits of(String pseudonym) {
    return visits.getOrDefault(pseudonym, Visits.none(pseudonym));
  }

  private void keep(Visits newer) {
    visits.put(newer.pseudonym(), newer);
    core.journal().note(new Change.FactSaved(newer));
  }

  /** The driver's stays, oldest first. */
  List<Visit> visits(RememberedDriver driver) {
    return of(driver.pseudonym()).visits();
  }

  /** What is remembered of the driver who is here, locked or not; a card goes before a vehicle. */
  Optional<RememberedDriver> of(EvseState evse) {
    return pseudonyms(evse).map(known::get).flatMap(Stream::ofNullable).findFirst();
  }

  /** What is remembered under a card or code. */
  Optional<RememberedDriver> of(IdToken token) {
    return Optional.ofNullable(known.get(pseudonym(token)));
  }

  /** The same, once it is unlocked. */
  Optional<RememberedDriver> unlocked(EvseState evse) {
    return of(evse).filter(driver -> isUnlocked(evse, driver));
  }

  /** The standing order of a driver whose card the central system has confirmed in this visit. */
  Optional<StandingOrder> order(EvseState evse) {
    return evse.session().filter(session -> identity(evse) == Identity.CONFIRMED).flatMap(this::ofToken)
        .flatMap(RememberedDriver::standingOrder);
  }

  DriverView view(EvseState evse, Announcement announcement) {
    var unlocked = unlocked(evse);
    boolean locked = unlocked.isEmpty() && of(evse).filter(driver -> driver.pin().isPresent()).isPresent();
    return new DriverView(identity(evse), locked,
        unlocked.map(driver -> driver.conditions().from(core.now(), core.settings().zone())),
        unlocked.filter(driver -> driver.pin().isPresent()).isPresent(),
        unlocked.flatMap(RememberedDriver::standingOrder).isPresent(), announcement.until(),
        unlocked.map(this::visits).orElse(List.of()));
  }

  Identity identity(EvseState evse) {
    var session = evse.session();
    if (session.flatMap(Drivers::token).isPresent()) {
      return session.get().isConfirmedOnline() ? Identity.CONFIRMED : Identity.TOKEN;
    }
    return vehicle(evse).isPresent() ? Identity.VEHICLE : Identity.NONE;
  }

  /** Whether the driver may change what is remembered under their identity: nothing is yet, or it is unlocked. */
  boolean mayChange(EvseState evse) {
    return identity(evse) != Identity.NONE && of(evse).map(driver -> isUnlocked(evse, driver)).orElse(true);
  }

  /** What is remembered, or begins to be with these conditions. */
  RememberedDriver begun(EvseState evse, Conditions conditions) {
    var remembered = RememberedConditions.of(conditions, core.settings().zone());
    return of(evse).map(driver -> driver.wanting(remembered, core.now()))
        .orElseGet(() -> new RememberedDriver(pseudonyms(evse).findFirst().orElseThrow(), remembered,
            Optional.empty(), Optional.empty(), core.now()));
  }

  void keep(RememberedDriver driver) {
    known.put(driver.pseudonym(), driver);
    core.journal().note(new Change.FactSaved(driver));
    if (known.size() > MOST) {
      known.values().stream().min(Comparator.comparing(RememberedDriver::usedAt)).ifPresent(this::forget);
    }
  }

  void forget(RememberedDriver driver) {
    known.remove(driver.pseudonym());
    core.journal().note(new Change.FactForgotten(RememberedDriver.class, driver.pseudonym()));
    if (visits.remove(driver.pseudonym()) != null) {
      core.journal().note(new Change.FactForgotten(Visits.class, driver.pseudonym()));
    }
    log.info("what was remembered of a driver is deleted");
  }

  /** Of PINs, at the whole station. */
  KeyCodeTrials trials() {
    return trials;
  }

  /** A PIN is hashed together with whose it is: the same one of two drivers can't be recognised. */
  String pin(RememberedDriver driver, String digits) {
    return pseudonyms.of(new IdToken("pin " + driver.pseudonym() + " " + digits, IdTokenType.Local));
  }

  private boolean isUnlocked(EvseState evse, RememberedDriver driver) {
    return evse.session().filter(session -> session.isUnlocked(driver.pseudonym())
        || session.isConfirmedOnline() && ofToken(session).filter(driver::equals).isPresent()).isPresent();
  }

  private Optional<RememberedDriver> ofToken(VehicleSession session) {
    return token(session).flatMap(this::of);
  }

  private Stream<String> pseudonyms(EvseState evse) {
    return Stream.concat(evse.session().flatMap(Drivers::token).map(this::pseudonym).stream(),
        vehicle(evse).map(id -> hash(new IdToken("vehicle " + id, IdTokenType.MacAddress))).stream());
  }

  private String pseudonym(IdToken token) {
    return hash(token);
  }

  private String hash(IdToken identity) {
    if (hashed.size() > MOST_AT_HAND) {
      hashed.clear();
    }
    return hashed.computeIfAbsent(identity, pseudonyms::of);
  }

  private static Optional<IdToken> token(VehicleSession session) {
    return session.authorization().map(StoredAuthorization::token)
        .filter(token -> token.type() != IdTokenType.NoAuthorization);
  }

  private static Optional<String> vehicle(EvseState evse) {
    return evse.vehicle().flatMap(Vehicle::evccId).filter(id -> !id.isBlank());
  }
}
