package org.tidegate.app.virtual;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.FrameChannel;
import org.tidegate.ocpp.rpc.InMemoryLink;
import org.tidegate.ocpp.transport.WebSocketSettings;

/** A link without a network, at no time and the same every time. Test thread only. */
final class MemoryLink implements StationLink {
  private final VirtualStationLoop loop;
  private final Watch watch;
  private final Consumer<FrameChannel> arrivals;
  private InMemoryLink link;
  private Optional<Disconnection> refusal = Optional.empty();

  /** Each end at which a station may arrive is given to {@code arrivals}. */
  MemoryLink(VirtualStationLoop loop, Watch watch, Consumer<FrameChannel> arrivals) {
    this.loop = loop;
    this.watch = watch;
    this.arrivals = arrivals;
    link = fresh();
  }

  @Override
  public URI address() {
    return URI.create("ws://127.0.0.1/");
  }

  @Override
  public FrameChannel stationEnd(Supplier<WebSocketSettings> settings) {
    return link.stationEnd();
  }

  @Override
  public void stationGone() {
    link = fresh();
  }

  @Override
  public void cut() {
    link.cut();
    carry(link);
  }

  @Override
  public void refuse(Disconnection why) {
    refusal = Optional.of(why);
    link.refuse(why);
  }

  @Override
  public void admit() {
    refusal = Optional.empty();
    link.admit();
    carry(link);
  }

  @Override
  public void goSilent() {
    link.goSilent();
  }

  @Override
  public void close() {}

  private InMemoryLink fresh() {
    var made = new InMemoryLink(loop, "ocpp2.0.1");
    refusal.ifPresent(made::refuse);
    carry(made);
    arrivals.accept(made.centralSystemEnd());
    return made;
  }

  private void carry(InMemoryLink over) {
    over.wire((from, frame) -> {
      watch.sent(from, frame);
      return true;
    });
  }
}
