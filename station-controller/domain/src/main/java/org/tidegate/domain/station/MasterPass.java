package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TriggerReason;
import org.tidegate.domain.view.IdentificationView;
import org.tidegate.domain.view.IdentificationView.Notice;

/** Somebody who may stop everybody's transactions, OCPP 2.0.1 C16. Station loop only. */
@OnStationLoop
final class MasterPass {
  private static final Logger log = LoggerFactory.getLogger(MasterPass.class);
  /** Then the station goes back to normal. */
  private static final Duration TIME_TO_CHOOSE = Duration.ofSeconds(60);

  private final StationCore core;
  private final List<Evse> evses;
  private final AuthorizationKnobs knobs;
  private final Notices notices;
  private @Nullable Shown shown;

  MasterPass(StationCore core, List<Evse> evses, AuthorizationKnobs knobs, Notices notices) {
    this.core = core;
    this.evses = evses;
    this.knobs = knobs;
    this.notices = notices;
  }

  private record Shown(IdToken token) {}

  /** With a panel one chooses (C16.FR.01), without one everything stops (C16.FR.02). */
  void presented(IdToken token, Set<Integer> readersEvses) {
    if (stoppable().isEmpty()) {
      notices.show(readersEvses, Notice.MASTER_PASS_NOTHING);
    } else if (knobs.hasInput()) {
      show(token);
    } else {
      stoppable().forEach(evse -> stop(evse, token));
    }
  }

  /** Stops what was chosen; nothing chosen: goes back to normal. Whether there was something to choose. */
  boolean choose(Set<Integer> evseIds) {
    if (shown == null) {
      return false;
    }
    var token = shown.token;
    shown = null;
    stoppable().stream().filter(evse -> evseIds.contains(evse.id())).forEach(evse -> stop(evse, token));
    return true;
  }

  Optional<IdentificationView.MasterPass> view() {
    return Optional.ofNullable(shown).map(_ -> new IdentificationView.MasterPass(
        stoppable().stream().map(Evse::id).toList()));
  }

  private void show(IdToken token) {
    var offered = new Shown(token);
    shown = offered;
    core.after(TIME_TO_CHOOSE, () -> {
      if (shown == offered) {
        shown = null;
      }
    });
  }

  private List<Evse> stoppable() {
    return evses.stream().filter(evse -> evse.state.session()
        .map(session -> session.authorization().isPresent() || session.transaction().isPresent()).orElse(false))
        .toList();
  }

  /** C16.FR.07. */
  private static void stop(Evse evse, IdToken token) {
    log.info("evse {}: stopped by a master pass", evse.id());
    var why = new EndCause(TriggerReason.StopAuthorized, StoppedReason.MasterPass, Optional.of(token));
    evse.sessions.deauthorize(why);
    evse.cable.release();
  }
}
