package org.tidegate.demo.aggregator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.interchange.SetPermissionMessage;
import org.tidegate.ocpp.interchange.WireConditions;
import org.tidegate.ocpp.v201.DataTransferResponse;
import org.tidegate.ocpp.v201.DataTransferStatusEnum;
import org.tidegate.ocpp.v201.V201;

/**
 * Notification (64): asks a known user's phone when the vehicle was connected, and passes the answer on. The phones are
 * simulated: they are a part of the aggregator's page. Station loop only.
 */
final class Phones {
  private static final int MOST = 50;

  private final StationLoop loop;
  private final Pool pool;
  private final Map<String, Notification> notifications = new LinkedHashMap<>();
  private long count;

  Phones(StationLoop loop, Pool pool) {
    this.loop = loop;
    this.pool = pool;
  }

  /** The user's vehicle was connected. */
  void ask(KnownStay stay, User user) {
    var asked = new Notification("n-" + ++count, loop.now(), user, stay, Notification.OPEN);
    notifications.put(asked.id(), asked);
    if (notifications.size() > MOST) {
      notifications.remove(notifications.keySet().iterator().next());
    }
    pool.note(stay.station(), "EVSE " + stay.evseId() + ": " + user.name() + " is asked by phone (simulated)");
  }

  /** The question was settled, whoever answered. */
  void settled(String sessionId, String how) {
    notifications.replaceAll((_, asked) -> asked.isOpen() && asked.stay().sessionId().equals(sessionId)
        ? asked.now(how)
        : asked);
  }

  /** The newest first. */
  List<Notification> all() {
    return new ArrayList<>(notifications.values()).reversed();
  }

  /**
   * The user answers on the phone.
   *
   * @return what came of it
   * @throws IllegalArgumentException when there is no such question any more
   */
  CompletionStage<String> answer(String id, boolean granted, Optional<WireConditions> conditions) {
    var asked = Optional.ofNullable(notifications.get(id)).filter(Notification::isOpen)
        .orElseThrow(() -> new IllegalArgumentException("this question is not open any more"));
    var link = asked.stay().station().link()
        .orElseThrow(() -> new IllegalArgumentException("the station is not connected now"));
    var message = new SetPermissionMessage(null, asked.stay().sessionId(), asked.stay().nonce(), granted,
        granted ? conditions.orElse(null) : null, pool.prices().name() + " app");
    notifications.put(id, asked.now("sent"));
    CompletableFuture<DataTransferResponse> sent = link.call(V201.DATA_TRANSFER,
        OwnMessages.request(SetPermissionMessage.ID, message));
    return sent.handle((answer, failure) -> failure == null
        ? outcome(granted, answer)
        : "the station could not be reached").thenApply(outcome -> {
          notifications.computeIfPresent(id, (_, then) -> then.now(outcome));
          pool.note(asked.stay().station(), asked.user().name() + " answers by phone: " + outcome);
          return outcome;
        });
  }

  private static String outcome(boolean granted, DataTransferResponse answer) {
    if (answer.status() == DataTransferStatusEnum.Accepted) {
      return granted ? "granted" : "denied";
    }
    var why = answer.statusInfo();
    return "refused by the station: "
        + (why == null || why.additionalInfo() == null ? answer.status().name() : why.additionalInfo());
  }
}
