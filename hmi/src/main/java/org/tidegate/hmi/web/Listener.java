package org.tidegate.hmi.web;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationViews;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.page.Surroundings;
import org.tidegate.hmi.text.Languages;

/** Listens on loopback, with one thread and a bounded number of connections. Safe from any thread. */
public final class Listener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final int MOST_CONNECTIONS = 64;
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_HEADERS = 8192;
  private static final int CHUNK = 8192;
  private static final long MOST_SECONDS_TO_END = 5;

  private final PanelSettings settings;
  private final Languages languages;
  private final Station station;
  private final Permission.By door;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
  private @Nullable Running running;

  /** What the station gives to its pages. */
  public record Station(StationViews views, DriverActions actions, StationLoop loop) {}

  private record Running(EventLoopGroup group, Channel server, AutoCloseable views) {}

  private record Service(Router router, LiveStreams streams, Guard guard) {}

  /** Nothing listens before {@link #start}. */
  public Listener(PanelSettings settings, Languages languages, Station station, Permission.By door) {
    this.settings = settings;
    this.languages = languages;
    this.station = station;
    this.door = door;
  }

  /**
   * Listens.
   *
   * @return the TCP port
   * @throws UncheckedIOException when it can't be had
   */
  public synchronized int start() {
    if (running != null) {
      throw new IllegalStateException("already started");
    }
    var group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("panel", true), NioIoHandler.newFactory());
    var service = service(group.next());
    var server = bound(group, service);
    int port = port(server);
    running = new Running(group, server, station.views().onChange(view -> service.streams.changed()));
    LOG.info("panel: http://127.0.0.1:{}/", port);
    return port;
  }

  private Service service(EventLoop io) {
    var assets = new Assets(settings.pixelsPerMillimetre());
    var surroundings = new Surroundings(settings, languages, Guard.newSecret(), assets.version());
    var guard = new Guard(surroundings.csrf(), settings.frameAncestors());
    var looks = new Looks(station.views(), station.loop(), surroundings);
    var router = new Router(guard, looks, new Acts(station.actions(), door), assets);
    return new Service(router, new LiveStreams(looks, io), guard);
  }

  private Channel bound(EventLoopGroup group, Service service) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
    var binding = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
        .childHandler(pipeline(service)).bind(address).awaitUninterruptibly();
    if (!binding.isSuccess()) {
      end(group);
      throw new UncheckedIOException(new IOException("panel: can't listen on " + address, binding.cause()));
    }
    return binding.channel();
  }

  private ChannelInitializer<SocketChannel> pipeline(Service service) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        if (connections.size() >= MOST_CONNECTIONS) {
          channel.close();
        }
        connections.add(channel);
        channel.pipeline().addLast(new HttpServerCodec(LONGEST_LINE, MOST_HEADERS, CHUNK), new BoundedBody(),
            new Connection(service.router, service.streams, service.guard));
      }
    };
  }

  private static int port(Channel server) {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** Ends all connections and the thread. */
  @Override
  public synchronized void close() {
    if (running == null) {
      return;
    }
    try {
      running.views.close();
    } catch (Exception e) {
      LOG.warn("panel: the station did not let go", e);
    } finally {
      // One by one: what the thread took in while it ends would stay open, and the port with it.
      running.server.close().awaitUninterruptibly();
      connections.close().awaitUninterruptibly();
      end(running.group);
      running = null;
    }
  }

  private static void end(EventLoopGroup group) {
    group.shutdownGracefully(0, MOST_SECONDS_TO_END, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
