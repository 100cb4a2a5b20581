package org.tidegate.domain.station;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.aggregator.Advice;
import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.aggregator.Terms;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.DriverActions.Seen;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.view.AggregatorView;
import org.tidegate.domain.view.SummaryView;

/**
 * What the resource aggregator says to drivers: its terms, which hold for all, and statements and advice for those who are
 * here or have just left. Of each the newest survives a restart, and goes with the driver. Station loop only.
 */
@OnStationLoop
final class AggregatorWords {
  private static final Logger log = LoggerFactory.getLogger(AggregatorWords.class);
  private static final Optional<String> TAKEN = Optional.empty();

  private final StationCore core;
  private final List<Evse> evses;
  private final Map<String, CompensationStatement> statements = new HashMap<>();
  private final Map<String, Advice> advice = new HashMap<>();
  private Terms terms;

  AggregatorWords(StationCore core, List<Evse> evses) {
    this.core = core;
    this.evses = evses;
    terms = Terms.of(core.settings().aggregator());
  }

  void restore(StoredStation stored) {
    stored.facts(Terms.class).stream().filter(kept -> refusal(kept).isEmpty()).findFirst()
        .ifPresent(kept -> terms = kept);
    stored.facts(CompensationStatement.class).forEach(kept -> statements.put(kept.partyRef(), kept));
    stored.facts(Advice.class).forEach(kept -> advice.put(kept.partyRef(), kept));
  }

  Terms terms() {
    return terms;
  }

  /** Prepared conditions to pick from: the station's own, then the aggregator's. */
  List<ConditionsPattern> patterns() {
    var all = new ArrayList<>(core.settings().patterns());
    all.addAll(terms.conditions());
    return List.copyOf(all);
  }

  /** What a person has read who acts now: the texts, and the aggregator's terms where it has any. */
  Seen read(Seen seen) {
    return terms.version().isEmpty()
        ? seen
        : new Seen(seen.by(), seen.textVersion() + "/" + terms.version(), seen.language());
  }

  Optional<String> take(Terms next) {
    var refusal = refusal(next);
    if (refusal.isPresent() || next.equals(terms)) {
      return refusal;
    }
    terms = next;
    keep(next);
    log.info("terms of {}: version '{}', {} patterns", next.aggregator(), next.version(), next.patterns().size());
    return TAKEN;
  }

  Optional<String> take(CompensationStatement told) {
    if (!told.balance().currency().equals(core.settings().currency())) {
      return Optional.of("amounts must be in " + core.settings().currency());
    }
    if (!isHere(told.partyRef())) {
      return Optional.of("nobody is here by this partyRef");
    }
    if (isOlder(statements.get(told.partyRef()), told)) {
      return Optional.of("a newer statement was told before");
    }
    statements.put(told.partyRef(), told);
    keep(told);
    return TAKEN;
  }

  Optional<String> take(Advice told) {
    if (!isHere(told.partyRef())) {
      return Optional.of("nobody is here by this partyRef");
    }
    advice.put(told.partyRef(), told);
    keep(told);
    return TAKEN;
  }

  private static boolean isInDoubt(Evse evse) {
    return evse.state.pilot == null || evse.sessions.isInDoubt();
  }

  /** What was said to those who are gone is forgotten; after a start nobody is gone before every pilot was read. */
  void settle() {
    boolean quiet = statements.isEmpty() && advice.isEmpty();
    if (quiet || evses.stream().anyMatch(AggregatorWords::isInDoubt)) {
      return;
    }
    var gone = new HashSet<>(statements.keySet());
    gone.addAll(advice.keySet());
    gone.removeIf(this::isHere);
    gone.forEach(party -> {
      forget(statements.remove(party));
      forget(advice.remove(party));
    });
  }

  AggregatorView view() {
    var stated = new HashMap<Integer, CompensationStatement>();
    var advised = new HashMap<Integer, Advice>();
    evses.forEach(evse -> parties(evse).forEach(party -> {
      Optional.ofNullable(statements.get(party)).ifPresent(told -> stated.put(evse.id(), told));
      Optional.ofNullable(advice.get(party)).ifPresent(told -> advised.put(evse.id(), told));
    }));
    return new AggregatorView(terms, core.settings().identifyBeforeAnswer(), stated, advised);
  }

  private Optional<String> refusal(Terms next) {
    var currency = core.settings().currency();
    if (next.prices().anyMatch(price -> !price.currency().equals(currency))) {
      return Optional.of("prices must be in " + currency);
    }
    var own = core.settings().patterns().stream().map(ConditionsPattern::id).toList();
    return next.conditions().stream().map(ConditionsPattern::id).filter(own::contains).findFirst()
        .map(id -> "the station has a pattern " + id + " of its own");
  }

  private static boolean isOlder(@Nullable CompensationStatement known,
      CompensationStatement told) {
    return known != null && told.at().isBefore(known.at());
  }

  private boolean isHere(String party) {
    return evses.stream().anyMatch(evse -> parties(evse).contains(party));
  }

  /** Of who is there, and else of who just left. */
  private static Set<String> parties(Evse evse) {
    return evse.state.session().map(session -> Set.of(session.identity().partyRef()))
        .or(() -> Optional.ofNullable(evse.state.summary).map(SummaryView::records)
            .flatMap(records -> records.stream().findFirst()).map(InterchangeRecord::partyRef).map(Set::of))
        .orElseGet(Set::of);
  }

  private void keep(StoredFact fact) {
    core.journal().note(new Change.FactSaved(fact));
  }

  private void forget(@Nullable StoredFact fact) {
    if (fact != null) {
      core.journal().note(new Change.FactForgotten(fact.getClass(), fact.key()));
    }
  }
}
