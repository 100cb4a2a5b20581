package org.tidegate.hmi.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Who may ask: only pages of this server itself, under the names it is known by. Immutable. */
final class Guard {
  private static final int SECRET_BYTES = 32;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final String secret;
  private final String framing;
  private final IntFunction<Set<String>> origins;

  private Guard(String secret, List<String> frameAncestors, IntFunction<Set<String>> origins) {
    this.secret = secret;
    this.framing = frameAncestors.isEmpty() ? "'none'" : String.join(" ", frameAncestors);
    this.origins = origins;
  }

  /** On this machine only. */
  static Guard ofLoopback(String secret, List<String> frameAncestors) {
    return new Guard(secret, frameAncestors,
        port -> LOOPBACK.stream().map(name -> "http://" + name + ":" + port).collect(Collectors.toUnmodifiableSet()));
  }

  /** Under this one origin, framed by nobody: a name that an attacker lets point here is not served. */
  static Guard ofOrigin(String secret, String origin) {
    var only = Set.of(origin.toLowerCase(Locale.ROOT));
    return new Guard(secret, List.of(), port -> only);
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
    var own = origins.apply(call.port());
    if (own.stream().noneMatch(origin -> authority(origin).equals(headers.host().toLowerCase(Locale.ROOT)))) {
      return Optional.of("this host name is not served here");
    }
    if (headers.origin().map(origin -> !own.contains(origin.toLowerCase(Locale.ROOT))).orElse(false)) {
      return Optional.of("pages of other origins may not ask");
    }
    if (!call.isGet()
        && headers.site().map(site -> !site.equals("same-origin") && !site.equals("none")).orElse(false)) {
      return Optional.of("pages of other sites may not ask");
    }
    return Optional.empty();
  }

  private static String authority(String origin) {
    return origin.substring(origin.indexOf("://") + 3);
  }

  /** Whether a form came from one of this server's pages. */
  boolean knows(String token) {
    return isSame(token, secret);
  }

  /** Compares in the same time whatever the texts are. */
  static boolean isSame(String token, String secret) {
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
