package org.tidegate.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Configuration of a station that is measured: simulated hardware, free ports. Immutable.
 *
 * @param folder for configuration and storage
 * @param ocpp where the central system is
 */
record MeasuredStation(Path folder, URI ocpp, int panelPort, int simulatorPort) {
  static MeasuredStation in(Path folder, URI ocpp) throws IOException {
    return new MeasuredStation(folder, ocpp, freePort(), freePort());
  }

  URI panel() {
    return loopback(panelPort);
  }

  URI simulator() {
    return loopback(simulatorPort);
  }

  /** Writes the file that the station reads. */
  Path configuration() throws IOException {
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve("station.yaml"), """
        ocpp:
          url: %s
          identity: MEASURED
        panel:
          port: %d
        hardware:
          driver: simulated
          simulator-port: %d
        timing:
          enter-service-seconds: 0
        storage:
          folder: %s
        """.formatted(ocpp, panelPort, simulatorPort, folder.toAbsolutePath().resolve("storage")));
  }

  private static URI loopback(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
