package org.tidegate.app.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Stands before a central system and speaks TLS for it, as a case wants: with this certificate, only old versions, or not
 * at all. What stations say first is written down. Safe from any thread.
 */
final class FrontDoor implements AutoCloseable {
  /** Takes one connection in, after its first record was read; gives what to talk over from then on. */
  @FunctionalInterface
  private interface Way {
    Socket in(Socket from, InputStream first) throws IOException;
  }

  private final ServerSocket listening;
  private final List<ClientHello> hellos = new CopyOnWriteArrayList<>();
  private final List<X509Certificate> shown = new CopyOnWriteArrayList<>();
  private volatile URI behind = URI.create("ws://127.0.0.1:1/");
  private volatile boolean secure;
  private volatile Way way = (from, _) -> from;

  FrontDoor() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::takeAll);
  }

  /** Whom to lead to. */
  FrontDoor before(URI centralSystem) {
    behind = centralSystem;
    return this;
  }

  /** Where stations find it with TLS, and without. */
  URI secureAddress() {
    return URI.create("wss://localhost:" + listening.getLocalPort() + "/");
  }

  URI plainAddress() {
    return URI.create("ws://localhost:" + listening.getLocalPort() + "/");
  }

  /** From now on without TLS. */
  void plain() {
    secure = false;
    way = (from, _) -> from;
  }

  /** From now on with this certificate; stations need not show one. */
  void shows(SSLContext context) {
    serves(context, false);
  }

  /** From now on with this certificate, and stations must show one too. */
  void asksFor(SSLContext context) {
    serves(context, true);
  }

  /** From now on with this certificate, and only this station's is good enough. */
  void asksOnlyFor(SSLContext context, X509Certificate only) {
    secure = true;
    way = (from, first) -> {
      var socket = shaken(from, first, context, true);
      if (!shown.getLast().equals(only)) {
        throw new IOException("another certificate");
      }
      return socket;
    };
  }

  /** From now on only with this suite of TLS 1.2. */
  void showsWith(SSLContext context, String suite) {
    secure = true;
    way = (from, first) -> shaken(from, first, context, false, suite);
  }

  /** From now on it answers as a server that knows nothing newer than TLS 1.1. */
  void isTooOld() {
    secure = true;
    way = (from, _) -> {
      from.getOutputStream().write(serverHello(0x0302, 0xC009));
      from.getOutputStream().flush();
      from.getInputStream().readNBytes(7); // The alert.
      throw new IOException("too old");
    };
  }

  /** What stations said when they began with TLS, oldest first. */
  List<ClientHello> hellos() {
    return hellos;
  }

  /** The certificates that stations showed in handshakes that succeeded, oldest first. */
  List<X509Certificate> shown() {
    return shown;
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serves(SSLContext context, boolean certificate) {
    secure = true;
    way = (from, first) -> shaken(from, first, context, certificate);
  }

  private Socket shaken(Socket from, InputStream first, SSLContext context, boolean certificate, String... suites)
      throws IOException {
    var socket = (SSLSocket) context.getSocketFactory().createSocket(from, first, true);
    socket.setUseClientMode(false);
    socket.setNeedClientAuth(certificate);
    if (suites.length > 0) {
      socket.setEnabledProtocols(new String[]{"TLSv1.2"});
      socket.setEnabledCipherSuites(suites);
    }
    socket.startHandshake();
    if (certificate) {
      shown.add((X509Certificate) socket.getSession().getPeerCertificates()[0]);
    }
    return socket;
  }

  private void takeAll() {
    while (!listening.isClosed()) {
      try {
        Socket from = listening.accept();
        Thread.ofVirtual().start(() -> take(from));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void take(Socket from) {
    try (from; var to = new Socket(InetAddress.getLoopbackAddress(), behind.getPort()); var inside = enter(from)) {
      var back = Thread.ofVirtual().start(() -> pump(to, inside));
      pump(inside, to);
      back.join();
    } catch (IOException refused) {
      // As the case wants it, or because the station refused.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket enter(Socket from) throws IOException {
    if (!secure) {
      return way.in(from, InputStream.nullInputStream());
    }
    byte[] header = from.getInputStream().readNBytes(5);
    byte[] body = from.getInputStream().readNBytes((header[3] & 0xff) << 8 | header[4] & 0xff);
    hellos.add(ClientHello.read(body));
    byte[] record = Arrays.copyOf(header, 5 + body.length);
    System.arraycopy(body, 0, record, 5, body.length);
    return way.in(from, new ByteArrayInputStream(record));
  }

  private static void pump(Socket from, Socket to) {
    try (from; to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException gone) {
      // One side left: the other one is closed.
    }
  }

  /** RFC 4346, 7.4.1.3. */
  private static byte[] serverHello(int version, int suite) {
    byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 2 + 1];
    byte[] head = {22, 3, 2, 0, (byte) (hello.length - 5), 2, 0, 0, (byte) (hello.length - 9), (byte) (version >> 8),
        (byte) version};
    System.arraycopy(head, 0, hello, 0, head.length);
    hello[hello.length - 3] = (byte) (suite >> 8);
    hello[hello.length - 2] = (byte) suite;
    return hello;
  }
}
