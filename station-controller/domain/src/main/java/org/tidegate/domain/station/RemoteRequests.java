package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.CentralSystemRequests.ResetAnswer;
import org.tidegate.domain.port.CentralSystemRequests.ResetKind;
import org.tidegate.domain.port.CentralSystemRequests.StartAnswer;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.domain.port.CentralSystemRequests.TriggerAnswer;
import org.tidegate.domain.port.Restart;
import org.tidegate.domain.security.SecurityEventType;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.TransactionFacts;

/** Remote control, OCPP 2.0.1 block F, and resets, B11 and B12. Station loop only. */
@OnStationLoop
final class RemoteRequests {
  private static final Logger log = LoggerFactory.getLogger(RemoteRequests.class);

  private final StationCore core;
  private final List<Evse> evses;
  private final Boot boot;
  private final Told told;
  private final CertificateSigning signing;
  private final Restart restart;
  private boolean resetWaits;

  RemoteRequests(StationCore core, List<Evse> evses, Boot boot, Told told, CertificateSigning signing,
      Restart restart) {
    this.core = core;
    this.evses = evses;
    this.boot = boot;
    this.told = told;
    this.signing = signing;
    this.restart = restart;
  }

  CompletionStage<StartAnswer> start(RemoteStart request, ProfileRequests profiles) {
    var evse = target(request.evseId());
    if (evse.isEmpty()) {
      return done(refused(request.evseId().isPresent() ? "UnknownEvse" : "NoFreeEvse", "no EVSE can start now"));
    }
    var refusal = refusal(evse.get()).or(() -> request.profile()
        .flatMap(profile -> profileRefusal(evse.get(), profile, profiles)));
    if (refusal.isPresent()) {
      return done(new StartAnswer(refusal, Optional.empty()));
    }
    authorize(evse.get(), request, profiles);
    return done(new StartAnswer(Optional.empty(), Station.transactionOf(evse.get())));
  }

  boolean stop(String transactionId) {
    var running = evses.stream().filter(evse -> Station.transactionOf(evse).filter(transactionId::equals).isPresent())
        .findFirst();
    running.ifPresent(evse -> {
      log.info("evse {}: stopped from afar", evse.id());
      evse.sessions.deauthorize(EndCause.REMOTE);
      evse.transactions.end(EndCause.REMOTE);
    });
    return running.isPresent();
  }

  ResetAnswer reset(ResetKind when, Optional<Integer> evseId) {
    if (evseId.isPresent() || resetWaits) {
      // The device model says AllowReset of no EVSE: B11.FR.10 lets a station refuse to reset one alone.
      return ResetAnswer.Rejected;
    }
    if (when == ResetKind.ON_IDLE && anyTransaction()) {
      resetWaits = true;
      resetWhenIdle();
      return ResetAnswer.Scheduled;
    }
    resetWaits = true;
    evses.forEach(evse -> {
      evse.sessions.deauthorize(EndCause.RESET);
      evse.transactions.end(EndCause.RESET);
    });
    resetWhenIdle();
    return ResetAnswer.Accepted;
  }

  TriggerAnswer trigger(Trigger message, Optional<Integer> evseId, Optional<Integer> connectorId) {
    if (connectorId.map(id -> id != 1).orElse(false)) {
      return TriggerAnswer.Rejected;
    }
    var chosen = evses.stream().filter(evse -> evseId.map(id -> id == evse.id()).orElse(true)).toList();
    return switch (message) {
      case BOOT_NOTIFICATION -> boot.trigger() ? TriggerAnswer.Accepted : TriggerAnswer.Rejected;
      case HEARTBEAT -> later(() -> core.tellAsked(new Outgoing.Heartbeat()));
      case STATUS_NOTIFICATION -> evseId.isEmpty()
          ? TriggerAnswer.Rejected
          : later(() -> chosen.forEach(evse -> told.tellStatus(evse, true)));
      case METER_VALUES -> later(() -> chosen.forEach(this::tellMeterValues));
      case TRANSACTION_EVENT -> chosen.stream().noneMatch(evse -> Station.transactionOf(evse).isPresent())
          ? TriggerAnswer.Rejected
          : later(() -> chosen.forEach(evse -> evse.transactions.trigger()));
      case SIGN_CHARGING_STATION_CERTIFICATE -> later(signing::begin);
    };
  }

  private void tellMeterValues(Evse evse) {
    evse.state.sample().flatMap(sample -> sample.as(MeterValue.Context.TRIGGER, evse.state.knobs.alignedMeasurands()))
        .ifPresent(value -> core.tellAsked(new Outgoing.MeterValues(evse.id(), List.of(value))));
  }

  private TriggerAnswer later(Runnable task) {
    core.loop().execute(() -> core.acting().act(task));
    return TriggerAnswer.Accepted;
  }

  private Optional<Evse> target(Optional<Integer> evseId) {
    if (evseId.isPresent()) {
      return evses.stream().filter(evse -> evse.id() == evseId.get()).findFirst();
    }
    return evses.stream().filter(evse -> refusal(evse).isEmpty() && evse.state.session != null).findFirst()
        .or(() -> evses.stream().filter(evse -> refusal(evse).isEmpty()).findFirst());
  }

  private static Optional<Refusal> refusal(Evse evse) {
    if (!evse.state.operative || !evse.state.faults.isEmpty()) {
      return Optional.of(new Refusal("NotEnabled", "EVSE " + evse.id() + " is not in service"));
    }
    boolean taken = evse.state.session().map(VehicleSession::isAuthorized).orElse(false);
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

  private void authorize(Evse evse, RemoteStart request, ProfileRequests profiles) {
    var token = request.token();
    boolean mustAsk = evse.state.knobs.authorizesRemoteStart() && token.type() != IdTokenType.NoAuthorization
        && token.type() != IdTokenType.Central;
    var answer = new Authorization(AuthorizationStatus.Accepted, Optional.empty(), request.group());
    if (!mustAsk) {
      authorized(evse, request, answer, profiles);
      return;
    }
    core.loop().execute(() -> core.centralSystem().send(new Outgoing.Authorize(token))
        .whenComplete((given, failure) -> core.acting().act(() -> {
          if (failure != null || !given.isAccepted()) {
            log.info("evse {}: the token of a remote start is not accepted", evse.id());
          } else if (refusal(evse).isEmpty()) {
            authorized(evse, request, given, profiles);
          }
        })));
  }

  private void authorized(Evse evse, RemoteStart request, Authorization answer, ProfileRequests profiles) {
    request.profile().ifPresent(profile -> evse.transactions.whenStarted(
        id -> profiles.install(evse.id(), profile.ofTransaction(id))));
    evse.sessions.authorize(request.token(), answer, Authorizing.remotely(request.remoteStartId()));
  }

  private boolean anyTransaction() {
    return evses.stream().anyMatch(evse -> Station.transactionOf(evse).isPresent());
  }

  /** Restarts once the transactions have ended and the answer to the request is out. */
  private void resetWhenIdle() {
    core.after(Duration.ofSeconds(1), () -> {
      if (anyTransaction()) {
        resetWhenIdle();
      } else {
        core.security().raise(SecurityEventType.ResetOrReboot, "reset by the central system");
        restart.restart("reset by the central system");
      }
    });
  }

  private static StartAnswer refused(String code, String why) {
    return new StartAnswer(Optional.of(new Refusal(code, why)), Optional.empty());
  }

  private static CompletionStage<StartAnswer> done(StartAnswer answer) {
    return CompletableFuture.completedStage(answer);
  }
}
