package org.tidegate.demo.web;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A web server on 127.0.0.1 only. Safe from any thread. Bodies, headers, connections and waits are bounded; pages of other
 * origins are refused.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_BODY = 16 * 1024;
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_HEADERS = 8192;

  private final EventLoopGroup thread;
  private final AtomicInteger connections = new AtomicInteger();
  private final Supplier<Framing> framing;
  private final Routes routes;

  /**
   * Nothing listens before {@link #start}.
   *
   * @param name of its thread
   * @param framing asked at each answer
   */
  public LoopbackServer(String name, Supplier<Framing> framing, Routes routes) {
    this.thread = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    this.framing = framing;
    this.routes = routes;
  }

  /**
   * Listens, and tells where.
   *
   * @param port 0 for any free one
   * @throws UncheckedIOException when the port can't be had
   */
  public URI start(int port) {
    var address = new InetSocketAddress("127.0.0.1", port);
    var binding = new ServerBootstrap().group(thread).channel(NioServerSocketChannel.class)
        .childHandler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            take(channel);
          }
        }).bind(address).awaitUninterruptibly();
    if (!binding.isSuccess()) {
      close();
      throw new UncheckedIOException(new IOException("can't listen on " + address, binding.cause()));
    }
    int bound = ((InetSocketAddress) binding.channel().localAddress()).getPort();
    return URI.create("http://127.0.0.1:" + bound + "/");
  }

  private void take(SocketChannel channel) {
    channel.closeFuture().addListener(_ -> connections.decrementAndGet());
    if (connections.incrementAndGet() > MOST_CONNECTIONS) {
      channel.close();
      return;
    }
    channel.pipeline().addLast(new HttpServerCodec(LONGEST_LINE, MOST_HEADERS, MOST_HEADERS),
        new HttpObjectAggregator(MOST_BODY, true), new Connection(framing, routes));
  }

  /** Ends all connections and the thread; blocks for seconds at most. */
  @Override
  public void close() {
    thread.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
