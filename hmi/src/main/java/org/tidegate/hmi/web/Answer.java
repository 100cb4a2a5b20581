package org.tidegate.hmi.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back. Immutable.
 *
 * @param status of HTTP
 * @param type of the body
 * @param body content
 * @param headers besides those that every answer has
 */
record Answer(int status, String type, byte[] body, Map<String, String> headers) {
  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer html(int status, String page) {
    return new Answer(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  static Answer json(int status, byte[] body) {
    return new Answer(status, "application/json", body, Map.of());
  }

  /** Plain text to be kept as a file. */
  static Answer file(String text) {
    return new Answer(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Disposition", "attachment; filename=\"tidegate-copy.txt\""));
  }

  /** To be asked for with GET. */
  static Answer seeOther(String path) {
    return new Answer(303, "text/plain", new byte[0], Map.of("Location", path));
  }

  Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, type, body, more);
  }
}
