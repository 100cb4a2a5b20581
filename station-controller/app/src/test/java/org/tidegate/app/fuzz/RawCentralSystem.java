package org.tidegate.app.fuzz;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.tidegate.app.process.StationProcess;
import org.tidegate.ocpp.message.OcppVersion;

/**
 * The far end of a WebSocket, written by hand so that it can send every frame that no library would. One connection at a
 * time; sending by one thread.
 */
final class RawCentralSystem implements AutoCloseable {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;
  private static final int FINAL = 0x80;
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  /** What the station did. */
  sealed interface Heard {
    /** It is connected, and speaks this version. */
    record Connected(OcppVersion version) implements Heard {}

    /** A text of it. */
    record Text(String text) implements Heard {}

    /** The connection is gone. */
    record Gone() implements Heard {}
  }

  private final ServerSocket server;
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final List<OcppVersion> versions;
  private int connections;
  private volatile @Nullable OutputStream out;

  /** One that listens, and agrees on one of these after the other with each connection. */
  RawCentralSystem(List<OcppVersion> versions) throws IOException {
    this.versions = List.copyOf(versions);
    server = new ServerSocket(StationProcess.freePort(), 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** What the station did, oldest first. */
  BlockingQueue<Heard> heard() {
    return heard;
  }

  /** Sends one frame of the WebSocket protocol; one that can't be sent any more is lost. */
  synchronized void send(boolean last, int opcode, byte[] content) {
    var to = out;
    if (to == null) {
      return;
    }
    try {
      to.write(header(last, opcode, content.length));
      to.write(content);
      to.flush();
    } catch (IOException _) {
      out = null;
    }
  }

  /** A text in this many fragments, with a ping between them. */
  void sendText(String text, int fragments) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    int size = bytes.length / fragments + 1;
    for (int from = 0; from == 0 || from < bytes.length; from += size) {
      int to = Math.min(bytes.length, from + size);
      var part = Arrays.copyOfRange(bytes, from, to);
      send(to == bytes.length, from == 0 ? TEXT : CONTINUATION, part);
      if (to < bytes.length) {
        send(true, PING, new byte[]{1});
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        converse(socket);
      } catch (IOException _) {
        // The station, or the test, is through with this connection.
      }
      if (out != null) {
        out = null;
        heard.add(new Heard.Gone());
      }
    }
  }

  private void converse(Socket socket) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    var key = "";
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
        key = line.substring(line.indexOf(':') + 1).trim();
      }
    }
    var version = versions.get(connections++ % versions.size());
    var to = socket.getOutputStream();
    to.write(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: "
            + version.subprotocol() + "\r\nSec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    to.flush();
    out = to;
    heard.add(new Heard.Connected(version));
    while (out != null) {
      frame(in);
    }
  }

  private void frame(DataInputStream in) throws IOException {
    int opcode = in.readUnsignedByte() & 0x0F;
    int length = in.readUnsignedByte() & 0x7F;
    length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
    var mask = in.readNBytes(4);
    var content = in.readNBytes(length);
    for (int at = 0; at < length; at++) {
      content[at] ^= mask[at % 4];
    }
    switch (opcode) {
      case TEXT -> heard.add(new Heard.Text(new String(content, StandardCharsets.UTF_8)));
      case PING -> send(true, PONG, content);
      case CLOSE -> throw new IOException("closed");
      default -> {
        // Nothing to do about it.
      }
    }
  }

  private static byte[] header(boolean last, int opcode, int length) {
    var header = ByteBuffer.allocate(10).put((byte) (last ? FINAL | opcode : opcode));
    if (length < 126) {
      header.put((byte) length);
    } else if (length < 65_536) {
      header.put((byte) 126).putShort((short) length);
    } else {
      header.put((byte) 127).putLong(length);
    }
    return Arrays.copyOf(header.array(), header.position());
  }

  private static String line(DataInputStream in) throws IOException {
    var line = new StringBuilder();
    for (int one = in.readUnsignedByte(); one != '\n'; one = in.readUnsignedByte()) {
      line.append((char) one);
    }
    return line.toString().trim();
  }

  private static String accept(String key) {
    try {
      return Base64.getEncoder().encodeToString(
          MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
