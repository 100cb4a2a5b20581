package org.tidegate.app.files;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.DefaultSocketFactory;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * FTPS over TLS 1.2 and 1.3 whose data connections go on with the TLS session of the control connection, towards the host
 * that both are checked to be. Servers demand it, so that nobody else takes a data connection: vsftpd does by default
 * ({@code require_ssl_reuse}). Over TLS 1.2 that one gives tickets for longer than Java takes any, so the program asks for
 * none ({@link org.tidegate.app.Main}). For one thread.
 */
final class ResumingFtpsClient extends FTPSClient {
  private final SSLContext trust;

  ResumingFtpsClient(boolean implicit, SSLContext trust) {
    super(implicit, trust);
    this.trust = trust;
    setEndpointCheckingEnabled(true);
    setEnabledProtocols(new String[]{"TLSv1.2", "TLSv1.3"});
  }

  /** The control connection's. */
  SSLSession session() {
    return ((SSLSocket) _socket_).getSession();
  }

  @Override
  public void execPROT(String level) throws IOException {
    super.execPROT(level);
    setSocketFactory(new DataSockets(session().getPeerPort()));
  }

  /** TLS begins on the plain connection, towards the control connection's host and port: by these Java finds the session. */
  @Override
  protected @Nullable Socket _openDataConnection_(String command, String argument) throws IOException {
    Socket plain = super._openDataConnection_(command, argument);
    if (plain == null) {
      return null;
    }
    try {
      return resumed(plain);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private SSLSocket resumed(Socket plain) throws IOException {
    var session = session();
    var data = (SSLSocket) trust.getSocketFactory().createSocket(plain, session.getPeerHost(), session.getPeerPort(),
        true);
    data.setSSLParameters(((SSLSocket) _socket_).getSSLParameters());
    data.startHandshake();
    return data;
  }

  /** Makes sockets that call the port which they are connected to by another number. */
  private static final class DataSockets extends DefaultSocketFactory {
    private final int controlPort;

    DataSockets(int controlPort) {
      this.controlPort = controlPort;
    }

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public int getPort() {
          return controlPort;
        }
      };
    }
  }
}
