package org.tidegate.hmi.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** Requests as an attacker writes them: byte by byte, with any header. */
record Wire(int port) {
  /** What came back; header names in lower case. */
  record Reply(int status, Map<String, String> headers, String body) {}

  Reply get(String path, String... headers) throws IOException {
    return send("GET", path, "", headers);
  }

  Reply json(String path, String body, String... headers) throws IOException {
    return send("POST", path, body, with("Content-Type: application/json", headers));
  }

  Reply form(String path, String body, String... headers) throws IOException {
    return send("POST", path, body, with("Content-Type: application/x-www-form-urlencoded", headers));
  }

  Reply send(String method, String path, String body, String... headers) throws IOException {
    var lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1"));
    lines.addAll(List.of(headers));
    if (lines.stream().noneMatch(line -> line.startsWith("Host:"))) {
      lines.add("Host: 127.0.0.1:" + port);
    }
    lines.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
    return raw(String.join("\r\n", lines) + "\r\n\r\n" + body);
  }

  Reply raw(String text) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return reply(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Reply reply(String text) {
    if (text.isEmpty()) {
      return new Reply(0, Map.of(), "");
    }
    int end = text.indexOf("\r\n\r\n");
    var lines = text.substring(0, end).split("\r\n", -1);
    var headers = new LinkedHashMap<String, String>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
    }
    return new Reply(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, text.substring(end + 4));
  }

  private static String[] with(String first, String... more) {
    var all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
