package org.tidegate.app.metrics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tidegate.app.supervision.StationHealth;

/**
 * {@code GET /metrics}, {@code /live} and {@code /ready} on 127.0.0.1, for a collector on the same machine. Being well is
 * 200, not being well 503; both say why, as JSON. Safe from any thread.
 */
public final class MetricsServer implements AutoCloseable {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final int MOST_WAITING = 16;
  private static final Set<String> PATHS = Set.of("/metrics", "/live", "/ready");

  private static final String JSON = "application/json";

  private final StationMetrics metrics;
  private final StationHealth health;
  private final HttpServer server;
  /** One for each request, so that a caller who never ends its own keeps nobody else waiting. */
  private final ExecutorService threads = Executors
      .newThreadPerTaskExecutor(Thread.ofVirtual().name("metrics").factory());

  /**
   * Listens from now on.
   *
   * @param port 0 takes any free one, see {@link #port}
   * @throws UncheckedIOException when the port can't be had
   */
  public MetricsServer(StationMetrics metrics, StationHealth health, int port) {
    this.metrics = metrics;
    this.health = health;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), MOST_WAITING);
    } catch (IOException e) {
      threads.shutdownNow();
      throw new UncheckedIOException("metrics can't listen on 127.0.0.1:" + port, e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case String path when !PATHS.contains(path) -> exchange.sendResponseHeaders(404, -1);
        case String _ when !exchange.getRequestMethod().equals("GET") -> exchange.sendResponseHeaders(405, -1);
        case "/live" -> found(exchange, health.live());
        case "/ready" -> found(exchange, health.ready());
        default -> send(exchange, 200, TYPE, metrics.text());
      }
    }
  }

  private static void found(HttpExchange exchange, StationHealth.Finding finding) throws IOException {
    var json = JsonNodeFactory.instance.objectNode().put("well", finding.well());
    finding.reasons().forEach(json.putArray("reasons")::add);
    send(exchange, finding.well() ? 200 : 503, JSON, json.toString());
  }

  private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
