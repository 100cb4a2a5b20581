package org.tidegate.hmi.web;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was asked. Immutable.
 *
 * @param port on which it came in
 * @param method of HTTP
 * @param path split at its slashes, without empty parts
 * @param query of the address
 * @param headers that matter
 * @param body content
 * @param from the caller's address
 */
record Call(
    int port,
    String method,
    List<String> path,
    Map<String, String> query,
    Headers headers,
    String body,
    String from) {
  private static final int MOST_PARAMETERS = 40;

  /**
   * Those headers that decide anything.
   *
   * @param host one only, else empty
   * @param origin where a browser says the page is from
   * @param site what a browser says of where the page is from
   * @param type of the body, without parameters
   * @param cookie as sent
   * @param language that the person's browser asks for
   */
  record Headers(
      String host,
      Optional<String> origin,
      Optional<String> site,
      String type,
      Optional<String> cookie,
      String language) {}

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException when the address can't be read
   */
  static Call of(FullHttpRequest request, int port, String from) {
    var address = new QueryStringDecoder(request.uri(), StandardCharsets.UTF_8, true, MOST_PARAMETERS);
    var path = List.of(address.path().split("/")).stream().filter(part -> !part.isEmpty()).toList();
    return new Call(port, request.method().name(), path, single(address), headers(request),
        request.content().toString(StandardCharsets.UTF_8), from);
  }

  /** The body as a form. */
  Map<String, String> form() {
    return single(new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MOST_PARAMETERS));
  }

  /** A cookie's value. */
  Optional<String> cookie(String name) {
    return headers.cookie().flatMap(text -> ServerCookieDecoder.STRICT.decode(text).stream()
        .filter(cookie -> cookie.name().equals(name)).map(Cookie::value).findFirst());
  }

  boolean isGet() {
    return method.equals("GET");
  }

  private static Headers headers(FullHttpRequest request) {
    var all = request.headers();
    var hosts = all.getAll(HttpHeaderNames.HOST);
    var type = Optional.ofNullable(all.get(HttpHeaderNames.CONTENT_TYPE)).orElse("");
    return new Headers(hosts.size() == 1 ? hosts.getFirst() : "",
        Optional.ofNullable(all.get(HttpHeaderNames.ORIGIN)), Optional.ofNullable(all.get("sec-fetch-site")),
        type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
        Optional.ofNullable(all.get(HttpHeaderNames.COOKIE)),
        Optional.ofNullable(all.get(HttpHeaderNames.ACCEPT_LANGUAGE)).orElse(""));
  }

  private static Map<String, String> single(QueryStringDecoder decoder) {
    return decoder.parameters().entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().getFirst()));
  }

  /** A small number in digits. */
  static Optional<Integer> number(String text) {
    return text.matches("[0-9]{1,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
