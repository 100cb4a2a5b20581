package org.tidegate.app.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.TransferFailed;
import org.tidegate.domain.port.TransferFailed.Kind;

/**
 * HTTP and HTTPS, with Basic authentication when the location has a login and the server asks for it (N01.FR.17). Logs
 * are delivered with PUT, or with POST where a server does not know that (N01.FR.18, N01.FR.19). Safe from any thread.
 */
final class HttpProtocol implements FileProtocol {
  private static final Duration CONNECT = Duration.ofSeconds(30);

  private final SSLContext trust;

  /** Trusts servers as this context does. */
  HttpProtocol(SSLContext trust) {
    this.trust = trust;
  }

  @Override
  public void download(Location from, Path to, long most) throws IOException {
    try (var client = client(from, Redirect.NORMAL)) {
      var answer = send(client, HttpRequest.newBuilder(from.uri()).build(), BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        requireSuccess(answer);
        BoundedCopy.copy(body, to, most);
      } finally {
        client.shutdownNow();
      }
    }
  }

  @Override
  public void upload(Path file, Location to) throws IOException {
    var answer = deliver(to, request(to).PUT(BodyPublishers.ofFile(file)).build());
    if (kind(answer.statusCode()) == Kind.NOT_SUPPORTED) {
      answer = deliver(to, request(to)
          .header("Content-Disposition", "form-data; name=\"uploadfile\"; filename=\"" + name(to) + "\"")
          .POST(BodyPublishers.ofFile(file)).build());
    }
    requireSuccess(answer);
  }

  /** On a connection of its own: a server that refuses a body often leaves the connection unusable. */
  private HttpResponse<Void> deliver(Location to, HttpRequest request) throws IOException {
    try (var client = client(to, Redirect.NEVER)) {
      var answer = send(client, request, BodyHandlers.discarding());
      client.shutdownNow();
      return answer;
    }
  }

  private static HttpRequest.Builder request(Location to) {
    return HttpRequest.newBuilder(to.uri()).header("Content-Type", "application/octet-stream");
  }

  private static String name(Location to) {
    return to.path().substring(to.path().lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private HttpClient client(Location location, Redirect redirect) {
    var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
        .followRedirects(redirect).sslContext(trust);
    location.login().ifPresent(login -> builder.authenticator(new OnlyThere(location, login)));
    return builder.build();
  }

  private static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, BodyHandler<T> body)
      throws IOException {
    try {
      return client.send(request, body);
    } catch (InterruptedException e) {
      client.shutdownNow();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("cancelled");
    }
  }

  private static void requireSuccess(HttpResponse<?> answer) {
    int status = answer.statusCode();
    if (status < 200 || status >= 300) {
      throw new TransferFailed(kind(status), "the server answers " + status);
    }
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401, 403, 407 -> Kind.PERMISSION_DENIED;
      case 400, 411, 413, 415, 422 -> Kind.BAD_MESSAGE;
      case 405, 501 -> Kind.NOT_SUPPORTED;
      default -> Kind.FAILED;
    };
  }

  /** A server that one is sent on to does not get the login. */
  private static final class OnlyThere extends Authenticator {
    private final Location location;
    private final Location.Login login;

    OnlyThere(Location location, Location.Login login) {
      this.location = location;
      this.login = login;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      int usual = location.scheme().equals("https") ? 443 : 80;
      int port = getRequestingPort() < 0 ? usual : getRequestingPort();
      boolean isThere = getRequestorType() == RequestorType.SERVER
          && location.host().equalsIgnoreCase(getRequestingHost())
          && location.port(usual) == port;
      return isThere ? new PasswordAuthentication(login.user(), login.password().toCharArray()) : null;
    }
  }
}
