package org.tidegate.ocpp.transport;

import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.RadioEvents;
import eu.chargetime.ocpp.Transmitter;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateClientExtensionHandshaker;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;
import org.tidegate.ocpp.rpc.Frame;
import org.tidegate.ocpp.rpc.FrameChannel;
import org.tidegate.ocpp.rpc.LogText;

/**
 * The station's WebSocket: one connection at a time, any number one after the other. Station loop only, except
 * {@link #close}; a thread of its own reads and writes.
 */
public final class NettyTransmitter implements FrameChannel, Transmitter, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NettyTransmitter.class);
  private static final int LONGEST_HTTP_ANSWER = 64 * 1024;

  /** More unsent bytes than any honest delay explains. */
  static final WriteBufferWaterMark UNSENT = new WriteBufferWaterMark(512 * 1024, 1024 * 1024);

  private final StationLoop loop;
  private final Supplier<WebSocketSettings> settings;
  private final EventLoopGroup thread = IoThreads.start("ocpp-client");
  private final NameLookup names = new NameLookup();
  private volatile boolean closed;
  private @Nullable Connection connection;
  private Optional<String> subprotocol = Optional.empty();
  private Optional<Disconnection> ended = Optional.empty();

  /** The settings are asked for at each connect, and their timing at each ping, so that they may change meanwhile. */
  public NettyTransmitter(StationLoop loop, Supplier<WebSocketSettings> settings) {
    this.loop = loop;
    this.settings = settings;
  }

  /** Loads what the first connection needs; opens none. Safe from any thread. */
  public static void rehearse() {
    new NioSocketChannel().unsafe().closeForcibly();
    new HttpClientCodec();
  }

  /** The URI is ws or wss, with the station's identity at its end; see {@link ConnectionUrl}. */
  @Override
  public void connect(String uri, RadioEvents events) {
    loop.assertCurrent();
    if (connection != null || closed) {
      throw new IllegalStateException("connected already, or closed for good");
    }
    var target = URI.create(uri);
    if (target.getHost() == null) {
      throw new IllegalArgumentException("a URI without a host");
    }
    ended = Optional.empty();
    log.info("connecting to {}", target);
    connection = new Connection(target, settings.get(), events);
  }

  @Override
  public void send(Object message) throws NotConnectedException {
    if (connection == null || subprotocol.isEmpty()) {
      throw new NotConnectedException();
    }
    connection.socket.send((String) message);
  }

  @Override
  public void disconnect() {
    loop.assertCurrent();
    if (connection != null) {
      connection.socket.end(Disconnection.of(Reason.CLOSED_HERE));
    }
  }

  @Override
  public boolean isClosed() {
    return subprotocol.isEmpty();
  }

  @Override
  public Optional<String> subprotocol() {
    return subprotocol;
  }

  @Override
  public Optional<Disconnection> lastDisconnection() {
    return ended;
  }

  @Override
  public void pingIntervalChanged() {
    loop.assertCurrent();
    if (connection != null && subprotocol.isPresent()) {
      connection.keepAlive.start();
    }
  }

  /**
   * Closes for good and ends the thread; {@link #disconnect} before it says farewell properly. Safe from any thread but
   * the loop's, blocks for seconds at most.
   */
  @Override
  public void close() {
    closed = true;
    IoThreads.stop(thread);
  }

  private static void fill(ChannelPipeline pipeline, URI target, WebSocketSettings settings, FrameSocket socket) {
    if (isSecure(target)) {
      pipeline.addLast(new ServerVersionCheck(socket::end),
          Tls.client(settings.tls().orElseGet(NettyTransmitter::whatJavaTrusts), host(target),
              port(target)));
    }
    pipeline.addLast(new HttpClientCodec(), new HttpObjectAggregator(LONGEST_HTTP_ANSWER));
    if (settings.compression()) {
      pipeline.addLast(new WebSocketClientExtensionHandler(new PerMessageDeflateClientExtensionHandshaker(
          settings.mostFrameBytes())));
    }
    pipeline.addLast(new ClientHandshake(target, settings, socket), new Utf8FrameValidator(),
        new WebSocketFrameAggregator(settings.mostFrameBytes()), socket);
  }

  private static boolean isSecure(URI target) {
    return "wss".equalsIgnoreCase(target.getScheme());
  }

  /** Without the brackets of an IPv6 address, which no certificate has. */
  static String host(URI target) {
    return target.getHost().replaceAll("[\\[\\]]", "");
  }

  static int port(URI target) {
    return target.getPort() >= 0 ? target.getPort() : isSecure(target) ? 443 : 80;
  }

  private static SSLContext whatJavaTrusts() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  /** One attempt, and the connection it becomes. */
  private final class Connection implements FrameSocket.Listener {
    private final RadioEvents events;
    private final FrameSocket socket;
    private final KeepAlive keepAlive;
    private final StationLoop.Timer opening;

    Connection(URI target, WebSocketSettings now, RadioEvents events) {
      this.events = events;
      var channel = new NioSocketChannel();
      this.socket = new FrameSocket(loop, channel, this);
      this.keepAlive = new KeepAlive(loop, () -> settings.get().timing(), socket::ping,
          () -> socket.end(Disconnection.of(Reason.NO_PONG)));
      this.opening = loop.after(now.timing().opening(),
          () -> socket.end(Disconnection.of(Reason.OPENING_TIMED_OUT)));
      connect(channel, target, now);
    }

    private void connect(Channel channel, URI target, WebSocketSettings now) {
      new Bootstrap().group(thread)
          .channelFactory(() -> channel)
          .resolver(names)
          .option(ChannelOption.TCP_NODELAY, true)
          .option(ChannelOption.SO_KEEPALIVE, true)
          // The station loop times the whole opening.
          .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
          .option(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
          .handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel made) {
              fill(made.pipeline(), target, now, socket);
            }
          })
          .connect(host(target), port(target))
          .addListener(done -> {
            if (!done.isSuccess()) {
              socket.end(new Disconnection(Reason.UNREACHABLE, LogText.of(done.cause().getMessage())));
            }
          });
    }

    @Override
    public void opened(String version) {
      opening.cancel();
      subprotocol = Optional.of(version);
      keepAlive.start();
      log.info("connected, {}", version);
      events.connected();
    }

    @Override
    public void received(Frame frame) {
      keepAlive.heard();
      events.receivedMessage(frame);
    }

    @Override
    public void pong() {
      keepAlive.heard();
    }

    @Override
    public void ended(Disconnection why) {
      opening.cancel();
      keepAlive.stop();
      connection = null;
      subprotocol = Optional.empty();
      var told = closed ? Disconnection.of(Reason.CLOSED_HERE) : why;
      ended = Optional.of(told);
      log.info("not connected: {}", told);
      events.disconnected();
    }
  }
}
