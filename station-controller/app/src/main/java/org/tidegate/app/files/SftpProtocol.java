package org.tidegate.app.files;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidegate.domain.port.TransferFailed;
import org.tidegate.domain.port.TransferFailed.Kind;

/** SFTP with a password, to servers whose keys are known; to no others. Safe from any thread. */
final class SftpProtocol implements FileProtocol {
  private static final int CONNECT_MILLIS = 30_000;
  private static final int SILENCE_MILLIS = 60_000;
  private static final int PORT = 22;

  private final Path knownHosts;

  /** Trusts the servers in this file, which has OpenSSH's form. */
  SftpProtocol(Path knownHosts) {
    this.knownHosts = knownHosts;
  }

  @Override
  public void download(Location from, Path to, long most) throws IOException {
    within(from, channel -> {
      try (var in = channel.get(from.path())) {
        BoundedCopy.copy(in, to, most);
      }
    });
  }

  @Override
  public void upload(Path file, Location to) throws IOException {
    within(to, channel -> {
      try (var in = Files.newInputStream(file)) {
        channel.put(in, to.path());
      }
    });
  }

  /** What happens while logged in. */
  @FunctionalInterface
  private interface Body {
    void run(ChannelSftp channel) throws IOException, SftpException;
  }

  private void within(Location location, Body body) throws IOException {
    var login = location.login()
        .orElseThrow(() -> new TransferFailed(Kind.PERMISSION_DENIED, "sftp needs a login in the location"));
    var session = session(location, login);
    try {
      session.connect(CONNECT_MILLIS);
      var channel = (ChannelSftp) session.openChannel("sftp");
      channel.connect(CONNECT_MILLIS);
      body.run(channel);
    } catch (JSchException e) {
      throw refused(e);
    } catch (SftpException e) {
      throw new TransferFailed(kind(e.id), "the server answers " + e.id);
    } finally {
      session.disconnect();
    }
  }

  private Session session(Location location, Location.Login login) throws IOException {
    try {
      var jsch = new JSch();
      jsch.setKnownHosts(knownHosts.toString());
      var session = jsch.getSession(login.user(), location.host(), location.port(PORT));
      session.setPassword(login.password());
      session.setConfig("StrictHostKeyChecking", "yes");
      session.setConfig("PreferredAuthentications", "password,keyboard-interactive");
      session.setTimeout(SILENCE_MILLIS);
      return session;
    } catch (JSchException e) {
      throw new IOException("sftp can't begin", e);
    }
  }

  private static TransferFailed refused(JSchException e) {
    var why = String.valueOf(e.getMessage());
    return why.startsWith("Auth")
        ? new TransferFailed(Kind.PERMISSION_DENIED, "the server refuses the login")
        : new TransferFailed(Kind.FAILED, why);
  }

  private static Kind kind(int status) {
    return switch (status) {
      case ChannelSftp.SSH_FX_PERMISSION_DENIED -> Kind.PERMISSION_DENIED;
      case ChannelSftp.SSH_FX_BAD_MESSAGE -> Kind.BAD_MESSAGE;
      case ChannelSftp.SSH_FX_OP_UNSUPPORTED -> Kind.NOT_SUPPORTED;
      default -> Kind.FAILED;
    };
  }
}
