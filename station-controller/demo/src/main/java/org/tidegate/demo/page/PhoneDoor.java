package org.tidegate.demo.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.tidegate.demo.web.Answer;
import org.tidegate.demo.web.Call;

/**
 * Stands in for a phone's camera: asks the panel for the code that it shows, and leads a window of the browser where the
 * code leads. Safe from any thread.
 */
final class PhoneDoor implements AutoCloseable {
  private static final Pattern PATH = Pattern.compile("/phone/([1-9][0-9]?)");
  private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9.:-]+/s/#[A-Za-z0-9_-]+");
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(PATIENCE).build();

  static boolean isAsked(Call call) {
    return call.method().equals("GET") && PATH.matcher(call.path()).matches();
  }

  CompletionStage<Answer> open(Call call, URI panel) {
    var evse = PATH.matcher(call.path()).replaceFirst("$1");
    var request = HttpRequest.newBuilder(panel.resolve("/api/evse/" + evse + "/phone-code")).timeout(PATIENCE).build();
    return client.sendAsync(request, BodyHandlers.ofString())
        .handle((answer, failure) -> failure == null && answer.statusCode() == 200
            ? page(200, "<meta http-equiv=\"refresh\" content=\"0;url=" + address(answer) + "\">", "One moment …")
            : page(404, "", "Plug in first: a phone follows one stay of a vehicle."));
  }

  private static String address(HttpResponse<String> answer) {
    try {
      var address = MAPPER.readTree(answer.body()).path("address").asText();
      if (ADDRESS.matcher(address).matches()) {
        return address;
      }
      throw new IllegalStateException("the panel gave no address of a phone page");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the panel did not answer in JSON", e);
    }
  }

  private static Answer page(int status, String head, String words) {
    var html = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Phone</title>" + head
        + "<link rel=\"stylesheet\" href=\"/demo.css\"><p class=\"alone\">" + words + "</p></html>";
    return new Answer(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
