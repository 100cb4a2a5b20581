package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.TariffVariables;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.station.ToldCost.Stage;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TriggerReason;
import org.tidegate.domain.view.BoardView.Cost;

/**
 * What transactions cost, as this station works it out (OCPP 2.1 I12), or else as the central system tells it while they run
 * (I02) and when they are over (I03). The newest
 * of each EVSE is kept, over power cuts too. Station loop only.
 */
@OnStationLoop
final class Costs {
  private static final Logger log = LoggerFactory.getLogger(Costs.class);

  private final StationCore core;
  private final List<Evse> evses;
  private final Map<Integer, ToldCost> newest = new HashMap<>();

  Costs(StationCore core, List<Evse> evses) {
    this.core = core;
    this.evses = evses;
  }

  void restore(List<ToldCost> stored) {
    stored.forEach(cost -> newest.put(cost.evseId(), cost));
  }

  /** I02.FR.02 to I02.FR.04. */
  void running(String transactionId, BigDecimal total) {
    follow();
    find(Station.spelled(transactionId, evses)).filter(cost -> !cost.isOver()).ifPresentOrElse(
        cost -> keep(cost.of(total)),
        () -> log.info("told the cost of a transaction that does not run here"));
  }

  /** The central system has answered an event of a transaction, perhaps with its cost. */
  void answered(TransactionEvent event, Optional<BigDecimal> total) {
    follow();
    find(event.transactionId()).ifPresent(cost -> {
      if (event.type() == TransactionEvent.Type.Ended) {
        keep(cost.answered(total, event.trigger() == TriggerReason.EVDeparted)); // I03.FR.03, I03.FR.05
      } else if (!cost.isOver()) {
        total.ifPresent(amount -> keep(cost.of(amount)));
      }
    });
  }

  /** A transaction that has come, or is gone. */
  void follow() {
    evses.forEach(evse -> {
      var running = Station.heldTransaction(evse);
      var known = Optional.ofNullable(newest.get(evse.id()));
      if (running.isPresent() && known.filter(cost -> cost.transactionId().equals(running.get())).isEmpty()) {
        keep(new ToldCost(evse.id(), running.get(), Optional.empty(), Stage.RUNNING, Optional.empty()));
      } else if (running.isEmpty()) {
        known.filter(cost -> !cost.isOver())
            .ifPresent(cost -> keep(cost.ended(evse.state.cost.ofEnded(cost.transactionId()))));
      }
    });
  }

  private void keep(ToldCost cost) {
    if (!cost.equals(newest.put(cost.evseId(), cost))) {
      core.journal().note(new Change.FactSaved(cost));
    }
  }

  private Optional<ToldCost> find(String transactionId) {
    return newest.values().stream().filter(cost -> cost.transactionId().equals(transactionId)).findFirst();
  }

  /** What a driver reads there; nothing once the next driver is here without a transaction. */
  Optional<Cost> at(Evse evse) {
    return Optional.ofNullable(newest.get(evse.id())).filter(cost -> cost.stage() != Stage.LEFT)
        .filter(_ -> evse.state.session != null || evse.state.summary != null)
        .filter(cost -> !cost.isOver() || !isOfStayBefore(evse))
        .flatMap(cost -> read(evse, cost));
  }

  /** A transaction that was over before this stay's vehicle came is another driver's. */
  private static boolean isOfStayBefore(Evse evse) {
    return evse.state.session().map(session -> !session.hadTransaction()).orElse(false);
  }

  /** What this station works out goes before what it is told. */
  private Optional<Cost> read(Evse evse, ToldCost cost) {
    var amount = cost.worked().or(() -> cost.amount().flatMap(this::money));
    return switch (cost.stage()) {
      case RUNNING -> evse.state.cost.running().or(() -> amount).map(Cost.Running::new);
      case ENDED -> cost.worked().map(Cost.Final::new).map(Cost.class::cast).or(this::notTold);
      case ANSWERED -> amount.map(Cost.Final::new);
      case LEFT -> Optional.empty();
    };
  }

  /** I05.FR.02. */
  private Optional<Cost> notTold() {
    return core.link().isOnline() ? Optional.empty() : Optional.of(new Cost.NotTold(fallback()));
  }

  private Optional<Money> money(BigDecimal amount) {
    return currency().flatMap(currency -> {
      try {
        return Optional.of(Money.rounded(amount, currency));
      } catch (ArithmeticException e) {
        log.warn("a cost is told that is too high to be shown");
        return Optional.empty();
      }
    });
  }

  private Optional<Currency> currency() {
    return TariffVariables.currency(core.deviceModel());
  }

  private List<DisplayText> fallback() {
    return TariffVariables.texts(core.deviceModel(), TariffVariables.TOTAL_COST_FALLBACK);
  }
}
