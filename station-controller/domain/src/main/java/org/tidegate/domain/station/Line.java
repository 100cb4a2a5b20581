package org.tidegate.domain.station;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystem;
import org.tidegate.domain.port.CentralSystemEvents;
import org.tidegate.domain.port.ConnectionPlan;
import org.tidegate.domain.port.StationLoop;

/** The way to the central system, and for how long nothing was sent on it. Station loop only. */
@OnStationLoop
final class Line implements CentralSystem {
  private final StationLoop loop;
  private final CentralSystem centralSystem;
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
    since = loop.nanoTime();
    return centralSystem.send(message);
  }

  @Override
  public void allow(Stage stage) {
    centralSystem.allow(stage);
  }

  @Override
  public void close() {
    centralSystem.close();
  }
}
