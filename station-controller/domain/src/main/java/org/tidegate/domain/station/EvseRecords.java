package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.Draft;
import org.tidegate.domain.sale.RecorderSettings;
import org.tidegate.domain.sale.StretchTerms;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.transaction.Transaction;

/** Records the energy of one EVSE's sessions. Station loop only. */
@OnStationLoop
final class EvseRecords {
  private final EvseState evse;

  EvseRecords(EvseState evse) {
    this.evse = evse;
  }

  /** How sessions here are recorded. */
  RecorderSettings settings() {
    return new RecorderSettings(evse.id(), evse.core.settings().currency(), RecorderSettings.QUARTER_HOUR);
  }

  /** The meter was read. */
  void measured(VehicleSession session) {
    evse.reading().ifPresent(reading -> {
      boolean isFirst = session.first().isEmpty();
      session.reading(reading);
      if (isFirst) {
        settle(session, session.recorder().begin(reading, terms(session)));
        evse.touch();
      } else {
        settle(session, session.recorder().reading(reading));
      }
    });
  }

  /** What is decided now holds for the energy from now on. */
  void follow(VehicleSession session) {
    var before = session.recorder().nextBoundary();
    settle(session, session.recorder().terms(terms(session), evse.core.now()));
    if (!before.equals(session.recorder().nextBoundary())) {
      evse.touch();
    }
    if (session.recorder().wantsReading(evse.core.now())) {
      evse.requestReading();
    }
  }

  /** The stay is over; the first reading from now on settles the rest. */
  void end(VehicleSession session) {
    settle(session, session.recorder().end(evse.core.now()));
    evse.touch();
  }

  /** The meter says no more: what was read last is all. */
  void endWithLastKnown(VehicleSession session) {
    settle(session, session.recorder().closeWithLastKnown());
  }

  private void settle(VehicleSession session, List<Draft> drafts) {
    for (var draft : drafts) {
      var record = evse.core.chain().append(draft);
      session.settled(record);
      evse.core.journal().note(new Change.RecordAppended(record));
      evse.core.outbox().queue(Change.Lane.INTERCHANGE, new Outgoing.RecordSettled(record));
      evse.touch();
    }
    if (!drafts.isEmpty()) {
      keepBesides(session);
    }
  }

  /** Where the chain ends now, and whose its newest records are. */
  private void keepBesides(VehicleSession session) {
    var core = evse.core;
    core.journal().note(new Change.FactSaved(core.chain().anchor(core.now())));
    core.journal().note(new Change.FactSaved(core.chain().mark(core.now())));
    session.driver().map(core.pseudonyms()::of).ifPresent(driver -> core.journal()
        .note(new Change.PartyNamed(session.identity().partyRef(), driver, core.now())));
  }

  private StretchTerms terms(VehicleSession session) {
    var commanded = evse.power.commanded();
    var terms = StretchTerms
        .idle(session.transaction().map(Transaction::id).orElse(""), session.identity().partyRef())
        .flowing(direction(commanded)).priced(evse.prices.at(evse.core.now()));
    if (session.permission().isGranted()) {
      var permission = session.permission();
      terms = terms.permittedBy(permission.id(), version(permission));
    }
    var wish = Optional.ofNullable(evse.decision).map(Decision::wish);
    boolean through = !commanded.isZero() && wish.map(made -> made.isThroughAggregator()).orElse(false);
    return through ? terms.following(wish.flatMap(made -> made.profileId()).orElse(0)) : terms;
  }

  private static int version(Permission permission) {
    return permission.conditions().map(conditions -> conditions.version()).orElse(0);
  }

  private static Optional<Direction> direction(Watts power) {
    if (power.isZero()) {
      return Optional.empty();
    }
    return Optional.of(power.isCharge() ? Direction.IMPORT : Direction.EXPORT);
  }
}
