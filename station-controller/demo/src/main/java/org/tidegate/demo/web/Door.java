package org.tidegate.demo.web;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who may ask: programs on this machine, and pages of this server itself. Pure functions. */
final class Door {
  private static final String SCHEME = "http://";
  /** Another name that leads here is a page that rebound its own (DNS rebinding). */
  private static final List<String> NAMES = List.of("127.0.0.1", "localhost");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private Door() {}

  /** Why this call is refused; absent when it may pass. */
  static Optional<Answer> refusal(FullHttpRequest request, int port) {
    if (request.decoderResult().isFailure()) {
      return Optional.of(Answer.error(400, "not understood"));
    }
    var headers = request.headers();
    var hosts = headers.getAll(HttpHeaderNames.HOST);
    if (hosts.size() != 1 || !isOwn(hosts.getFirst(), port)) {
      return Optional.of(Answer.error(403, "this host name is not served here"));
    }
    if (headers.getAll(HttpHeaderNames.ORIGIN).stream().anyMatch(origin -> !isOwnOrigin(origin, port))) {
      return Optional.of(Answer.error(403, "pages of other origins may not ask"));
    }
    return request.method().equals(HttpMethod.GET) ? Optional.empty() : changeRefusal(request);
  }

  /** A form of another page can't send JSON, and a browser names the page's site. */
  private static Optional<Answer> changeRefusal(FullHttpRequest request) {
    if (!request.method().equals(HttpMethod.POST)) {
      return Optional.of(Answer.error(405, "only GET and POST here"));
    }
    var site = request.headers().get("sec-fetch-site");
    if (site != null && !OWN_SITES.contains(site)) {
      return Optional.of(Answer.error(403, "pages of other sites may not ask"));
    }
    return type(request.headers()).equals("application/json")
        ? Optional.empty()
        : Optional.of(Answer.error(415, "the body must be application/json"));
  }

  private static String type(HttpHeaders headers) {
    return headers.get(HttpHeaderNames.CONTENT_TYPE, "").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isOwnOrigin(String origin, int port) {
    return origin.startsWith(SCHEME) && isOwn(origin.substring(SCHEME.length()), port);
  }

  private static boolean isOwn(String host, int port) {
    return NAMES.stream().anyMatch(name -> host.toLowerCase(Locale.ROOT).equals(name + ":" + port));
  }
}
