package org.tidegate.hmi.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PanelServer;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.PhoneServer;
import org.tidegate.hmi.text.Languages;
import org.tidegate.hmi.web.Listener;

/**
 * One station with a panel for each language as the station's own. A page that the browser has loaded is measured once in each
 * of them: what differs between two languages is the main part alone, which is put in place of the other.
 */
final class EveryLanguage implements AutoCloseable {
  /** All in one step of the browser's, so that no live value comes between. */
  private static final String EACH = """
      ({argument, mains}) => {
        const measure = %s;
        const own = document.querySelector('main');
        const found = {};
        for (const [tag, html] of Object.entries(mains)) {
          const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
          document.querySelector('main').replaceWith(main);
          found[tag] = measure(argument);
        }
        document.querySelector('main').replaceWith(own);
        return found;
      }""";

  private final Map<String, PanelServer> servers = new LinkedHashMap<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  EveryLanguage(FakeStation station, ThreadLoop loop) {
    this(station, loop, Optional.empty());
  }

  /** With a way in for phones. */
  EveryLanguage(FakeStation station, ThreadLoop loop, Optional<PhoneServer> phones) {
    for (var first : Languages.BUNDLED) {
      var tags = Stream.concat(Stream.of(first), Languages.BUNDLED.stream()).distinct().toList();
      var server = new PanelServer(PanelSettings.defaults(), Languages.load(tags), phones,
          new Listener.Station(station, station, loop));
      servers.put(first, server);
      ports.put(first, server.start());
    }
  }

  /** Where the panel speaks this language. */
  String address(String language, String path) {
    return "http://127.0.0.1:" + ports.get(language) + path;
  }

  /** What is wrong with the page at this path, which the browser shows in one language, in any of them. */
  List<String> problems(Page page, String path) {
    var mains = new LinkedHashMap<String, String>();
    ports.keySet().forEach(language -> mains.put(language, read(http, address(language, path))));
    return problems(page, PanelLayoutTest.MEASURE, PanelLayoutTest.PIXELS_PER_MM, mains);
  }

  /** What a measure finds on the page with each of these documents' main parts, by language. */
  static List<String> problems(Page page, String measure, double argument, Map<String, String> mains) {
    var found = (Map<?, ?>) page.evaluate(EACH.formatted(measure), Map.of("argument", argument, "mains", mains));
    var problems = new ArrayList<String>();
    found.forEach((language, all) -> ((List<?>) all).forEach(problem -> problems.add(language + ": " + problem)));
    return problems;
  }

  static String read(HttpClient client, String address, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(client, request).body();
  }

  static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("no answer", e);
    }
  }

  @Override
  public void close() {
    servers.values().forEach(PanelServer::close);
    http.close();
  }
}
