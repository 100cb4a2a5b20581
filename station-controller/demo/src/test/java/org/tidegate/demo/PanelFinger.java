package org.tidegate.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A finger on the panel's own pages, whose forms it sends as a browser without scripts does. For one thread. */
final class PanelFinger {
  private static final Pattern FORM = Pattern.compile("<form method=\"(get|post)\" action=\"([^\"]+)\".*?</form>",
      Pattern.DOTALL);
  private static final Pattern INPUT = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

  private final HttpClient client;
  private final URI panel;

  PanelFinger(HttpClient client, URI panel) {
    this.client = client;
    this.panel = panel;
  }

  /** The page as it is. */
  String read(String path) {
    return send(HttpRequest.newBuilder(panel.resolve(path)).GET());
  }

  /** The raw value of this name on the page; absent when it is not there. */
  Optional<String> value(String path, String name) {
    return Pattern.compile("data-value=\"" + name + "\" data-raw=\"([^\"]*)\"").matcher(read(path)).results()
        .map(found -> found.group(1)).findFirst();
  }

  /** Touches the key of this action on the page at this path. */
  void tap(String path, String action) {
    var form = FORM.matcher(read(path)).results()
        .filter(found -> found.group().contains("data-action=\"" + action + "\"")).findFirst()
        .orElseThrow(() -> new AssertionError("no key " + action + " on " + path));
    var fields = INPUT.matcher(form.group()).results()
        .map(input -> input.group(1) + "=" + URLEncoder.encode(input.group(2), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    var address = panel.resolve(form.group(2));
    send(HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded")
        .header("Origin", panel.resolve("/").toString().replaceFirst("/$", ""))
        .POST(BodyPublishers.ofString(fields)));
  }

  private String send(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new AssertionError(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new AssertionError("the panel", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the panel", e);
    }
  }
}
