package org.tidegate.ocpp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.tidegate.ocpp.translate.V2xSpelling;
import org.tidegate.ocpp.transport.BackOff;
import org.tidegate.ocpp.transport.ConnectionUrl;
import org.tidegate.ocpp.transport.Credentials;
import org.tidegate.ocpp.transport.WebSocketSettings;

/**
 * How the central system is reached and spoken to. Immutable.
 *
 * @param server which one, and as whom
 * @param timing of messages and of the connection
 * @param v2x our vendor id, and how discharging is written
 * @param remotePermissionWithoutTls for demonstrations only: takes {@code SetPermission} over any connection
 */
public record OcppSettings(Server server, Timing timing, V2xSpelling v2x, boolean remotePermissionWithoutTls) {
  /** The version this adapter speaks. */
  public static final String OCPP_201 = "ocpp2.0.1";
  private static final int FIRST_PROFILE_WITH_TLS = 2;
  /** The device model takes messages of 256 KiB (BytesPerMessage); the frame around one is a little longer. */
  private static final int MOST_FRAME_BYTES = 257 * 1024;

  /** Standard timing and spellings. */
  public static OcppSettings of(Server server) {
    return new OcppSettings(server, Timing.standard(), V2xSpelling.standard(), false);
  }

  /** Whether a driver's answer may come over this connection. */
  public boolean allowsRemotePermission() {
    return remotePermissionWithoutTls || server.securityProfile() >= FIRST_PROFILE_WITH_TLS;
  }

  /** For the WebSocket below. */
  public WebSocketSettings webSocket() {
    var standard = WebSocketSettings.Timing.standard();
    return new WebSocketSettings(server.subprotocols(),
        server.password().map(password -> new Credentials(server.identity(), password)), server.tls(),
        new WebSocketSettings.Timing(standard.opening(), timing.pingInterval(), standard.pong()),
        MOST_FRAME_BYTES, true);
  }

  /**
   * The central system. Immutable; never prints the password.
   *
   * @param endpoint ws or wss, without the identity
   * @param identity of this station
   * @param password for HTTP Basic authentication
   * @param securityProfile 0 (none at all, for demonstrations) to 3
   * @param tls whom to trust, with the station's certificate for profile 3; absent: whom Java trusts
   * @param subprotocols offered, the preferred one first
   */
  public record Server(URI endpoint, String identity, Optional<String> password, int securityProfile,
      Optional<SSLContext> tls, List<String> subprotocols) {
    /**
     * Checks that all of it fits together (A00).
     *
     * @throws IllegalArgumentException with what does not
     */
    public Server {
      subprotocols = List.copyOf(subprotocols);
      url(endpoint, identity);
      require(subprotocols.equals(List.of(OCPP_201)), "the only subprotocol is " + OCPP_201);
      require(securityProfile >= 0 && securityProfile <= 3, "a security profile is 0 to 3");
      require(securityProfile < FIRST_PROFILE_WITH_TLS || isSecure(endpoint), "security profiles 2 and 3 need wss");
      require(securityProfile != 1 && securityProfile != 2 || password.isPresent(),
          "security profiles 1 and 2 need a password");
      require(securityProfile != 3 || tls.isPresent(), "security profile 3 needs the station's certificate");
    }

    /** Without any security, for a central system on the same machine. */
    public static Server plain(URI endpoint, String identity) {
      return new Server(endpoint, identity, Optional.empty(), 0, Optional.empty(), List.of(OCPP_201));
    }

    /** Where to connect to. */
    public String url() {
      return url(endpoint, identity);
    }

    @Override
    public String toString() {
      return "security profile %d, %s".formatted(securityProfile, url());
    }

    private static String url(URI endpoint, String identity) {
      return ConnectionUrl.of(endpoint, identity).toString();
    }

    private static boolean isSecure(URI endpoint) {
      return "wss".equalsIgnoreCase(endpoint.getScheme());
    }

    private static void require(boolean condition, String otherwise) {
      if (!condition) {
        throw new IllegalArgumentException(otherwise);
      }
    }
  }

  /**
   * When to give up and when to try again. Immutable.
   *
   * @param messageTimeout the most an answer may take, OCPPCommCtrlr.MessageTimeout
   * @param pingInterval OCPPCommCtrlr.WebSocketPingInterval, zero for no pings
   * @param backOff before connecting again
   */
  public record Timing(Duration messageTimeout, Duration pingInterval, BackOff backOff) {
    /** 30 s for an answer, a ping every minute, 10 s and up to 10 s more before connecting again, doubled five times. */
    public static Timing standard() {
      return new Timing(Duration.ofSeconds(30), Duration.ofSeconds(60),
          new BackOff(Duration.ofSeconds(10), Duration.ofSeconds(10), 5));
    }
  }
}
