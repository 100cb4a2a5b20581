package org.tidegate.hmi.web;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
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
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationViews;

/** Listens at one door, with one thread and a bounded number of connections. Safe from any thread. */
public final class Listener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_HEADERS = 8192;
  private static final int CHUNK = 8192;
  private static final long MOST_SECONDS_TO_END = 5;

  private final Door door;
  private final Station station;
  private final Making making;
  private final Turnstile turnstile;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
  private @Nullable Running running;

  /** What the station gives to its pages. */
  public record Station(StationViews views, DriverActions actions, StationLoop loop) {}

  /** Makes what is served once the port is known. */
  @FunctionalInterface
  interface Making {
    Service of(int port, EventLoop io);
  }

  /** What is served, and by which rules. */
  record Service(Site site, LiveStreams streams, Guard guard) {}

  private record Running(EventLoopGroup group, Channel server, AutoCloseable views) {}

  /** Nothing listens before {@link #start}. */
  Listener(Door door, Station station, Making making) {
    this.door = door;
    this.station = station;
    this.making = making;
    this.turnstile = new Turnstile(station.loop(), door.bounds().callsPerAddress(), door.bounds().calls(),
        Door.Bounds.WITHIN);
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
    var group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(door.name(), true),
        NioIoHandler.newFactory());
    var entrance = new Entrance();
    var server = bound(group, entrance);
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    var service = making.of(port, group.next());
    running = new Running(group, server, station.views().onChange(view -> service.streams.changed()));
    entrance.service = service;
    return port;
  }

  private Channel bound(EventLoopGroup group, Entrance entrance) {
    var binding = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class).childHandler(entrance)
        .bind(door.address()).awaitUninterruptibly();
    if (!binding.isSuccess()) {
      end(group);
      throw new UncheckedIOException(
          new IOException(door.name() + ": can't listen on " + door.address(), binding.cause()));
    }
    return binding.channel();
  }

  /** Who comes in; nobody before there is a service. */
  @Sharable
  private final class Entrance extends ChannelInitializer<SocketChannel> {
    private volatile @Nullable Service service;

    @Override
    protected void initChannel(SocketChannel channel) {
      var serving = service;
      if (serving == null || !hasRoom(channel)) {
        channel.close();
        return;
      }
      connections.add(channel);
      door.tls().ifPresent(tls -> channel.pipeline().addLast(tls.newHandler(channel.alloc())));
      channel.pipeline().addLast(new HttpServerCodec(LONGEST_LINE, MOST_HEADERS, CHUNK), new BoundedBody(),
          new Connection(door, serving.site, serving.streams, serving.guard));
    }
  }

  private boolean hasRoom(SocketChannel channel) {
    var address = address(channel);
    long same = connections.stream().filter(other -> address(other).equals(address)).count();
    return connections.size() < door.bounds().connections() && same < door.bounds().perAddress()
        && turnstile.passes(address);
  }

  /** Where a connection comes from. */
  static String address(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress remote ? remote.getAddress().getHostAddress() : "";
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
      LOG.warn("{}: the station did not let go", door.name(), e);
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
