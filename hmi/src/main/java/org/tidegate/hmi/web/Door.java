package org.tidegate.hmi.web;

import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a listener listens, and how much it bears. Immutable.
 *
 * @param name of its thread and in the log
 * @param address of this machine; port 0 takes any free one
 * @param tls absent: plain
 * @param bounds of what is open
 * @param patience with callers
 */
record Door(String name, InetSocketAddress address, Optional<SslContext> tls, Bounds bounds, Patience patience) {
  /**
   * How much may be open at once. One connection carries one call, so new connections are calls.
   *
   * @param connections together
   * @param perAddress from one address
   * @param callsPerAddress from one address within {@link #WITHIN}
   * @param calls from all within {@link #WITHIN}
   */
  record Bounds(int connections, int perAddress, int callsPerAddress, int calls) {
    static final Duration WITHIN = Duration.ofSeconds(10);
    /** On loopback everything has one address, and nothing comes from outside. */
    static final Bounds LOOPBACK = new Bounds(64, 64, Integer.MAX_VALUE, Integer.MAX_VALUE);
    /** A browser opens six at once; several phones may share an address. A page takes five calls. */
    static final Bounds NETWORK = new Bounds(96, 24, 200, 1_000);
  }

  /**
   * How long callers may take.
   *
   * @param toAsk from connecting to a whole request, the TLS handshake included
   * @param toAnswer the station's time for an answer
   * @param toTake from an answer's first byte sent until the caller has taken it all
   */
  record Patience(Duration toAsk, Duration toAnswer, Duration toTake) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(10));
  }
}
