package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.DeliveryFailed.Kind;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystem;
import org.tidegate.domain.port.CentralSystemEvents;
import org.tidegate.domain.port.ConnectionPlan;
import org.tidegate.domain.port.StationLoop;

/**
 * The way to the central system, for how long nothing was sent on it, and when something was answered. Station loop only.
 *
 * <p>While the boot is pending, only reports of variables and what was triggered may be sent (B02.FR.02). Other reports that
 * the central system asks for then wait until it has accepted the boot; they are dropped when it rejects it, or when another
 * one is connected.
 */
@OnStationLoop
final class Line implements CentralSystem {
  /** Far more than anybody needs to know before accepting a station. */
  static final int MOST_WAITING = 100;

  private final StationLoop loop;
  private final CentralSystem centralSystem;
  private final List<Runnable> whenAnswered = new ArrayList<>();
  private final List<Waiting<?>> waiting = new ArrayList<>();
  private Stage stage = Stage.UNKNOWN;
  private long since;

  Line(StationLoop loop, CentralSystem centralSystem) {
    this.loop = loop;
    this.centralSystem = centralSystem;
    this.since = loop.nanoTime();
  }

  /** For how long nothing was sent. */
  Duration silentFor() {
    return Duration.ofNanos(loop.nanoTime() - since);
  }

  /** From now on this runs whenever the central system has answered something, be it with an error. */
  void whenAnswered(Runnable listener) {
    whenAnswered.add(listener);
  }

  @Override
  public void start(ConnectionPlan plan, CentralSystemEvents events) {
    centralSystem.start(plan, events);
  }

  @Override
  public void reconnect() {
    centralSystem.reconnect();
  }

  @Override
  public void pingIntervalChanged() {
    centralSystem.pingIntervalChanged();
  }

  @Override
  public <A> CompletionStage<A> send(Outgoing<A> message) {
    return stage == Stage.PENDING && isReportToWait(message) ? later(message) : now(message);
  }

  @Override
  public void allow(Stage now) {
    stage = now;
    centralSystem.allow(now);
    switch (now) {
      case PENDING -> {
      }
      case ACCEPTED -> loop.execute(() -> takeWaiting(report -> forward(report))); // After what tells how the station is.
      case UNKNOWN -> takeWaiting(report -> report.outcome.completeExceptionally(dropped("the boot is not accepted")));
    }
  }

  @Override
  public void close() {
    centralSystem.close();
  }

  /** K09.FR.01, N09.FR.05, O03.FR.02: asked for by a request that B02.FR.02 does not name. */
  private static boolean isReportToWait(Outgoing<?> message) {
    return message instanceof Outgoing.Profiles || message instanceof Outgoing.DisplayMessages
        || message instanceof Outgoing.CustomerInformation;
  }

  private <A> CompletionStage<A> now(Outgoing<A> message) {
    since = loop.nanoTime();
    var answer = centralSystem.send(message);
    answer.whenComplete((_, failure) -> {
      if (isAnswer(failure)) {
        whenAnswered.forEach(Runnable::run);
      }
    });
    return answer;
  }

  private static boolean isAnswer(@Nullable Throwable failure) {
    return failure == null || !DeliveryFailed.kindOf(failure).isUnanswered();
  }

  private <A> CompletionStage<A> later(Outgoing<A> message) {
    if (waiting.size() == MOST_WAITING) {
      return CompletableFuture.failedStage(dropped(MOST_WAITING + " reports wait for the boot to be accepted"));
    }
    var report = new Waiting<>(message, new CompletableFuture<A>());
    waiting.add(report);
    return report.outcome;
  }

  private void takeWaiting(Consumer<Waiting<?>> each) {
    var all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(each);
  }

  private <A> void forward(Waiting<A> report) {
    now(report.message).whenComplete((answer, failure) -> {
      if (failure == null) {
        report.outcome.complete(answer);
      } else {
        report.outcome.completeExceptionally(failure);
      }
    });
  }

  private static DeliveryFailed dropped(String why) {
    return new DeliveryFailed(Kind.OFFLINE, why);
  }

  private record Waiting<A>(Outgoing<A> message, CompletableFuture<A> outcome) {}
}
