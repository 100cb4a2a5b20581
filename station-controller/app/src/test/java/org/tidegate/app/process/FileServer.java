package org.tidegate.app.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somewhere to put logs and to get firmware from. Safe from any thread. */
final class FileServer implements AutoCloseable {
  private static final byte[] FIRMWARE = "not really new".repeat(1_000).getBytes();

  private final HttpServer server;
  private final List<Integer> uploads = new CopyOnWriteArrayList<>();

  /** One that listens. */
  FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
  }

  /** The size of each upload, oldest first. */
  List<Integer> uploads() {
    return uploads;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      int received = exchange.getRequestBody().readAllBytes().length;
      if (exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(200, FIRMWARE.length);
        exchange.getResponseBody().write(FIRMWARE);
      } else {
        uploads.add(received);
        exchange.sendResponseHeaders(201, -1);
      }
    }
  }
}
