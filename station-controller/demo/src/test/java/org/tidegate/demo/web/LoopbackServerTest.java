package org.tidegate.demo.web;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

class LoopbackServerTest {
  private final LoopbackServer server = new LoopbackServer("test",
      () -> new Framing(List.of("http://127.0.0.1:1"), List.of("http://127.0.0.1:2")),
      call -> CompletableFuture.completedStage(Answer.json(200, call.json())));
  private URI address;

  @BeforeEach
  void start() {
    address = server.start(0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void get_ownHost_isAnsweredWithStrictPolicy() throws IOException {
    var answer = ask("GET / HTTP/1.1", "Host: " + own());
    assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("default-src 'none'")
        .containsIgnoringCase("frame-ancestors http://127.0.0.1:1").containsIgnoringCase("frame-src http://127.0.0.1:2")
        .containsIgnoringCase("nosniff");
  }

  @Test
  void get_foreignHost_isForbidden() throws IOException {
    assertThat(ask("GET / HTTP/1.1", "Host: evil.example:" + address.getPort())).startsWith("HTTP/1.1 403");
    assertThat(ask("GET / HTTP/1.1", "Host: 127.0.0.1:1")).startsWith("HTTP/1.1 403");
    assertThat(ask("GET / HTTP/1.1")).startsWith("HTTP/1.1 403");
  }

  @Test
  void post_foreignOriginOrSite_isForbidden() throws IOException {
    assertThat(post("Origin: http://evil.example")).startsWith("HTTP/1.1 403");
    assertThat(post("Origin: null")).startsWith("HTTP/1.1 403");
    assertThat(post("Sec-Fetch-Site: cross-site")).startsWith("HTTP/1.1 403");
    assertThat(post("Origin: http://" + own())).startsWith("HTTP/1.1 200");
  }

  @Test
  void post_otherThanJson_isRefused() throws IOException {
    assertThat(ask("POST / HTTP/1.1", "Host: " + own(), "Content-Type: text/plain", "Content-Length: 0"))
        .startsWith("HTTP/1.1 415");
    assertThat(ask("PUT / HTTP/1.1", "Host: " + own(), "Content-Length: 0")).startsWith("HTTP/1.1 405");
  }

  @Test
  void post_tooLarge_isRefused() throws IOException {
    assertThat(post("Content-Length: 100000\r\nConnection: close")).startsWith("HTTP/1.1 413");
  }

  @Test
  void request_malformed_isRefused() throws IOException {
    assertThat(ask("nonsense", "Host: " + own())).startsWith("HTTP/1.1 400");
  }

  private String own() {
    return "127.0.0.1:" + address.getPort();
  }

  private String post(String header) throws IOException {
    var length = header.startsWith("Content-Length") ? header : header + "\r\nContent-Length: 0";
    return ask("POST / HTTP/1.1", "Host: " + own(), "Content-Type: application/json", length);
  }

  private String ask(String... lines) throws IOException {
    try (var socket = new Socket("127.0.0.1", address.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
