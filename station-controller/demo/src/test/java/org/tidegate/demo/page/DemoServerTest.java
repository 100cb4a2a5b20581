package org.tidegate.demo.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidegate.demo.web.Answer;
import org.tidegate.demo.web.Call;
import org.tidegate.demo.web.Framing;
import org.tidegate.demo.web.LoopbackServer;

import static org.assertj.core.api.Assertions.assertThat;

class DemoServerTest {
  private final List<String> reached = new CopyOnWriteArrayList<>();
  private final LoopbackServer simulator = new LoopbackServer("simulator", () -> Framing.NONE, this::simulated);
  private final DemoServer server = new DemoServer();
  private final HttpClient http = HttpClient.newHttpClient();
  private URI page;

  @BeforeEach
  void start() {
    var control = simulator.start(0);
    page = server.start(0);
    server.show(new DemoServer.Places(URI.create("http://127.0.0.1:7/panel/1"), URI.create("http://127.0.0.1:8/"),
        control));
  }

  @AfterEach
  void stop() {
    server.close();
    simulator.close();
    http.close();
  }

  @Test
  void page_shown_framesPanelAndAggregatorAndNothingElse() throws Exception {
    var answer = send(HttpRequest.newBuilder(page));
    assertThat(answer.body()).contains("src=\"http://127.0.0.1:7/panel/1\"").contains("src=\"http://127.0.0.1:8/\"")
        .doesNotContain("{{");
    assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
        .contains("frame-src http://127.0.0.1:7 http://127.0.0.1:8;").contains("frame-ancestors 'none'");
  }

  @Test
  void command_allowed_reachesTheSimulator() throws Exception {
    assertThat(post("/sim/evse/1/plug-in", "{\"protocol\":\"ISO15118\"}").statusCode()).isEqualTo(202);
    assertThat(send(HttpRequest.newBuilder(page.resolve("/sim/state"))).statusCode()).isEqualTo(202);
    assertThat(reached).containsExactly("POST /sim/evse/1/plug-in {\"protocol\":\"ISO15118\"}", "GET /sim/state {}");
  }

  @Test
  void phone_noPanelToAsk_saysWhatToDo() throws Exception {
    var answer = send(HttpRequest.newBuilder(page.resolve("/phone/1")));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Plug in first");
    assertThat(send(HttpRequest.newBuilder(page.resolve("/phone/0"))).statusCode()).isEqualTo(404);
  }

  @Test
  void command_notOnTheList_reachesNothing() throws Exception {
    for (var path : List.of("/sim/evse/1/format-disk", "/sim/", "/sim/evse/0/swipe", "/sim/evse/1/ev/../../stall",
        "/sim/evse/123/swipe", "/panel/1")) {
      assertThat(post(path, "{}").statusCode()).as(path).isEqualTo(404);
    }
    assertThat(post("/sim/state", "{}").statusCode()).isEqualTo(404);
    assertThat(post("/sim/stall", "no json").statusCode()).isEqualTo(400);
    assertThat(reached).isEmpty();
  }

  private CompletableFuture<Answer> simulated(Call call) {
    reached.add(call.method() + " " + call.path() + " " + call.json());
    return CompletableFuture.completedFuture(Answer.json(202, JsonNodeFactory.instance.objectNode()));
  }

  private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(page.toString().replaceFirst("/$", "") + path))
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
