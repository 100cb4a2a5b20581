package org.tidegate.app.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.TransferFailed;
import org.tidegate.domain.port.TransferFailed.Kind;

/**
 * FTP and FTPS, passive only (L01, N01, remarks). FTPS begins in the clear and changes to TLS at once, but on port 990;
 * data are protected too. Without a login it is anonymous. Safe from any thread.
 */
final class FtpProtocol implements FileProtocol {
  private static final Logger log = LoggerFactory.getLogger(FtpProtocol.class);
  private static final int CONNECT_MILLIS = 30_000;
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final int PORT = 21;
  private static final int IMPLICIT_PORT = 990;

  private final SSLContext trust;

  /** Trusts FTPS servers as this context does. */
  FtpProtocol(SSLContext trust) {
    this.trust = trust;
  }

  @Override
  public void download(Location from, Path to, long most) throws IOException {
    within(from, client -> {
      try (var in = client.retrieveFileStream(path(from))) {
        if (in == null) {
          throw refused(client);
        }
        BoundedCopy.copy(in, to, most);
      }
      requireDone(client.completePendingCommand(), client);
    });
  }

  @Override
  public void upload(Path file, Location to) throws IOException {
    within(to, client -> {
      try (var in = Files.newInputStream(file)) {
        requireDone(client.storeFile(path(to), in), client);
      }
    });
  }

  /** What happens while logged in. */
  @FunctionalInterface
  private interface Body {
    void run(FTPClient client) throws IOException;
  }

  private void within(Location location, Body body) throws IOException {
    var client = client(location);
    try {
      client.connect(location.host(), location.port(PORT));
      client.setSoTimeout((int) SILENCE.toMillis());
      if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
        throw refused(client);
      }
      logIn(client, location);
      body.run(client);
      leave(client);
    } finally {
      client.disconnect();
    }
  }

  /** Some servers hang up instead of saying goodbye: the file has arrived all the same. */
  private static void leave(FTPClient client) {
    try {
      client.logout();
    } catch (IOException e) {
      log.debug("no goodbye from the server: {}", e.getMessage());
    }
  }

  private FTPClient client(Location location) {
    var client = location.scheme().equals("ftps")
        ? new ResumingFtpsClient(location.port(PORT) == IMPLICIT_PORT, trust)
        : new FTPClient();
    client.setControlEncoding(StandardCharsets.UTF_8.name());
    client.setConnectTimeout(CONNECT_MILLIS);
    client.setDefaultTimeout(CONNECT_MILLIS);
    client.setDataTimeout(SILENCE);
    return client;
  }

  private static void logIn(FTPClient client, Location location) throws IOException {
    var login = location.login().orElse(new Location.Login("anonymous", "anonymous"));
    if (!client.login(login.user(), login.password())) {
      throw new TransferFailed(Kind.PERMISSION_DENIED, "the server refuses the login");
    }
    if (client instanceof FTPSClient secure) {
      secure.execPBSZ(0);
      secure.execPROT("P");
    }
    client.enterLocalPassiveMode();
    requireDone(client.setFileType(FTP.BINARY_FILE_TYPE), client);
  }

  /** RFC 1738, 3.2.2: from the folder that the login leads to. */
  private static String path(Location location) {
    return location.path().substring(1);
  }

  private static void requireDone(boolean done, FTPClient client) {
    if (!done) {
      throw refused(client);
    }
  }

  private static TransferFailed refused(FTPClient client) {
    int code = client.getReplyCode();
    return new TransferFailed(switch (code) {
      case 530, 532 -> Kind.PERMISSION_DENIED;
      case 500, 501, 503 -> Kind.BAD_MESSAGE;
      case 502, 504 -> Kind.NOT_SUPPORTED;
      default -> Kind.FAILED;
    }, "the server answers " + code);
  }
}
