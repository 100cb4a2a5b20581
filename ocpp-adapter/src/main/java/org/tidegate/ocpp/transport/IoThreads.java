package org.tidegate.ocpp.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** The thread that reads and writes sockets, and does nothing else. */
final class IoThreads {
  private static final int LONGEST_STOP_SECONDS = 3;

  private IoThreads() {}

  /** One daemon thread; a station has one connection, a demonstration few. */
  static EventLoopGroup start(String name) {
    return new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
  }

  /** Closes all sockets of the group and waits, for seconds at most, until its thread is gone. */
  static void stop(EventLoopGroup group) {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS)
        .awaitUninterruptibly(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
  }
}
