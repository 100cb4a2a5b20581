package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.driver.Gain;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.review.Alternative;
import org.tidegate.domain.review.Hindsight;
import org.tidegate.domain.review.Judged;
import org.tidegate.domain.review.Moment;
import org.tidegate.domain.review.Refused;
import org.tidegate.domain.review.Review;
import org.tidegate.domain.review.StayLog;
import org.tidegate.domain.review.StayTrace;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.session.StoredSession;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.view.SessionView.Expectation;

/**
 * Keeps what happened in the stays at one EVSE, and looks back when one is over: what was promised, asked, refused, and what
 * other conditions would have earned. Station loop only. It decides nothing.
 */
@OnStationLoop
final class EvseLog {
  private final EvseState evse;
  private @Nullable StayLog log;
  private String sessionId = "";
  private List<Moment> foundMoments = List.of();
  private List<Refused> foundRefusals = List.of();
  private Optional<Expectation> promised = Optional.empty();

  EvseLog(EvseState evse) {
    this.evse = evse;
  }

  /** Takes up what was kept of the stay that was not over. */
  void restore(StoredStation stored) {
    var here = stored.sessions().stream().filter(session -> session.evseId() == evse.id()).map(StoredSession::id)
        .toList();
    foundMoments = stored.facts(Moment.class).stream().filter(kept -> here.contains(kept.sessionId())).toList();
    foundRefusals = stored.facts(Refused.class).stream().filter(kept -> here.contains(kept.sessionId())).toList();
  }

  /** A decision was taken in this stay. */
  void decided(VehicleSession session, Situation situation, Decision decision) {
    log(session).decided(situation, decision)
        .forEach(fact -> evse.core.journal().note(new Change.FactSaved(fact)));
  }

  /** The driver permits, having been shown this. */
  void promised(Optional<Expectation> shown) {
    promised = shown;
  }

  /**
   * A stay with a vehicle is over.
   *
   * @param judged is told in moments what other conditions would have earned
   */
  Review finish(VehicleSession session, Consumer<List<Gain>> judged) {
    var trace = trace(session);
    evse.core.journal().note(new Change.StayKept(trace));
    advise(trace, Alternative.of(trace, evse.core.settings().patterns()).iterator(), new ArrayList<>(), judged);
    var kept = log(session);
    var minimum = trace.conditions().filter(_ -> trace.wasPermitted()).map(Conditions::minimumCharge);
    return new Review(minimum, promised, kept.askedOut(), kept.askedIn(), delivered(session, Direction.EXPORT),
        delivered(session, Direction.IMPORT), kept.lowest(), kept.refusals(evse.core.now()), kept.unlisted(),
        Optional.empty());
  }

  /** A stay is over, with a vehicle or without. */
  void forget(VehicleSession session) {
    var kept = log(session);
    kept.moments().forEach(moment -> evse.core.journal().note(new Change.FactForgotten(Moment.class, moment.key())));
    kept.refusals(evse.core.now())
        .forEach(refused -> evse.core.journal().note(new Change.FactForgotten(Refused.class, refused.key())));
    log = null;
    promised = Optional.empty();
  }

  private StayLog log(VehicleSession session) {
    if (log == null || !sessionId.equals(session.identity().id())) {
      sessionId = session.identity().id();
      log = new StayLog(sessionId);
      log.restore(foundMoments.stream().filter(found -> found.sessionId().equals(sessionId)).toList(),
          foundRefusals.stream().filter(found -> found.sessionId().equals(sessionId)).toList());
      foundMoments = List.of();
      foundRefusals = List.of();
    }
    return log;
  }

  private StayTrace trace(VehicleSession session) {
    var core = evse.core;
    var margins = core.settings().gate().margins();
    var sums = session.sums();
    return new StayTrace(session.identity().id(), session.identity().partyRef(), evse.id(), session.identity().since(),
        session.unpluggedAt().orElse(core.now()), core.settings().zone().getId(), margins.recovery(),
        margins.resumption(), core.settings().currency(), session.conditions(), session.exported(), session.imported(),
        sums.earned(), sums.spent(), log(session).moments());
  }

  private static WattHours delivered(VehicleSession session, Direction way) {
    return session.records().stream().filter(record -> record.throughAggregator() && record.direction() == way)
        .map(InterchangeRecord::energy).reduce(WattHours.ZERO, WattHours::plus);
  }

  /** One alternative after the other, so that the loop is never held up for long. */
  private void advise(StayTrace trace, Iterator<Alternative> left, List<Judged> judged, Consumer<List<Gain>> told) {
    evse.core.after(Duration.ZERO, () -> {
      if (left.hasNext()) {
        var alternative = left.next();
        Hindsight.under(trace, alternative.conditions())
            .ifPresent(outcome -> judged.add(new Judged(alternative, outcome)));
        advise(trace, left, judged, told);
      } else {
        told.accept(judged.stream().map(one -> new Gain(one.alternative().token(), one.gain(trace))).toList());
        evse.summaries.change(trace.sessionId(), shown -> shown.advising(Judged.best(trace, judged)));
      }
    });
  }
}
