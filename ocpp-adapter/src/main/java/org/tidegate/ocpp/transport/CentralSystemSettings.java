package org.tidegate.ocpp.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a central system lets stations in. Immutable.
 *
 * @param address where to listen, port 0 for any free one
 * @param subprotocols the OCPP versions spoken
 * @param doorkeeper decides on each station
 * @param tls its certificate; without it the connection is plain
 * @param opening the most that TLS and upgrade take together
 * @param mostFrameBytes the longest message taken in, also after decompression
 */
public record CentralSystemSettings(InetSocketAddress address, List<String> subprotocols, Doorkeeper doorkeeper,
    Optional<ServerTls> tls, Duration opening, int mostFrameBytes) {

  /** What the doorkeeper says of a station. */
  public enum Verdict {
    WELCOME, UNAUTHORIZED, UNKNOWN_STATION
  }

  /** Judges by identity and HTTP Basic login, at once and on any thread. */
  @FunctionalInterface
  public interface Doorkeeper {
    Verdict judge(String identity, Optional<Credentials> login);
  }

  /** The server's certificate, and whether a station must show one too (security profile 3). */
  public record ServerTls(SSLContext context, boolean stationShowsCertificate) {}

  public CentralSystemSettings {
    subprotocols = List.copyOf(subprotocols);
  }

  /** On a free port, or the one given, of the loopback interface. */
  public static CentralSystemSettings onLoopback(int port, List<String> subprotocols, Doorkeeper doorkeeper) {
    return new CentralSystemSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), subprotocols,
        doorkeeper, Optional.empty(), Duration.ofSeconds(10),
        WebSocketSettings.STANDARD_FRAME_BYTES);
  }

  public CentralSystemSettings with(ServerTls certificate) {
    return new CentralSystemSettings(address, subprotocols, doorkeeper, Optional.of(certificate), opening,
        mostFrameBytes);
  }
}
