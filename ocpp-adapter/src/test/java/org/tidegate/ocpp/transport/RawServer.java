package org.tidegate.ocpp.transport;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;

import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** A server for one connection at a time that speaks byte by byte what the test wants, however wrong. Blocks. */
final class RawServer implements AutoCloseable {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int PING = 9;
  static final int PONG = 10;

  private final ServerSocket listening;
  private Socket socket;
  private String request;

  RawServer() {
    try {
      listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url(String scheme) {
    return scheme + "://127.0.0.1:" + listening.getLocalPort() + "/ocpp/CS1";
  }

  /** Takes the next connection and reads its HTTP request. */
  String awaitRequest() throws IOException {
    take();
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) socket.getInputStream().read());
    }
    request = text.toString();
    return request;
  }

  /** Takes the next connection, whatever it says. */
  void take() throws IOException {
    listening.setSoTimeout((int) PATIENCE.toMillis());
    socket = listening.accept();
    socket.setSoTimeout((int) PATIENCE.toMillis());
  }

  void respond(String head) throws IOException {
    socket.getOutputStream().write((head.replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Takes the next connection and upgrades it, with these header lines besides. */
  void upgrade(String... headers) throws IOException {
    awaitRequest();
    String key = request.lines()
        .filter(line -> line.toLowerCase().startsWith("sec-websocket-key:"))
        .findFirst()
        .orElseThrow()
        .substring("sec-websocket-key:".length())
        .strip();
    var head = new StringBuilder("HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n"
        + "Sec-WebSocket-Accept: " + acceptance(key));
    for (String header : headers) {
      head.append('\n').append(header);
    }
    respond(head.toString());
  }

  void upgradeTo201() throws IOException {
    upgrade("Sec-WebSocket-Protocol: ocpp2.0.1");
  }

  void frame(int opcode, boolean last, boolean compressed, byte[] payload) throws IOException {
    var frame = new ByteArrayOutputStream();
    frame.write((last ? 0x80 : 0) | (compressed ? 0x40 : 0) | opcode);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else if (payload.length < 65_536) {
      frame.write(126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    frame.writeBytes(payload);
    bytes(frame.toByteArray());
  }

  void text(String text) throws IOException {
    frame(TEXT, true, false, text.getBytes(StandardCharsets.UTF_8));
  }

  void bytes(byte... raw) throws IOException {
    socket.getOutputStream().write(raw);
  }

  /** The next frame of the client, unmasked; the opcode goes in front as a digit. */
  String nextFrame() throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    int opcode = in.readUnsignedByte() & 0x0f;
    int length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return opcode + new String(payload, StandardCharsets.UTF_8);
  }

  static byte[] deflated(byte[] plain) {
    var deflater = new Deflater(9, true);
    deflater.setInput(plain);
    var out = new ByteArrayOutputStream();
    var buffer = new byte[65_536];
    int read = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
    while (read > 0) {
      out.write(buffer, 0, read);
      read = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
    }
    deflater.end();
    byte[] all = out.toByteArray();
    // RFC 7692, 7.2.1: the tail of the flush is not sent.
    return Arrays.copyOf(all, all.length - 4);
  }

  private static String acceptance(String key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1")
          .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  void drop() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    if (socket != null) {
      socket.close();
    }
  }
}
