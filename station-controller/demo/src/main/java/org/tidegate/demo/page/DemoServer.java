package org.tidegate.demo.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.tidegate.demo.web.Answer;
import org.tidegate.demo.web.Call;
import org.tidegate.demo.web.Framing;
import org.tidegate.demo.web.LoopbackServer;

/**
 * The demo page on a loopback port of its own: the panel and the aggregator's page in frames, beside the controls of the
 * simulated world. Safe from any thread.
 */
public final class DemoServer implements AutoCloseable {
  private static final Answer STYLE = Answer.resource(DemoServer.class, "demo.css", "text/css; charset=utf-8");
  private static final Answer SCRIPT = Answer.resource(DemoServer.class, "demo.js", "text/javascript; charset=utf-8");

  private final LoopbackServer server = new LoopbackServer("demo-page", this::framing, this::answer);
  private final SimulatorDoor simulator = new SimulatorDoor();
  private final PhoneDoor phone = new PhoneDoor();
  private volatile @Nullable Places places;

  /**
   * What the page shows. Immutable.
   *
   * @param panel page of the EVSE to be shown
   * @param aggregator page of the aggregator
   * @param simulator control port
   */
  public record Places(URI panel, URI aggregator, URI simulator) {}

  /**
   * Listens, and tells where, so that the pages to be shown can let this one embed them.
   *
   * @param port 0 for any free one
   * @throws java.io.UncheckedIOException when the port can't be had
   */
  public URI start(int port) {
    return server.start(port);
  }

  /** From now on there is something to see. */
  public void show(Places shown) {
    places = shown;
  }

  private Framing framing() {
    var shown = places;
    return shown == null
        ? Framing.NONE
        : new Framing(List.of(), List.of(Framing.origin(shown.panel()), Framing.origin(shown.aggregator())));
  }

  private CompletionStage<Answer> answer(Call call) {
    var shown = places;
    if (shown == null) {
      return CompletableFuture.completedStage(Answer.error(503, "the station is starting"));
    }
    if (PhoneDoor.isAsked(call)) {
      return phone.open(call, shown.panel());
    }
    return SimulatorDoor.isAllowed(call)
        ? simulator.pass(call, shown.simulator())
        : CompletableFuture.completedStage(file(call, shown).orElse(Answer.error(404, "nothing here")));
  }

  private static Optional<Answer> file(Call call, Places shown) {
    return switch (call.method() + " " + call.path()) {
      case "GET /" -> Optional.of(page(shown));
      case "GET /demo.css" -> Optional.of(STYLE);
      case "GET /demo.js" -> Optional.of(SCRIPT);
      default -> Optional.empty();
    };
  }

  private static Answer page(Places shown) {
    var raw = Answer.resource(DemoServer.class, "demo.html", "text/html; charset=utf-8");
    var html = new String(raw.body(), StandardCharsets.UTF_8).replace("{{panel}}", shown.panel().toASCIIString())
        .replace("{{panel2}}", shown.panel().resolve("/panel/2").toASCIIString())
        .replace("{{aggregator}}", shown.aggregator().toASCIIString());
    return new Answer(raw.status(), raw.type(), html.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
    simulator.close();
    phone.close();
  }
}
