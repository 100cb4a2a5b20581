package org.tidegate.hmi.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who may ask: only pages of this server itself, on this machine. Immutable. */
final class Guard {
  private static final String SCHEME = "http://";
  private static final int SECRET_BYTES = 32;

  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final String secret;
  private final String framing;

  Guard(String secret, List<String> frameAncestors) {
    this.secret = secret;
    this.framing = frameAncestors.isEmpty() ? "'none'" : String.join(" ", frameAncestors);
  }

  /** A new secret for the forms of one run of the server. */
  static String newSecret() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Why this call is refused; absent when it may pass. */
  Optional<String> refusal(Call call) {
    var headers = call.headers();
    if (!isOwn(headers.host(), call.port())) {
      return Optional.of("this host name is not served here");
    }
    if (headers.origin().map(origin -> !isOwnOrigin(origin, call.port())).orElse(false)) {
      return Optional.of("pages of other origins may not ask");
    }
    if (!call.isGet()
        && headers.site().map(site -> !site.equals("same-origin") && !site.equals("none")).orElse(false)) {
      return Optional.of("pages of other sites may not ask");
    }
    return Optional.empty();
  }

  private static boolean isOwn(String host, int port) {
    return NAMES.stream().anyMatch(name -> host.toLowerCase(Locale.ROOT).equals(name + ":" + port));
  }

  private static boolean isOwnOrigin(String origin, int port) {
    return origin.startsWith(SCHEME) && isOwn(origin.substring(SCHEME.length()), port);
  }

  /** Whether a form came from one of this server's pages. */
  boolean knows(String token) {
    return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  /** What a browser may load, send and frame. */
  String policy() {
    return "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors " + framing;
  }

  /** Whether framing is for nobody, also by the older header. */
  boolean framedByNobody() {
    return framing.equals("'none'");
  }
}
