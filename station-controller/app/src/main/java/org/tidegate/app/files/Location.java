package org.tidegate.app.files;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tidegate.domain.port.TransferFailed;
import org.tidegate.domain.port.TransferFailed.Kind;

/**
 * Where a file is, or is to be. Immutable. What it prints can be logged: neither credentials nor a query, which may hold
 * some.
 *
 * @param uri without credentials
 * @param login absent: none is given
 */
record Location(URI uri, Optional<Login> login) {
  /** Schemes and their ports. */
  private static final List<String> SCHEMES = List.of("ftp", "ftps", "http", "https", "sftp");
  /** Of OCPP 2.1, whose messages carry what does not fit in those of OCPP 2.0.1: signed addresses of stores are long. */
  private static final int LONGEST = 2_000;

  /** A user's name and password; neither is printed. */
  record Login(String user, String password) {
    @Override
    public String toString() {
      return "a login";
    }
  }

  /**
   * Reads a URL.
   *
   * @throws TransferFailed when it is none, or of another scheme
   */
  static Location of(String text) {
    try {
      if (text.length() > LONGEST) {
        throw new TransferFailed(Kind.INVALID_LOCATION, "the location is longer than " + LONGEST + " characters");
      }
      var uri = new URI(text);
      var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      if (!SCHEMES.contains(scheme) || uri.getHost() == null || uri.getFragment() != null || hasControls(uri)) {
        throw new TransferFailed(Kind.INVALID_LOCATION, "the location is no " + String.join(", ", SCHEMES) + " URL");
      }
      var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return new Location(new URI(scheme + "://" + uri.getHost() + port + path + query), login(uri));
    } catch (URISyntaxException e) {
      // Its message holds the URL, and with it a password.
      throw new TransferFailed(Kind.INVALID_LOCATION, "the location is no URL: " + e.getReason());
    }
  }

  /** A line break in a path would be a second command to an FTP server. */
  private static boolean hasControls(URI uri) {
    return (uri.getPath() + uri.getUserInfo()).chars().anyMatch(Character::isISOControl);
  }

  private static Optional<Login> login(URI uri) {
    return Optional.ofNullable(uri.getUserInfo()).filter(text -> !text.isEmpty()).map(text -> {
      int colon = text.indexOf(':');
      return colon < 0 ? new Login(text, "") : new Login(text.substring(0, colon), text.substring(colon + 1));
    });
  }

  String scheme() {
    return uri.getScheme();
  }

  String host() {
    return uri.getHost();
  }

  /** The port, or this one when none is given. */
  int port(int usual) {
    return uri.getPort() < 0 ? usual : uri.getPort();
  }

  /** Decoded, from the slash on. */
  String path() {
    return uri.getPath();
  }

  /** The file of this name, when this ends with a slash (2.1 N01.FR.21); else this as it is (2.1 N01.FR.29). */
  Location forFile(String name) {
    return uri.getRawQuery() == null && path().endsWith("/")
        ? new Location(URI.create(uri + name), login)
        : this;
  }

  @Override
  public String toString() {
    return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
  }
}
