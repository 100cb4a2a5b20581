package org.tidegate.ocpp.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;
import org.tidegate.ocpp.rpc.Frame;

/**
 * A small WebSocket server that stations connect to: the other end for demonstrations and tests. Start and close from any
 * thread but the loop.
 */
public final class CentralSystemEndpoint implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CentralSystemEndpoint.class);
  private static final int LONGEST_HTTP_REQUEST = 16 * 1024;

  /** Enough for a demonstration; more are closed at once. */
  private static final int MOST_CONNECTIONS = 256;

  private final StationLoop loop;
  private final CentralSystemSettings settings;
  private final Consumer<StationChannel> welcome;
  private final EventLoopGroup thread = IoThreads.start("ocpp-server");
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * Each station that got in is given to {@code welcome}, on the loop; it must accept the channel (by
   * {@link org.tidegate.ocpp.rpc.RpcEndpoint#connect}) before it returns, or the connection is closed.
   */
  public CentralSystemEndpoint(StationLoop loop, CentralSystemSettings settings, Consumer<StationChannel> welcome) {
    this.loop = loop;
    this.settings = settings;
    this.welcome = welcome;
  }

  /** Listens, and tells where. */
  public InetSocketAddress start() {
    Channel listening = new ServerBootstrap().group(thread)
        .channel(NioServerSocketChannel.class)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, NettyTransmitter.UNSENT)
        .childHandler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            take(channel);
          }
        })
        .bind(settings.address())
        .syncUninterruptibly()
        .channel();
    return (InetSocketAddress) listening.localAddress();
  }

  /** Closes all connections and ends the thread; blocks for seconds at most. */
  @Override
  public void close() {
    IoThreads.stop(thread);
  }

  private void take(Channel channel) {
    channel.closeFuture().addListener(_ -> connections.decrementAndGet());
    if (connections.incrementAndGet() > MOST_CONNECTIONS) {
      log.warn("connection refused: {} stand already", MOST_CONNECTIONS);
      channel.close();
      return;
    }
    var arrival = new Arrival();
    var socket = new FrameSocket(loop, channel, arrival);
    arrival.socket(socket);
    ChannelPipeline pipeline = channel.pipeline();
    settings.tls().ifPresent(tls -> pipeline.addLast(Tls.server(tls.context(), tls.stationShowsCertificate())));
    pipeline.addLast(new HttpServerCodec(), new HttpObjectAggregator(LONGEST_HTTP_REQUEST),
        new WebSocketServerExtensionHandler(new PerMessageDeflateServerExtensionHandshaker(
            settings.mostFrameBytes())),
        new ServerHandshake(settings, arrival, socket), new Utf8FrameValidator(),
        new WebSocketFrameAggregator(settings.mostFrameBytes()), socket);
  }

  /** A connection until and after it is known which station it is. */
  final class Arrival implements FrameSocket.Listener {
    private volatile String identity = "";
    private @Nullable FrameSocket socket;
    private StationLoop.@Nullable Timer opening;
    private @Nullable StationChannel station;

    /** Right after construction. */
    void socket(FrameSocket made) {
      socket = made;
      opening = loop.after(settings.opening(), () -> made.end(Disconnection.of(Reason.OPENING_TIMED_OUT)));
    }

    /** By the handshake, before the socket opens. */
    void identity(String known) {
      identity = known;
    }

    @Override
    public void opened(String subprotocol) {
      cancelOpening();
      if (socket != null) {
        log.info("station {} connected, {}", identity, subprotocol);
        station = new StationChannel(identity, subprotocol, socket);
        welcome.accept(station);
        station.begin();
      }
    }

    @Override
    public void received(Frame frame) {
      if (station != null) {
        station.received(frame);
      }
    }

    @Override
    public void pong() {
      // Stations ping; a central system here does not.
    }

    @Override
    public void ended(Disconnection why) {
      cancelOpening();
      if (station != null) {
        log.info("station {} not connected: {}", identity, why);
        station.ended(why);
      }
    }

    private void cancelOpening() {
      if (opening != null) {
        opening.cancel();
      }
    }
  }
}
