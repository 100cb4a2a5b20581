package org.tidegate.app.virtual;

import eu.chargetime.ocpp.RadioEvents;
import eu.chargetime.ocpp.Transmitter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.FrameChannel;
import org.tidegate.ocpp.rpc.InMemoryLink;
import org.tidegate.ocpp.transport.WebSocketSettings;

/** A link without a network, at no time and the same every time. Test thread only. */
final class MemoryLink implements StationLink {
  private static final URI ADDRESS = URI.create("ws://127.0.0.1/");
  private static final URI OTHER_ADDRESS = URI.create("ws://127.0.0.1:8080/other/");

  private final VirtualStationLoop loop;
  private OcppVersion version;
  private final Watch watch;
  private final Consumer<FrameChannel> arrivals;
  private final List<Attempt> attempts = new ArrayList<>();
  private final Map<URI, Disconnection> refusals = new HashMap<>();
  private InMemoryLink link;

  /** Each end at which a station may arrive is given to {@code arrivals}. */
  MemoryLink(VirtualStationLoop loop, OcppVersion version, Watch watch, Consumer<FrameChannel> arrivals) {
    this.loop = loop;
    this.version = version;
    this.watch = watch;
    this.arrivals = arrivals;
    link = fresh();
  }

  @Override
  public URI address() {
    return ADDRESS;
  }

  @Override
  public URI otherAddress() {
    return OTHER_ADDRESS;
  }

  @Override
  public List<Attempt> attempts() {
    return attempts;
  }

  @Override
  public FrameChannel stationEnd(Supplier<WebSocketSettings> settings) {
    return new StationEnd(link.stationEnd());
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
  public void refuse(URI address, Disconnection why) {
    refusals.put(address, why);
  }

  @Override
  public void admit(URI address) {
    refusals.remove(address);
    carry(link);
  }

  @Override
  public void agreeOn(OcppVersion other) {
    version = other;
  }

  @Override
  public void goSilent() {
    link.goSilent();
  }

  @Override
  public void close() {}

  private InMemoryLink fresh() {
    var made = new InMemoryLink(loop, version.subprotocol());
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

  /** Both addresses are one link; which attempts get through depends on where they go. */
  private final class StationEnd extends WrappedChannel implements Transmitter {
    private final FrameChannel channel;

    StationEnd(FrameChannel channel) {
      super(channel);
      this.channel = channel;
    }

    @Override
    public void connect(String uri, RadioEvents events) {
      var address = uri.startsWith(OTHER_ADDRESS.toString()) ? OTHER_ADDRESS : ADDRESS;
      attempts.add(new Attempt(loop.now(), address));
      link.admit();
      link.agreeOn(version.subprotocol());
      Optional.ofNullable(refusals.get(address)).ifPresent(link::refuse);
      ((Transmitter) channel).connect(uri, events);
    }
  }
}
