package org.tidegate.domain.station;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.AvailabilityRequests;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.station.StationSettings.EvseSettings;

/**
 * What the central system wants in service, OCPP 2.0.1 G03 and G04, and the unlocking it asks for, F05. Station loop only.
 *
 * <p>Station, EVSEs and connectors are each set for themselves (G03.FR.07, G04.FR.08); an EVSE is in service when all
 * three are, or while a transaction runs (G03.FR.05, G04.FR.06). What was set survives restarts (G03.FR.08, G04.FR.09).
 */
@OnStationLoop
final class Availability implements AvailabilityRequests {
  private static final Logger log = LoggerFactory.getLogger(Availability.class);
  /** How long a lock may take to move and to be read back; a device gives it two seconds. */
  private static final Duration LOCK_MOVES_WITHIN = Duration.ofSeconds(3);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final StationCore core;
  private final List<Evse> evses;
  private final Told told;
  private final Map<String, SetAvailability> set = new HashMap<>();

  Availability(StationCore core, List<Evse> evses, Told told) {
    this.core = core;
    this.evses = evses;
    this.told = told;
  }

  /** Takes up what was set before the start. */
  void restore(List<SetAvailability> stored) {
    stored.forEach(one -> set.put(one.key(), one));
    apply();
  }

  /** Whether the station as a whole is wanted in service. */
  boolean isStationOperative() {
    return isOperative(0, 0);
  }

  /** Whether this EVSE as a whole, apart from its connector, is wanted in service. */
  boolean isEvseOperative(int evseId) {
    return isStationOperative() && isOperative(evseId, 0);
  }

  @Override
  public CompletionStage<ChangeAnswer> change(SetAvailability wanted) {
    var unknown = unknown(wanted);
    if (unknown.isPresent()) {
      return CompletableFuture.completedStage(unknown.get());
    }
    var answer = new CompletableFuture<ChangeAnswer>();
    core.acting().act(() -> {
      boolean isNew = isOperative(wanted.evseId(), wanted.connectorId()) != wanted.operative();
      boolean waits = !wanted.operative() && concerned(wanted).anyMatch(evse -> evse.state.hasTransaction());
      set.put(wanted.key(), wanted);
      core.journal().note(new Change.FactSaved(wanted));
      core.answer(answer, waits ? ChangeAnswer.SCHEDULED : ChangeAnswer.ACCEPTED, () -> follow(wanted, isNew));
    });
    return answer;
  }

  /** After the answer. Who asks for what is so already does not know it (G03.FR.03, G04.FR.04): everything is told. */
  private void follow(SetAvailability wanted, boolean isNew) {
    log.info("{} {}", name(wanted), wanted.operative() ? "in service" : "out of service");
    apply();
    if (!isNew) {
      evses.forEach(evse -> told.tellStatus(evse, true));
    }
  }

  private void apply() {
    for (var evse : evses) {
      if (isEvseOperative(evse.id()) && isOperative(evse.id(), EvseSettings.CONNECTOR_ID)) {
        evse.state.outOfService.remove(OutOfService.SET_INOPERATIVE);
      } else {
        evse.state.outOfService.add(OutOfService.SET_INOPERATIVE);
      }
    }
  }

  private boolean isOperative(int evseId, int connectorId) {
    return Optional.ofNullable(set.get(new SetAvailability(evseId, connectorId, true).key()))
        .map(SetAvailability::operative).orElse(true);
  }

  private Stream<Evse> concerned(SetAvailability wanted) {
    return evses.stream().filter(evse -> wanted.evseId() == 0 || wanted.evseId() == evse.id());
  }

  private Optional<ChangeAnswer> unknown(SetAvailability wanted) {
    if (wanted.evseId() == 0) {
      return wanted.connectorId() == 0 ? Optional.empty() : Optional.of(ChangeAnswer.UNKNOWN_CONNECTOR);
    }
    if (evse(wanted.evseId()).isEmpty()) {
      return Optional.of(ChangeAnswer.UNKNOWN_EVSE);
    }
    boolean known = wanted.connectorId() == 0 || wanted.connectorId() == EvseSettings.CONNECTOR_ID;
    return known ? Optional.empty() : Optional.of(ChangeAnswer.UNKNOWN_CONNECTOR);
  }

  @Override
  public CompletionStage<UnlockAnswer> unlock(int evseId, int connectorId) {
    var evse = evse(evseId).filter(_ -> connectorId == EvseSettings.CONNECTOR_ID);
    if (evse.isEmpty()) {
      return CompletableFuture.completedStage(UnlockAnswer.UNKNOWN_CONNECTOR); // F05.FR.03
    }
    if (evse.get().state.session().map(VehicleSession::isAuthorized).orElse(false)) {
      return CompletableFuture.completedStage(UnlockAnswer.IN_USE); // F05.FR.02
    }
    if (!evse.get().state.settings.isSocket()) {
      return CompletableFuture.completedStage(UnlockAnswer.FIXED_CABLE);
    }
    var answer = new CompletableFuture<UnlockAnswer>();
    log.info("evse {}: unlocked from afar", evseId);
    evse.get().cable.release();
    evse.get().state.devices.lock().unlock(); // F05.FR.06: whether there is a cable or not
    readBack(evse.get(), core.loop().nanoTime() + LOCK_MOVES_WITHIN.toNanos(), answer);
    return answer;
  }

  /** F05.FR.04, F05.FR.05. */
  private void readBack(Evse evse, long until, CompletableFuture<UnlockAnswer> answer) {
    core.after(LOOK, () -> {
      if (!evse.state.locked) {
        answer.complete(UnlockAnswer.UNLOCKED);
      } else if (core.loop().nanoTime() >= until) {
        answer.complete(UnlockAnswer.FAILED);
      } else {
        readBack(evse, until, answer);
      }
    });
  }

  private Optional<Evse> evse(int id) {
    return evses.stream().filter(evse -> evse.id() == id).findFirst();
  }

  private static String name(SetAvailability wanted) {
    if (wanted.evseId() == 0) {
      return "station";
    }
    return wanted.connectorId() == 0
        ? "evse " + wanted.evseId()
        : "evse %d connector %d".formatted(wanted.evseId(), wanted.connectorId());
  }
}
