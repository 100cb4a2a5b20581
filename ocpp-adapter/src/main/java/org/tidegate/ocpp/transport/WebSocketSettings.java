package org.tidegate.ocpp.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a station connects. Immutable.
 *
 * @param subprotocols the OCPP versions offered, the preferred one first
 * @param credentials for HTTP Basic authentication (security profiles 1 and 2)
 * @param tls whom to trust, and the station's own certificate if any; without it, whom Java trusts. For wss only
 * @param timing when a silent connection is given up
 * @param mostFrameBytes the longest message taken in, also after decompression
 * @param compression whether permessage-deflate is offered
 */
public record WebSocketSettings(List<String> subprotocols, Optional<Credentials> credentials,
    Optional<SSLContext> tls, Timing timing, int mostFrameBytes, boolean compression) {

  /** The longest messages of the standard, such as certificate chains and charging schedules, stay below 64 KiB. */
  public static final int STANDARD_FRAME_BYTES = 64 * 1024;

  /**
   * When a silent connection is given up. Immutable.
   *
   * @param opening the most that TCP, TLS and upgrade take together
   * @param pingInterval WebSocketPingInterval, zero for no pings
   * @param pong the most a pong may take, counted from its ping
   */
  public record Timing(Duration opening, Duration pingInterval, Duration pong) {
    public Timing {
      if (!opening.isPositive() || pingInterval.isNegative() || !pong.isPositive()) {
        throw new IllegalArgumentException("times must be positive, a ping interval not negative");
      }
    }

    /** A slow mobile network needs ten seconds at worst; 30 leave room. */
    public static Timing standard() {
      return new Timing(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(30));
    }
  }

  public WebSocketSettings {
    subprotocols = List.copyOf(subprotocols);
    if (subprotocols.isEmpty() || mostFrameBytes < 1024) {
      throw new IllegalArgumentException("a subprotocol is needed, and room for a frame");
    }
  }

  public static WebSocketSettings offering(String... subprotocols) {
    return new WebSocketSettings(List.of(subprotocols), Optional.empty(), Optional.empty(), Timing.standard(),
        STANDARD_FRAME_BYTES, true);
  }

  public WebSocketSettings with(Credentials login) {
    return new WebSocketSettings(subprotocols, Optional.of(login), tls, timing, mostFrameBytes, compression);
  }

  public WebSocketSettings with(SSLContext trust) {
    return new WebSocketSettings(subprotocols, credentials, Optional.of(trust), timing, mostFrameBytes, compression);
  }

  public WebSocketSettings with(Timing times) {
    return new WebSocketSettings(subprotocols, credentials, tls, times, mostFrameBytes, compression);
  }

  public WebSocketSettings uncompressed() {
    return new WebSocketSettings(subprotocols, credentials, tls, timing, mostFrameBytes, false);
  }
}
