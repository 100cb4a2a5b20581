package org.tidegate.hmi.web;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.hmi.page.Viewing;
import org.tidegate.hmi.text.Texts;

/** A person's acts at one of the station's doors, by the words on the wire. Safe from any thread. */
record Acts(DriverActions actions, Permission.By door) {
  /** The answer to the question, or its withdrawal; absent for a word that is none. */
  Optional<CompletionStage<Outcome>> permission(Viewing viewing, long version, String word) {
    int evse = viewing.evse().id();
    var seen = seen(viewing.wording().texts());
    return switch (word) {
      case "granted" -> Optional.of(actions.permit(evse, version, seen));
      case "denied" -> Optional.of(actions.deny(evse, version, seen));
      case "withdrawn" -> Optional.of(actions.withdraw(evse, version, seen));
      default -> Optional.empty();
    };
  }

  /** Acts that need nothing but the version; absent for a word that is none. */
  Optional<CompletionStage<Outcome>> plain(Viewing viewing, long version, String word) {
    int evse = viewing.evse().id();
    return switch (word) {
      case "start" -> Optional.of(actions.start(evse, version));
      case "stop" -> Optional.of(actions.stop(evse));
      case "charge-now" -> Optional.of(actions.chargeNow(evse, version));
      case "back-to-aggregator" -> Optional.of(actions.backToAggregator(evse, version));
      case "priority" -> Optional.of(actions.prioritise(evse, version));
      case "end-priority" -> Optional.of(actions.endPriority(evse, version));
      case "choose-offset" -> Optional.of(actions.chooseCompensation(evse, CompensationUse.OFFSET));
      case "choose-points" -> Optional.of(actions.chooseCompensation(evse, CompensationUse.POINTS));
      case "more-time" -> Optional.of(actions.moreTime(evse, version));
      default -> memory(viewing, version, word);
    };
  }

  private Optional<CompletionStage<Outcome>> memory(Viewing viewing, long version, String word) {
    int evse = viewing.evse().id();
    var memory = actions.memory();
    return switch (word) {
      case "recall" -> Optional.of(memory.recall(evse, version));
      case "remember" -> Optional.of(memory.remember(evse, version));
      case "order" -> Optional.of(memory.order(evse, version, seen(viewing.wording().texts())));
      case "cancel-order" -> Optional.of(memory.cancelOrder(evse, version));
      case "forget" -> Optional.of(memory.forget(evse, version));
      default -> Optional.empty();
    };
  }

  private DriverActions.Seen seen(Texts texts) {
    return new DriverActions.Seen(door, texts.version(), texts.tag());
  }
}
