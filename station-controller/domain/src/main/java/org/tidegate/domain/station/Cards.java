package org.tidegate.domain.station;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.authorization.Known;
import org.tidegate.domain.port.DriverRefusal;
import org.tidegate.domain.session.StoredSession.StoredAuthorization;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.view.IdentificationView;
import org.tidegate.domain.view.IdentificationView.Notice;

/** What a card at a reader, or a key code at the panel, means: OCPP 2.0.1 C01, C04, C09, C16, E07. Station loop only. */
@OnStationLoop
final class Cards {
  private static final Logger log = LoggerFactory.getLogger(Cards.class);

  private final List<Evse> evses;
  private final Tokens tokens;
  private final Reservations reservations;
  private final Notices notices;
  private final MasterPass masterPass;
  private final KeyCodeTrials trials;
  private final Set<String> underWay = new HashSet<>();

  Cards(StationCore core, List<Evse> evses, Tokens tokens, Reservations reservations) {
    this.evses = evses;
    this.reservations = reservations;
    this.tokens = tokens;
    notices = new Notices(core);
    masterPass = new MasterPass(core, evses, tokens.knobs(), notices);
    trials = new KeyCodeTrials(core.loop());
  }

  /** A card at a reader of these EVSEs. */
  void presented(IdToken token, Set<Integer> evseIds) {
    notices.clear(evseIds);
    var served = evses.stream().filter(evse -> evseIds.contains(evse.id())).toList();
    if (served.stream().anyMatch(evse -> evse.cable.release(token))) {
      return;
    }
    var stopped = served.stream().filter(evse -> isOf(token, evse)).findFirst()
        .or(() -> stoppedByKnownGroup(token, served));
    if (stopped.isPresent()) {
      stop(stopped.get(), token);
    } else if (underWay.add(token.digest())) {
      if (token.type() == IdTokenType.KeyCode) {
        trials.begin();
      }
      tokens.decide(token, answer -> {
        underWay.remove(token.digest());
        decided(token, served, answer);
      });
    }
  }

  /** A key code typed for an EVSE, C04. Why not, as a text key. */
  Optional<String> typed(String code, int evseId) {
    if (!tokens.knobs().hasInput() || code.isEmpty() || code.length() > IdToken.LONGEST_READ) {
      return DriverRefusal.KEY_CODE.said();
    }
    if (!trials.mayTry()) {
      return Optional.of(Notice.KEY_CODE_WAIT.token());
    }
    presented(new IdToken(code, IdTokenType.KeyCode), Set.of(evseId));
    return Optional.empty();
  }

  MasterPass masterPass() {
    return masterPass;
  }

  IdentificationView view() {
    return new IdentificationView(tokens.knobs().hasInput() && tokens.knobs().isEnabled(), notices.shown(),
        masterPass.view());
  }

  /** C01.FR.03, C09.FR.07: a token that is known as good and of the driver's group; nobody is asked. */
  private Optional<Evse> stoppedByKnownGroup(IdToken token, List<Evse> served) {
    if (waiting(served.stream(), token).anyMatch(Cards::isPlugged)) {
      return Optional.empty();
    }
    return tokens.known(token).filter(Known::isValid).map(Known::answer)
        .flatMap(answer -> served.stream().filter(evse -> isOfGroup(answer, evse)).findFirst());
  }

  private void decided(IdToken token, List<Evse> served, Optional<Authorization> answer) {
    noteTrial(token, answer);
    if (answer.isEmpty()) {
      refuse(served, Notice.CARD_UNCHECKED);
    } else if (!answer.get().isAccepted()) {
      log.info("a token is refused: {}", answer.get().status());
      served.forEach(evse -> reservations.use(evse, token, Optional.empty())); // H03.FR.09: its driver came
      refuse(served, Notice.CARD_REFUSED);
    } else if (tokens.isMasterPass(answer.get())) {
      masterPass.presented(token, ids(served)); // C12.FR.09, C16.FR.03: whatever waits, it starts nothing
    } else {
      accepted(token, served, answer.get());
    }
  }

  private void accepted(IdToken token, List<Evse> served, Authorization answer) {
    // C01.FR.21.
    var free = waiting(served.stream().filter(evse -> answer.isFor(evse.id())), token).toList();
    var startable = free.stream().filter(evse -> reservations.admits(evse, token, answer.group()))
        .sorted(Comparator.comparing((Evse evse) -> !reservations.isFor(evse, token, answer.group()))).toList();
    var plugged = startable.stream().filter(Cards::isPlugged).findFirst();
    var ofGroup = served.stream().filter(evse -> isOfGroup(answer, evse)).findFirst();
    if (plugged.isPresent()) {
      start(plugged.get(), token, answer);
    } else if (ofGroup.isPresent()) {
      stop(ofGroup.get(), token); // C09.FR.03, C09.FR.05
    } else if (!startable.isEmpty()) {
      start(startable.getFirst(), token, answer);
    } else if (!free.isEmpty()) {
      refuse(served, Notice.CARD_RESERVED);
    } else {
      refuse(served, answer.evses().isPresent() ? Notice.CARD_REFUSED : Notice.CARD_OTHER);
    }
  }

  private void noteTrial(IdToken token, Optional<Authorization> answer) {
    if (token.type() != IdTokenType.KeyCode) {
      return;
    }
    if (answer.isEmpty()) {
      trials.untold();
    } else if (answer.get().isAccepted()) {
      trials.right();
    } else {
      trials.wrong();
    }
  }

  private void refuse(List<Evse> served, Notice notice) {
    log.info("evse {}: {}", ids(served), notice.token());
    notices.show(ids(served), notice);
  }

  private void start(Evse evse, IdToken token, Authorization answer) {
    evse.sessions.authorize(token, answer,
        (tokens.isAnsweredNow(token) ? Authorizing.ONLINE : Authorizing.LOCALLY)
            .using(reservations.use(evse, token, answer.group())));
  }

  private static void stop(Evse evse, IdToken token) {
    evse.sessions.deauthorize(EndCause.locally(Optional.of(token)));
  }

  /** Where this token could start something: a vehicle that waits for it, or nobody is here. */
  private static Stream<Evse> waiting(Stream<Evse> served, IdToken token) {
    return served.filter(evse -> evse.sessions.takesDrivers()).filter(evse -> evse.sessions.mayBeAuthorizedBy(token));
  }

  private static boolean isPlugged(Evse evse) {
    return evse.state.session().map(VehicleSession::isPlugged).orElse(false);
  }

  private static boolean isOf(IdToken token, Evse evse) {
    return authorization(evse).map(authorization -> authorization.token().isSameAs(token)).orElse(false);
  }

  private static boolean isOfGroup(Authorization answer, Evse evse) {
    return authorization(evse).map(StoredAuthorization::answer).filter(answer::isOfSameGroupAs).isPresent();
  }

  private static Optional<StoredAuthorization> authorization(Evse evse) {
    return evse.state.session().flatMap(VehicleSession::authorization);
  }

  private static Set<Integer> ids(List<Evse> served) {
    return Set.copyOf(served.stream().map(Evse::id).toList());
  }
}
