package org.tidegate.hmi;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the page for drivers' phones is served. Immutable.
 *
 * @param listen an address of this machine and a TCP port; port 0 takes any free one
 * @param publicAddress scheme, host and port by which phones reach it; absent: by the address it listens on
 * @param tls without it others on the network can listen in
 * @param alone what a phone may do by itself without TLS
 * @param wifi name of the network that phones must be in, for drivers
 */
public record PhoneSettings(
    InetSocketAddress listen,
    Optional<URI> publicAddress,
    Optional<Tls> tls,
    Plain alone,
    Optional<String> wifi) {

  /** On loopback, for a phone page on the same machine. */
  public static PhoneSettings onLoopback(Plain alone) {
    return new PhoneSettings(new InetSocketAddress("127.0.0.1", 0), Optional.empty(), Optional.empty(), alone,
        Optional.empty());
  }

  /** The address by which phones reach it, when it listens on this port: scheme, host, and port unless it is the usual one. */
  public String origin(int port) {
    var scheme = tls.isPresent() ? "https" : "http";
    var host = publicAddress.map(URI::getHost).orElse(literal());
    int reached = publicAddress.map(address -> address.getPort() < 0 ? usual(scheme) : address.getPort())
        .orElse(port);
    return scheme + "://" + host + (reached == usual(scheme) ? "" : ":" + reached);
  }

  private String literal() {
    var text = listen.getHostString();
    return text.indexOf(':') >= 0 ? "[" + text + "]" : text;
  }

  private static int usual(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  /**
   * PEM files.
   *
   * @param chain the operator's certificate for this station and those above it
   * @param key its private key, PKCS #8 without password
   */
  public record Tls(Path chain, Path key) {}

  /** What a phone may do by itself without TLS. */
  public enum Plain {
    /** Read, deny, withdraw, stop, prepare conditions; permitting needs a tap at the panel too. */
    WITH_THE_PANEL,
    /** Whatever it may do with TLS: others can't listen in on this network. */
    ALONE
  }
}
