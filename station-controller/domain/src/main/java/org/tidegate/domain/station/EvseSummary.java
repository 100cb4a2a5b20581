package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.view.AccountView.OpenClaim;
import org.tidegate.domain.view.SummaryView;

/**
 * How long the summary of a stay is shown, also over a power cut: what a driver has left to collect is told nowhere else.
 * Station loop only.
 */
@OnStationLoop
final class EvseSummary {
  private final EvseState evse;
  private final KeptClaims kept;
  private Instant until = Instant.EPOCH;
  private boolean mayBeHereStill;

  EvseSummary(EvseState evse) {
    this.evse = evse;
    this.kept = new KeptClaims(evse);
  }

  /** What the driver of the vehicle that stands here has earned before a restart. */
  List<OpenClaim> earlier() {
    return kept.all();
  }

  /** What was shown when the program ended is shown again, for the rest of its time. */
  void restore(StoredStation stored) {
    kept.restore(stored);
    stored.facts(ShownSummary.class).stream().filter(shown -> shown.evseId() == evse.id()).findFirst()
        .ifPresent(shown -> {
          until = shown.until();
          var code = stored.facts(ShownCode.class).stream().filter(one -> one.evseId() == evse.id()).findFirst();
          var account = shown.summary().account();
          evse.summary = delivered(shown.summary())
              .paidBy(code.map(shownCode -> account.revealing(shownCode.code())).orElse(account).after(kept.all()));
          hideAfter(left());
        });
  }

  /** A clock that was set back meanwhile makes nothing be shown for longer than usual. */
  private Duration left() {
    var left = Duration.between(evse.core.now(), until);
    var longest = evse.core.settings().timing().summary();
    return left.isNegative() ? Duration.ZERO : left.compareTo(longest) > 0 ? longest : left;
  }

  private SummaryView delivered(SummaryView summary) {
    var waiting = evse.core.outbox().waitingRecords();
    return summary.delivered((int) summary.records().stream().map(InterchangeRecord::recordId)
        .filter(id -> !waiting.contains(id)).count());
  }

  /** A stay is over. */
  void show(SummaryView summary) {
    evse.summary = summary;
    until = evse.core.now().plus(evse.core.settings().timing().summary());
    summary.account().claim().map(OpenClaim::code)
        .ifPresent(code -> evse.core.journal().note(new Change.FactSaved(new ShownCode(evse.id(), code))));
    store(summary);
    hideAfter(evse.core.settings().timing().summary());
  }

  /** What is shown becomes this, if it is of this stay. */
  void change(String sessionId, UnaryOperator<SummaryView> change) {
    of(sessionId).map(change).ifPresent(changed -> {
      evse.summary = changed;
      store(changed);
    });
  }

  /**
   * The stay was ended by a restart, and for all that can be seen its vehicle is still here: only when that leaves does the
   * time begin for which the summary is shown.
   */
  void vehicleMayBeHereStill() {
    mayBeHereStill = true;
  }

  /** No vehicle is here. */
  void vehicleLeft() {
    if (mayBeHereStill) {
      mayBeHereStill = false;
      hideAfter(evse.core.settings().timing().summary());
    }
  }

  /** Another vehicle is here; or the one whose stay a restart ended: its driver gets the code when it leaves. */
  void vehicleCame() {
    if (mayBeHereStill) {
      mayBeHereStill = false;
      Optional.ofNullable(evse.summary).flatMap(shown -> shown.account().claim()).ifPresent(kept::keep);
      clear();
    } else {
      hide();
    }
  }

  private void hide() {
    kept.forget();
    clear();
  }

  private void clear() {
    var shown = Optional.ofNullable(evse.summary);
    evse.summary = null;
    shown.ifPresent(_ -> {
      evse.core.journal().note(new Change.FactForgotten(ShownSummary.class, Integer.toString(evse.id())));
      evse.core.journal().note(new Change.FactForgotten(ShownCode.class, Integer.toString(evse.id())));
    });
  }

  private void hideAfter(Duration time) {
    var sessionId = Optional.ofNullable(evse.summary).map(SummaryView::sessionId).orElse("");
    evse.core.after(time, () -> of(sessionId).filter(_ -> !mayBeHereStill).ifPresent(_ -> hide()));
  }

  private Optional<SummaryView> of(String sessionId) {
    return Optional.ofNullable(evse.summary).filter(shown -> shown.sessionId().equals(sessionId));
  }

  private void store(SummaryView summary) {
    evse.core.journal().note(new Change.FactSaved(
        new ShownSummary(evse.id(), until, summary.paidBy(summary.account().concealed()))));
  }
}
