package org.tidegate.domain.station;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing;

/**
 * What the central system was sent and has not answered: whether it knows of it can't be known. For messages that are not
 * stored, and tell what is so now. Station loop only.
 *
 * <p>Each thing is told again once the central system has answered something else, so that it is there, and when the link
 * is back. OCPP asks for that of a broken link only (B04.FR.01, B04.FR.02); but a link can stand for months.
 */
@OnStationLoop
final class Unanswered {
  /** In a row, on one link: a central system that never answers such a message holds up the others each time. */
  static final int MOST_TELLINGS = 3;

  private final StationCore core;
  private final Runnable tell;
  private final Map<Object, Runnable> doubts = new LinkedHashMap<>();
  private final Map<Object, Integer> tellings = new HashMap<>();

  /**
   * Nothing yet.
   *
   * @param tell tells what is not known to be known, once the central system is there
   */
  Unanswered(StationCore core, Runnable tell) {
    this.core = core;
    this.tell = tell;
    core.centralSystem().whenAnswered(this::answered);
  }

  /**
   * Sends it.
   *
   * @param onDoubt for each thing that it tells of, what to do before it is told again because no answer came
   */
  void send(Outgoing<?> message, Map<?, Runnable> onDoubt) {
    send(message, onDoubt, () -> {});
  }

  /**
   * The same.
   *
   * @param onAnswer what to do once the central system has answered, be it with an error
   */
  void send(Outgoing<?> message, Map<?, Runnable> onDoubt, Runnable onAnswer) {
    core.centralSystem().send(message).whenComplete((_, failure) -> {
      Refusals.note(message, failure);
      doubts.keySet().removeAll(onDoubt.keySet());
      if (failure != null && DeliveryFailed.kindOf(failure).isUnanswered()) {
        doubts.putAll(onDoubt);
        onDoubt.keySet().forEach(thing -> tellings.merge(thing, 1, Integer::sum));
      } else {
        tellings.keySet().removeAll(onDoubt.keySet());
        onAnswer.run();
      }
    });
  }

  /** The link is back: what is in doubt is to be told again. */
  void online() {
    tellings.clear();
    doubtThoseToBeTold();
  }

  private void answered() {
    if (doubts.keySet().stream().anyMatch(this::isToBeTold)) {
      core.loop().execute(() -> core.acting().act(() -> {
        doubtThoseToBeTold();
        tell.run();
      }));
    }
  }

  private void doubtThoseToBeTold() {
    List.copyOf(doubts.keySet()).stream().filter(this::isToBeTold).map(doubts::remove).forEach(Runnable::run);
  }

  private boolean isToBeTold(Object thing) {
    return tellings.getOrDefault(thing, 0) < MOST_TELLINGS;
  }
}
