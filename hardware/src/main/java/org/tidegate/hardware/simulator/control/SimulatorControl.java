package org.tidegate.hardware.simulator.control;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.hardware.simulator.SimulatedHardware;

/**
 * The control port of the simulated hardware: HTTP with JSON bodies on 127.0.0.1 only. Safe from any thread. It commands
 * the simulated world, never the station; whoever can reach it can, so it exists with simulated hardware only.
 */
public final class SimulatorControl implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatorControl.class);
  private static final int MOST_BODY = 16 * 1024;
  private static final int MOST_WAITING_CONNECTIONS = 64;
  /** Each may hold as much as {@link #MOST_BODY} while it sends. */
  private static final int MOST_CONNECTIONS = 64;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final MultiThreadIoEventLoopGroup thread = new MultiThreadIoEventLoopGroup(1,
      new DefaultThreadFactory("simulator-control", true), NioIoHandler.newFactory());
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
  private final Channel server;

  /**
   * Listens from now on; start the hardware before.
   *
   * @param port 0 takes any free one, see {@link #port}
   * @throws IllegalStateException when the port can't be had
   */
  public SimulatorControl(SimulatedHardware hardware, StationLoop loop, SimulationHost host, int port) {
    server = bind(new RequestHandler(hardware, loop, host), port);
    LOG.info("simulator's control port: http://127.0.0.1:{}/", port());
  }

  /** The port that it listens on. */
  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  @Override
  public void close() {
    server.close().awaitUninterruptibly();
    // One taken in while the thread ends would stay open, and never be answered.
    connections.close().awaitUninterruptibly();
    thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private Channel bind(RequestHandler handler, int port) {
    var bound = new ServerBootstrap().group(thread).channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, MOST_WAITING_CONNECTIONS)
        .childHandler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel connection) {
            if (connections.size() >= MOST_CONNECTIONS) {
              LOG.debug("the simulator's control port has {} connections: no more", MOST_CONNECTIONS);
              connection.close();
              return;
            }
            connections.add(connection);
            connection.pipeline().addLast(new HttpServerCodec(), new Bodies(), handler);
          }
        }).bind(new InetSocketAddress(loopback(), port)).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new IllegalStateException("the simulator's control port can't listen on 127.0.0.1:" + port, bound.cause());
    }
    return bound.channel();
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(LOOPBACK);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Collects bodies up to their bound; the rest of a larger one is read and dropped, so the refusal reaches its sender. */
  private static final class Bodies extends HttpObjectAggregator {
    Bodies() {
      super(MOST_BODY, true);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
      context.writeAndFlush(RequestHandler.refusal(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
          "a body has at most " + MOST_BODY + " bytes"));
    }
  }
}
