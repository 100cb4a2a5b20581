package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.tidegate.domain.copy.CopyWriter;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.SmartChargingVariables;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Keyring;
import org.tidegate.domain.port.Pseudonyms;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.price.Prices;
import org.tidegate.domain.sale.RecordChain;
import org.tidegate.domain.smartcharging.ChargingProfiles;
import org.tidegate.domain.smartcharging.Circumstances;
import org.tidegate.domain.smartcharging.Circumstances.SetpointPriority;
import org.tidegate.domain.tariff.Tariffs;

/**
 * What every part of the station needs of the others. Station loop only.
 *
 * @param loop the clock and the thread
 * @param settings of the installer
 * @param journal of changes to be stored
 * @param outbox of messages to be delivered
 * @param security log and events
 * @param keyring certificates, keys, password
 * @param centralSystem for messages that are dropped when they can't be sent now
 * @param link to the central system
 * @param deviceModel of the station
 * @param profiles installed
 * @param prices known
 * @param tariffs that the central system installed
 * @param chain of records
 * @param ids random texts of at most 36 characters
 * @param pseudonyms of drivers
 * @param copies of records for drivers
 * @param acting runs what timers and answers bring as one decision
 */
@OnStationLoop
public record StationCore(
    StationLoop loop,
    StationSettings settings,
    Journal journal,
    Outbox outbox,
    SecurityEvents security,
    Keyring keyring,
    Line centralSystem,
    Link link,
    DeviceModel deviceModel,
    ChargingProfiles profiles,
    Prices prices,
    Tariffs tariffs,
    RecordChain chain,
    Supplier<String> ids,
    Pseudonyms pseudonyms,
    CopyWriter copies,
    Acting acting) {

  /** Runs a body as one decision: afterwards power is decided, changes are stored, pages are told. */
  @FunctionalInterface
  public interface Acting {
    /** Runs it now; inside another body as part of it. */
    void act(Runnable body);

    /**
     * The same for what concerns one EVSE: others are looked at only where what they have in common became another. They
     * look by themselves at what time alone changes.
     */
    default void at(int evseId, Runnable body) {
      act(body);
    }
  }

  /** Wall clock, UTC. */
  public Instant now() {
    return loop.now();
  }

  /** What charging profiles are followed under. */
  public Circumstances circumstances() {
    return new Circumstances(settings.zone(), link.offlineFor().map(now()::minus),
        SetpointPriority.valueOf(deviceModel.text(SmartChargingVariables.SETPOINT_PRIORITY)));
  }

  /** Runs the body as a decision after a while. */
  public StationLoop.Timer after(Duration delay, Runnable body) {
    return loop.after(delay, () -> acting.act(body));
  }

  /** Answers once what was asked is durable, then goes on with what follows; neither when it never is. */
  <T> void answer(CompletableFuture<T> answer, T given, Runnable afterwards) {
    answer.thenRun(() -> loop.execute(() -> acting.act(afterwards)));
    journal.answer(answer, given);
  }

  /** The same for what concerns one EVSE. */
  public StationLoop.Timer after(Duration delay, int evseId, Runnable body) {
    return loop.after(delay, () -> acting.at(evseId, body));
  }

  /** Sends what is dropped when the central system can't be told now. */
  public void tell(Outgoing<?> message) {
    if (link.isOnline()) {
      send(message);
    }
  }

  /** Sends what the central system asked for; it may, while the boot is still pending (B02.FR.01, B02.FR.02). */
  public void tellAsked(Outgoing<?> message) {
    if (link.isUp()) {
      send(message);
    }
  }

  /** The same in parts, each once the one before was answered: so a long report takes the place of one message only. */
  public void tellAsked(List<? extends Outgoing<?>> parts) {
    if (parts.isEmpty() || !link.isUp()) {
      return;
    }
    var part = parts.getFirst();
    centralSystem.send(part).whenComplete((_, failure) -> {
      Refusals.note(part, failure);
      if (failure == null || DeliveryFailed.kindOf(failure) != DeliveryFailed.Kind.OFFLINE) {
        tellAsked(parts.subList(1, parts.size()));
      }
    });
  }

  /** Opens the connection anew with what is known now; a moment later, so that the answer to who asked for it is out. */
  public void reconnectSoon() {
    after(Duration.ofSeconds(1), centralSystem::reconnect);
  }

  private void send(Outgoing<?> message) {
    centralSystem.send(message).whenComplete((_, failure) -> Refusals.note(message, failure));
  }
}
