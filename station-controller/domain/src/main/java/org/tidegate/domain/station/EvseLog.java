package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.tidegate.domain.review.UnjudgedStay;
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
  private static final Logger LOG = LoggerFactory.getLogger(EvseLog.class);

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

  /** The program ended before these stays were judged. */
  void catchUp(List<UnjudgedStay> stays, Drivers drivers) {
    stays.stream().filter(stay -> stay.trace().evseId() == evse.id()).map(UnjudgedStay::startedAgain).forEach(stay -> {
      if (stay.isGivenUp()) {
        LOG.warn("evse {}: {}: what other conditions would have earned is given up", evse.id(), stay);
        forget(stay);
      } else {
        judge(stay, drivers);
      }
    });
  }

  /** A decision was taken in this stay. */
  void decided(VehicleSession session, Situation situation, Decision decision) {
    log(session).decided(situation, decision, evse.core.loop().nanoTime())
        .forEach(fact -> evse.core.journal().note(new Change.FactSaved(fact)));
  }

  /** The driver permits, having been shown this. */
  void promised(Optional<Expectation> shown) {
    promised = shown;
  }

  /** A stay with a vehicle is over; what other conditions would have earned is known in moments. */
  Review finish(VehicleSession session, Drivers drivers) {
    var trace = trace(session);
    evse.core.journal().note(new Change.StayKept(trace));
    judge(UnjudgedStay.of(trace, drivers.visitor(session)), drivers);
    var kept = log(session);
    var minimum = kept.promised()
        .or(() -> trace.conditions().filter(_ -> trace.wasPermitted()).map(Conditions::minimumCharge));
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

  private void judge(UnjudgedStay stay, Drivers drivers) {
    evse.core.journal().note(new Change.FactSaved(stay));
    judge(stay, Alternative.of(stay.trace(), evse.core.settings().patterns()).iterator(), new ArrayList<>(), drivers);
  }

  /** One alternative after the other, so that the loop is never held up for long. */
  private void judge(UnjudgedStay stay, Iterator<Alternative> left, List<Judged> judged, Drivers drivers) {
    evse.core.after(Duration.ZERO, () -> {
      if (left.hasNext()) {
        var alternative = left.next();
        Hindsight.under(stay.trace(), alternative.conditions())
            .ifPresent(outcome -> judged.add(new Judged(alternative, outcome)));
        judge(stay, left, judged, drivers);
      } else {
        judged(stay, judged, drivers);
      }
    });
  }

  private void judged(UnjudgedStay stay, List<Judged> judged, Drivers drivers) {
    var trace = stay.trace();
    stay.visitor().ifPresent(visitor -> drivers.judged(visitor, trace.from(),
        judged.stream().map(one -> new Gain(one.alternative().token(), one.gain(trace))).toList()));
    evse.summaries.change(trace.sessionId(), shown -> shown.advising(Judged.best(trace, judged)));
    forget(stay);
  }

  private void forget(UnjudgedStay stay) {
    evse.core.journal().note(new Change.FactForgotten(UnjudgedStay.class, stay.key()));
  }
}
