package org.tidegate.app.virtual;

import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.RadioEvents;
import eu.chargetime.ocpp.Receiver;
import eu.chargetime.ocpp.Transmitter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.FrameChannel;
import org.tidegate.ocpp.rpc.InMemoryLink.End;
import org.tidegate.ocpp.transport.CentralSystemEndpoint;
import org.tidegate.ocpp.transport.CentralSystemSettings;
import org.tidegate.ocpp.transport.CentralSystemSettings.Doorkeeper;
import org.tidegate.ocpp.transport.CentralSystemSettings.Verdict;
import org.tidegate.ocpp.transport.NettyTransmitter;
import org.tidegate.ocpp.transport.StationChannel;
import org.tidegate.ocpp.transport.WebSocketSettings;

/**
 * A real WebSocket on loopback between two ends in virtual time. Before time goes on it waits, in wall time, until
 * everything sent has arrived at the other end and no connection is halfway open or closed. Pings can't be waited for, so
 * there are none. Test thread only.
 */
final class SocketLink implements StationLink {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final VirtualStationLoop loop;
  private final Watch watch;
  private final Consumer<FrameChannel> arrivals;
  private final Entrance entrance;
  private final Entrance otherEntrance;
  private final List<Attempt> attempts = new ArrayList<>();
  private @Nullable NettyTransmitter transmitter;
  private @Nullable StationTap station;
  private @Nullable ArrivedTap arrived;

  /**
   * Each station that arrives is given to {@code arrivals}, which must accept it.
   *
   * @param settings of the central system: TLS, and whom it lets in
   */
  SocketLink(VirtualStationLoop loop, OcppVersion version, Watch watch, Consumer<FrameChannel> arrivals,
      UnaryOperator<CentralSystemSettings> settings) {
    this.loop = loop;
    this.watch = watch;
    this.arrivals = arrivals;
    var chosen = settings
        .apply(CentralSystemSettings.onLoopback(0, List.of(version.subprotocol()), (_, _) -> Verdict.WELCOME));
    entrance = new Entrance(chosen);
    otherEntrance = new Entrance(chosen);
    loop.beforeTimePasses(this::settle);
  }

  @Override
  public URI address() {
    return entrance.address;
  }

  @Override
  public URI otherAddress() {
    return otherEntrance.address;
  }

  @Override
  public List<Attempt> attempts() {
    return attempts;
  }

  @Override
  public FrameChannel stationEnd(Supplier<WebSocketSettings> settings) {
    transmitter = new NettyTransmitter(loop, () -> withoutPings(settings.get()));
    station = new StationTap(transmitter);
    return station;
  }

  @Override
  public void stationGone() {
    if (transmitter != null) {
      transmitter.close();
    }
    transmitter = null;
    station = null;
    arrived = null;
  }

  @Override
  public void cut() {
    if (arrived != null && arrived.up) {
      arrived.disconnect();
    }
  }

  @Override
  public void refuse(URI address, Disconnection why) {
    at(address.toString()).refusal = Optional.of(why);
  }

  @Override
  public void admit(URI address) {
    at(address.toString()).refusal = Optional.empty();
  }

  @Override
  public void goSilent() {
    if (station != null && arrived != null) {
      station.silent = true;
      arrived.silent = true;
    }
  }

  @Override
  public void close() {
    stationGone();
    entrance.endpoint.close();
    otherEntrance.endpoint.close();
  }

  private Entrance at(String uri) {
    return uri.startsWith(otherEntrance.address.toString()) ? otherEntrance : entrance;
  }

  private static WebSocketSettings withoutPings(WebSocketSettings settings) {
    var timing = settings.timing();
    return settings.with(new WebSocketSettings.Timing(timing.opening(), Duration.ZERO, timing.pong()));
  }

  private static URI address(InetSocketAddress listening, boolean secure) {
    return URI.create((secure ? "wss://localhost:" : "ws://127.0.0.1:") + listening.getPort() + "/");
  }

  private static Verdict verdict(Disconnection why) {
    return why.reason() == Disconnection.Reason.UNAUTHORIZED ? Verdict.UNAUTHORIZED : Verdict.UNKNOWN_STATION;
  }

  private void welcome(StationChannel channel) {
    arrived = new ArrivedTap(channel);
    arrivals.accept(arrived);
  }

  private void settle() {
    if (!loop.isDue() && !isQuiet()) {
      Awaitility.await("the socket to settle").pollInSameThread().pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1)).atMost(LONGEST_WAIT).until(() -> loop.isDue() || isQuiet());
    }
  }

  private boolean isQuiet() {
    var here = station;
    var there = arrived;
    if (here == null || here.changing || there != null && there.changing) {
      return here == null;
    }
    boolean bothUp = here.up && there != null && there.up;
    return bothUp
        ? here.silent || here.sent == there.received && there.sent == here.received
        : !here.up && (there == null || !there.up);
  }

  /** Where stations come in, if it is not closed to them. */
  private final class Entrance {
    final CentralSystemEndpoint endpoint;
    final URI address;
    volatile Optional<Disconnection> refusal = Optional.empty();

    Entrance(CentralSystemSettings settings) {
      endpoint = new CentralSystemEndpoint(loop, refusing(settings), SocketLink.this::welcome);
      address = address(endpoint.start(), settings.tls().isPresent());
    }

    private CentralSystemSettings refusing(CentralSystemSettings settings) {
      Doorkeeper doorkeeper = (identity, login) -> refusal.map(SocketLink::verdict)
          .orElseGet(() -> settings.doorkeeper().judge(identity, login));
      return new CentralSystemSettings(settings.address(), settings.subprotocols(), doorkeeper, settings.tls(),
          settings.opening(), 257 * 1024);
    }
  }

  /** A channel whose frames are counted and seen. */
  private abstract class Tap extends WrappedChannel {
    private final End end;
    boolean up;
    /** Asked to connect or to disconnect, and not told yet that it is done. */
    boolean changing;
    boolean silent;
    int sent;
    int received;

    Tap(FrameChannel channel, End end) {
      super(channel);
      this.end = end;
    }

    @Override
    public void send(Object message) throws NotConnectedException {
      if (!silent) {
        super.send(message);
        sent++;
        watch.sent(end, (String) message);
      }
    }

    @Override
    public void disconnect() {
      changing = up || changing;
      super.disconnect();
    }

    RadioEvents counting(RadioEvents events) {
      return new RadioEvents() {
        @Override
        public void connected() {
          becomes(true);
          events.connected();
        }

        @Override
        public void receivedMessage(Object message) {
          received++;
          if (!silent) {
            events.receivedMessage(message);
          }
        }

        @Override
        public void disconnected() {
          becomes(false);
          events.disconnected();
        }
      };
    }

    private void becomes(boolean open) {
      up = open;
      changing = false;
      silent = false;
      sent = 0;
      received = 0;
    }
  }

  private final class StationTap extends Tap implements Transmitter {
    private final NettyTransmitter channel;

    StationTap(NettyTransmitter channel) {
      super(channel, End.STATION);
      this.channel = channel;
    }

    @Override
    public void connect(String uri, RadioEvents events) {
      changing = true;
      attempts.add(new Attempt(loop.now(), at(uri).address));
      channel.connect(uri, counting(events));
    }
  }

  private final class ArrivedTap extends Tap implements Receiver {
    private final StationChannel channel;

    ArrivedTap(StationChannel channel) {
      super(channel, End.CENTRAL_SYSTEM);
      this.channel = channel;
    }

    @Override
    public void accept(RadioEvents events) {
      channel.accept(counting(events));
    }
  }
}
