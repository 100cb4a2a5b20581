package org.tidegate.hmi.browser;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.tidegate.hmi.text.Languages;

import static org.tidegate.domain.fixture.Patience.PATIENCE;

/**
 * A phone more that has claimed the stay, without a browser: what its page says in its language. Each comes from an address of its
 * own, as phones do, so that no bound on calls from one is met.
 *
 * @param language that it asks for
 * @param root of the phones' listener
 * @param cookie of its visit
 * @param client by which it asks
 */
record VisitingPhone(String language, String root, String cookie, HttpClient client) implements AutoCloseable {
  private static final int FIRST_ADDRESS = 2;

  /** Claims a code. */
  static VisitingPhone claim(String language, String code) {
    var address = URI.create(code);
    var root = "http://127.0.0.1:" + address.getPort();
    var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).localAddress(own(language))
        .connectTimeout(PATIENCE).build();
    var claimed = EveryLanguage.send(client, HttpRequest.newBuilder(URI.create(root + "/s/claim"))
        .header("Origin", root).header("Accept-Language", language)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("code=" + address.getFragment())));
    var cookie = claimed.previousResponse().orElseThrow().headers().firstValue("set-cookie").orElseThrow();
    return new VisitingPhone(language, root, cookie.split(";", 2)[0], client);
  }

  String read(String path) {
    return EveryLanguage.read(client, root + path, "Cookie", cookie);
  }

  private static InetAddress own(String language) {
    try {
      return InetAddress.getByName("127.0.0." + (FIRST_ADDRESS + Languages.BUNDLED.indexOf(language)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("a number is no name", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
