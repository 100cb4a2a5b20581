package org.tidegate.domain.station;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.CentralSystemRequests.StartAnswer;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.TransactionFacts;

/** Transactions started and stopped from afar, OCPP 2.0.1 F01 to F04. Station loop only. */
@OnStationLoop
final class RemoteRequests {
  private static final Logger log = LoggerFactory.getLogger(RemoteRequests.class);

  private final StationCore core;
  private final List<Evse> evses;
  private final Tokens tokens;
  private final Reservations reservations;
  /** EVSEs for which the token of a remote start is being asked about. */
  private final Set<Integer> promised = new HashSet<>();

  RemoteRequests(StationCore core, List<Evse> evses, Tokens tokens, Reservations reservations) {
    this.reservations = reservations;
    this.tokens = tokens;
    this.core = core;
    this.evses = evses;
  }

  /**
   * Starts something, or says why not.
   *
   * @param answer is given it, once durable, before anything is told of what it sets off
   */
  void start(RemoteStart request, ProfileRequests profiles, CompletableFuture<StartAnswer> answer) {
    var evse = target(request);
    if (evse.isEmpty()) {
      core.journal().answer(answer,
          refused(request.evseId().isPresent() ? "UnknownEvse" : "NoFreeEvse", "no EVSE can start now"));
      return;
    }
    if (request.group().filter(tokens::isMasterGroup).isPresent()) {
      core.journal().answer(answer, refused("InvalidIdToken", "a master pass starts nothing")); // C16.FR.03
      return;
    }
    var refusal = refusal(evse.get(), request).or(() -> request.profile()
        .flatMap(profile -> profileRefusal(evse.get(), profile, profiles)));
    if (refusal.isPresent()) {
      core.journal().answer(answer, new StartAnswer(refusal, Optional.empty()));
      return;
    }
    var running = Station.transactionOf(evse.get()).filter(_ -> !evse.get().transactions.isEnding());
    core.journal().answer(answer, new StartAnswer(Optional.empty(), running)); // F01.FR.13
    authorize(evse.get(), request, profiles, answer);
  }

  boolean stop(String transactionId) {
    var id = Station.spelled(transactionId, evses);
    var running = evses.stream().filter(evse -> Station.transactionOf(evse).filter(id::equals).isPresent())
        .findFirst();
    running.ifPresent(evse -> {
      log.info("evse {}: stopped from afar", evse.id());
      // F03.FR.02, F03.FR.03: the stop points decide whether that ends the transaction.
      evse.sessions.deauthorize(EndCause.REMOTE);
    });
    return running.isPresent();
  }

  /** F01.FR.06, F02.FR.14: without an EVSE what the driver has reserved comes first, then one with a vehicle. */
  private Optional<Evse> target(RemoteStart request) {
    if (request.evseId().isPresent()) {
      return evses.stream().filter(evse -> evse.id() == request.evseId().get()).findFirst();
    }
    return evses.stream().filter(evse -> refusal(evse, request).isEmpty()).min(Comparator
        .comparing(
            (Evse evse) -> !(reservations.isKept(evse) && reservations.isFor(evse, request.token(), group(request))))
        .thenComparing(evse -> evse.state.session == null));
  }

  /** The group that the request names, or that the token is known to be of (H03.FR.07). */
  private Optional<IdToken> group(RemoteStart request) {
    return request.group().or(() -> tokens.known(request.token()).flatMap(known -> known.answer().group()));
  }

  private Optional<Refusal> refusal(Evse evse, RemoteStart request) {
    return refusal(evse, request.token()).or(() -> reservations.admits(evse, request.token(), group(request)) // F01.FR.21, F01.FR.22
        ? Optional.empty()
        : Optional.of(new Refusal("InvalidIdToken", "EVSE " + evse.id() + " is reserved for another")));
  }

  private Optional<Refusal> refusal(Evse evse, IdToken token) {
    if (!evse.sessions.takesDrivers() || evse.state.faults.stopCharging()) { // F01.FR.23, F02.FR.25
      return Optional.of(new Refusal("NotEnabled", "EVSE " + evse.id() + " is not in service"));
    }
    // F01.FR.24, F02.FR.26; C01.FR.23
    boolean taken = promised.contains(evse.id())
        || evse.state.session().map(VehicleSession::isAuthorized).orElse(false)
        || evse.sessions.isOfAnotherThan(token);
    return taken ? Optional.of(new Refusal("TxInProgress", "EVSE " + evse.id() + " is in use")) : Optional.empty();
  }

  private Optional<Refusal> profileRefusal(Evse evse, ChargingProfile profile, ProfileRequests profiles) {
    var id = Station.transactionOf(evse).orElse("pending");
    var facts = new ArrayList<>(profiles.facts());
    facts.replaceAll(one -> one.evseId() != evse.id()
        ? one
        : one.inTransaction(new TransactionFacts(id, core.now())));
    return profiles.check(evse.id(), profile.ofTransaction(id), facts);
  }

  private void authorize(Evse evse, RemoteStart request, ProfileRequests profiles, CompletionStage<?> answered) {
    var token = request.token();
    // C02.FR.01, C03.FR.01, C05.FR.01: nobody is asked about those.
    boolean mustAsk = tokens.knobs().authorizesRemoteStart() && token.type() != IdTokenType.NoAuthorization
        && token.type() != IdTokenType.Central;
    if (!mustAsk) {
      authorized(evse, request, new Authorization(AuthorizationStatus.Accepted, Optional.empty(), group(request)),
          profiles);
      return;
    }
    promised.add(evse.id());
    answered.whenComplete((_, failure) -> core.loop().execute(() -> core.acting().act(() -> {
      if (failure == null) {
        ask(evse, request, profiles);
      } else {
        promised.remove(evse.id());
      }
    })));
  }

  private void ask(Evse evse, RemoteStart request, ProfileRequests profiles) {
    var token = request.token();
    tokens.decide(token, answer -> {
      promised.remove(evse.id());
      if (answer.filter(given -> isGoodFor(evse, given)).isEmpty()) {
        log.info("evse {}: the token of a remote start is not accepted", evse.id());
      } else if (refusal(evse, token).isEmpty()
          && reservations.admits(evse, token, answer.get().group().or(() -> group(request)))) {
        authorized(evse, request, answer.get(), profiles);
      }
    });
  }

  private boolean isGoodFor(Evse evse, Authorization answer) {
    return answer.isAccepted() && answer.isFor(evse.id()) && !tokens.isMasterPass(answer);
  }

  private void authorized(Evse evse, RemoteStart request, Authorization answer, ProfileRequests profiles) {
    evse.sessions.whenFree(() -> {
      // F01.FR.10, F02.FR.18
      request.profile().ifPresent(profile -> evse.transactions.whenStarted(
          id -> profiles.install(evse.id(), profile.ofTransaction(id))));
      var reservation = reservations.use(evse, request.token(), answer.group().or(() -> group(request)));
      evse.sessions.authorize(request.token(), answer,
          Authorizing.remotely(request.remoteStartId()).using(reservation));
    });
  }

  private static StartAnswer refused(String code, String why) {
    return new StartAnswer(Optional.of(new Refusal(code, why)), Optional.empty());
  }
}
