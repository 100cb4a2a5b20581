package org.tidegate.domain.station;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing;

/**
 * What the central system was sent and has not answered: whether it knows of it can't be known. For messages that are not
 * stored, and tell what is so now. Station loop only.
 */
@OnStationLoop
final class Unanswered {
  private final StationCore core;
  private final Map<Object, Runnable> doubts = new LinkedHashMap<>();

  Unanswered(StationCore core) {
    this.core = core;
  }

  /**
   * Sends it.
   *
   * @param onDoubt for each thing that it tells of, what to do when the link is back and no answer came
   */
  void send(Outgoing<?> message, Map<?, Runnable> onDoubt) {
    core.centralSystem().send(message).whenComplete((_, failure) -> {
      Refusals.note(message, failure);
      doubts.keySet().removeAll(onDoubt.keySet());
      if (failure != null && DeliveryFailed.kindOf(failure).isUnanswered()) {
        doubts.putAll(onDoubt);
      }
    });
  }

  /** The link is back: what is in doubt is to be told again. */
  void online() {
    var all = List.copyOf(doubts.values());
    doubts.clear();
    all.forEach(Runnable::run);
  }
}
