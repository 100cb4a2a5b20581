package org.tidegate.app.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** Whether somebody takes a TCP connection. */
class Reach {
  private static final int LONGEST_WAIT_MILLIS = 3000;

  /** Why not; absent when somebody does. The connection ends at once. */
  Optional<String> of(String host, int port) {
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      return Optional.of("no address is known for this name");
    }
    try (var socket = new Socket()) {
      socket.connect(address, LONGEST_WAIT_MILLIS);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
