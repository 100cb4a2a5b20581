package org.tidegate.demo.page;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.tidegate.demo.web.Answer;
import org.tidegate.demo.web.Call;

/**
 * Passes on what the page asks of the simulated world, and nothing else: a page in a browser can't reach the simulator's
 * control port itself. Safe from any thread.
 */
final class SimulatorDoor implements AutoCloseable {
  private static final Pattern COMMAND = Pattern.compile("/sim/(evse/[1-9][0-9]?/(plug-in|plug-out|swipe|fault"
      + "|clear-fault|ev/pause|ev/resume|ev|device)|network/disconnect|network/connect|grid|stall|time-scale)");
  private static final String STATE = "/sim/state";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_AT_ONCE = 16;

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(PATIENCE).build();
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  /** Whether such a call is passed on at all. */
  static boolean isAllowed(Call call) {
    return call.is("GET", STATE) || call.method().equals("POST") && COMMAND.matcher(call.path()).matches();
  }

  CompletionStage<Answer> pass(Call call, URI simulator) {
    if (!places.tryAcquire()) {
      return CompletableFuture.completedStage(Answer.error(503, "too many calls to the simulator"));
    }
    return client.sendAsync(request(call, simulator), BodyHandlers.ofString())
        .handle((answer, failure) -> {
          places.release();
          return failure == null ? passed(answer) : Answer.error(502, "the simulator does not answer");
        });
  }

  /** The body is parsed and written anew: only JSON passes. */
  private static HttpRequest request(Call call, URI simulator) {
    var request = HttpRequest.newBuilder(simulator.resolve(call.path())).timeout(PATIENCE);
    return call.method().equals("GET")
        ? request.GET().build()
        : request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(call.json().toString()))
            .build();
  }

  private static Answer passed(HttpResponse<String> answer) {
    return Answer.json(answer.statusCode(), answer.body());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
