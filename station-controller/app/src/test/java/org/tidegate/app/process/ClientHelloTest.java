package org.tidegate.app.process;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.cli.ExitCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** With what the program as a whole begins TLS: Java has settings that one class can't choose for itself. */
class ClientHelloTest {
  /** RFC 5077, 3.2. */
  private static final int SESSION_TICKET = 35;
  /** RFC 8446, 4.2.1. */
  private static final int SUPPORTED_VERSIONS = 43;
  /** RFC 5246, 7.4 and 7.4.1.2: type and length of the message, version, random. */
  private static final int BEFORE_SESSION_ID = 4 + 2 + 32;

  @TempDir
  Path folder;

  /** Data connections of FTPS are resumed by session id: tickets of TLS 1.2, which vsftpd gives for 68 years, Java throws away. */
  @Test
  void hello_anyTls_asksForNoTicketOfTls12() throws Exception {
    try (var server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout((int) PATIENCE.toMillis());
      var hello = CompletableFuture.supplyAsync(() -> hello(server));
      var configuration = Files.writeString(folder.resolve("station.yaml"), """
          ocpp: {url: "wss://127.0.0.1:%d/ocpp", security-profile: 2, password: "0123456789abcdef"}
          storage: {folder: %s}
          """.formatted(server.getLocalPort(), folder));
      var program = ProgramProcess.start(ProgramProcess.newLog("client-hello"),
          List.of("doctor", "--config", configuration.toString()));
      assertThat(extensions(hello.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))).contains(SUPPORTED_VERSIONS)
          .doesNotContain(SESSION_TICKET);
      assertThat(program.exitCode(Duration.ofSeconds(60))).isEqualTo(ExitCode.UNAVAILABLE);
    }
  }

  /** The first connection only tries TCP. */
  private static ByteBuffer hello(ServerSocket server) {
    try {
      server.accept().close();
      try (var connection = server.accept(); var in = new DataInputStream(connection.getInputStream())) {
        in.skipNBytes(3);
        return ByteBuffer.wrap(in.readNBytes(in.readUnsignedShort()));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<Integer> extensions(ByteBuffer hello) {
    hello.position(BEFORE_SESSION_ID);
    skip(hello, Byte.toUnsignedInt(hello.get()));
    skip(hello, Short.toUnsignedInt(hello.getShort()));
    skip(hello, Byte.toUnsignedInt(hello.get()));
    hello.getShort();
    var found = new HashSet<Integer>();
    while (hello.hasRemaining()) {
      found.add(Short.toUnsignedInt(hello.getShort()));
      skip(hello, Short.toUnsignedInt(hello.getShort()));
    }
    return found;
  }

  private static void skip(ByteBuffer buffer, int bytes) {
    buffer.position(buffer.position() + bytes);
  }
}
