package org.tidegate.app.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code GET /metrics} on 127.0.0.1, for a collector on the same machine. Safe from any thread. */
public final class MetricsServer implements AutoCloseable {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final int MOST_WAITING = 16;

  private final StationMetrics metrics;
  private final HttpServer server;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "metrics"));

  /**
   * Listens from now on.
   *
   * @param port 0 takes any free one, see {@link #port}
   * @throws UncheckedIOException when the port can't be had
   */
  public MetricsServer(StationMetrics metrics, int port) {
    this.metrics = metrics;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), MOST_WAITING);
    } catch (IOException e) {
      thread.shutdownNow();
      throw new UncheckedIOException("metrics can't listen on 127.0.0.1:" + port, e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(thread);
    server.start();
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/metrics")) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
      } else {
        var body = metrics.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", TYPE);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }
}
