package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.session.StoredSession.StoredAuthorization;
import org.tidegate.domain.session.VehicleSession;

/** What a card at a reader means, OCPP 2.0.1 C01, C09, E07. Station loop only. */
@OnStationLoop
final class Cards {
  private static final Logger log = LoggerFactory.getLogger(Cards.class);

  private final StationCore core;
  private final List<Evse> evses;
  private final Knobs knobs;

  Cards(StationCore core, List<Evse> evses) {
    this.core = core;
    this.evses = evses;
    this.knobs = new Knobs(core.deviceModel());
  }

  void presented(IdToken token, Set<Integer> evseIds) {
    var served = evses.stream().filter(evse -> evseIds.contains(evse.id())).toList();
    if (served.stream().anyMatch(evse -> evse.cable.release(token))) {
      return;
    }
    var own = served.stream().filter(evse -> isOf(token, evse)).findFirst();
    if (own.isPresent()) {
      stop(own.get(), token);
      return;
    }
    waiting(served).ifPresentOrElse(evse -> start(evse, token), () -> served.stream()
        .filter(evse -> authorization(evse).isPresent()).findFirst().ifPresent(evse -> stopAsGroup(evse, token)));
  }

  private void start(Evse evse, IdToken token) {
    if (core.link().isOnline()) {
      ask(token, answer -> decided(evse, token, answer));
    } else if (knobs.startsUnknownOffline()) {
      decided(evse, token, Authorization.ACCEPTED);
    } else {
      log.info("evse {}: a card can't be checked offline and is refused", evse.id());
    }
  }

  private void decided(Evse evse, IdToken token, Authorization answer) {
    boolean stillWaiting = evse.state.session().map(session -> !session.isAuthorized()).orElse(true);
    if (!answer.isAccepted()) {
      log.info("evse {}: a card is refused: {}", evse.id(), answer.status());
    } else if (stillWaiting && evse.state.isOperative()) {
      evse.sessions.authorize(token, answer, Authorizing.LOCALLY);
    }
  }

  private void stopAsGroup(Evse evse, IdToken token) {
    if (core.link().isOnline()) {
      ask(token, answer -> {
        var group = authorization(evse).flatMap(authorization -> authorization.answer().group());
        boolean same = answer.isAccepted() && group.isPresent()
            && answer.group().filter(group.get()::isSameAs).isPresent();
        if (same) {
          stop(evse, token);
        } else {
          log.info("evse {}: another driver's card does not stop this transaction", evse.id());
        }
      });
    }
  }

  private void ask(IdToken token, Consumer<Authorization> then) {
    core.centralSystem().send(new Outgoing.Authorize(token)).whenComplete((answer, failure) -> core.acting().act(() -> {
      if (failure == null) {
        then.accept(answer);
      } else {
        log.info("a card was not checked: {}", failure.getMessage());
      }
    }));
  }

  private void stop(Evse evse, IdToken token) {
    evse.sessions.deauthorize(EndCause.locally(Optional.of(token)));
  }

  private static Optional<Evse> waiting(List<Evse> served) {
    return served.stream().filter(evse -> evse.state.session()
        .map(session -> session.isPlugged() && !session.isAuthorized()).orElse(false)).findFirst()
        .or(() -> served.stream().filter(evse -> evse.state.session == null && evse.state.isOperative()).findFirst());
  }

  private static boolean isOf(IdToken token, Evse evse) {
    return authorization(evse).map(authorization -> authorization.token().isSameAs(token)).orElse(false);
  }

  private static Optional<StoredAuthorization> authorization(Evse evse) {
    return evse.state.session().flatMap(VehicleSession::authorization);
  }
}
