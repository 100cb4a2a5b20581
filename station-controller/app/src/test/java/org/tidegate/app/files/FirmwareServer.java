package org.tidegate.app.files;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/** Gives "firmware" to whoever trusts it, over HTTPS. Safe from any thread. */
public final class FirmwareServer implements AutoCloseable {
  private final HttpsServer server;

  /** One that listens, and proves by this who it is. */
  public FirmwareServer(SSLContext identity) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity));
    server.createContext("/", exchange -> {
      var body = "firmware".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
  }

  public String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort() + "/firmware";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
