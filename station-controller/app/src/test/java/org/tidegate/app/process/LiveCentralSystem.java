package org.tidegate.app.process;

import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.app.virtual.ScriptedCentralSystem;
import org.tidegate.ocpp.transport.CentralSystemEndpoint;
import org.tidegate.ocpp.transport.CentralSystemSettings;
import org.tidegate.ocpp.transport.CentralSystemSettings.Verdict;

/** A central system on a real socket in the test's own process: keeps all it is told, over all connections. Safe from any thread. */
final class LiveCentralSystem implements AutoCloseable {
  private static final long ANSWER_SECONDS = 60;

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final ThreadStationLoop loop = ThreadStationLoop.start(Clock.systemUTC(), failures::add);
  private final List<ScriptedCentralSystem> connections = new ArrayList<>();
  private final CentralSystemEndpoint endpoint;
  private final int port;

  /** A central system that listens. */
  LiveCentralSystem() {
    var settings = CentralSystemSettings.onLoopback(StationProcess.freePort(), List.of("ocpp2.0.1"),
        (_, _) -> Verdict.WELCOME);
    endpoint = new CentralSystemEndpoint(loop, settings,
        channel -> connections.add(new ScriptedCentralSystem(loop, channel, connections.size())));
    port = endpoint.start().getPort();
  }

  int port() {
    return port;
  }

  /** Whether a station is connected. */
  boolean isConnected() {
    return onLoop(() -> !connections.isEmpty() && connections.getLast().isConnected());
  }

  /** What was received of this kind, oldest first, repetitions too. */
  <T> List<T> received(Class<T> kind) {
    return collected(connection -> connection.received(kind));
  }

  /** Something of each connection, in the order of the connections. */
  <T> List<T> collected(Function<ScriptedCentralSystem, List<T>> part) {
    return onLoop(() -> connections.stream().flatMap(connection -> part.apply(connection).stream()).toList());
  }

  /** Asks the station that is connected, and waits for its answer; fails when there is none. */
  <A extends Confirmation> A ask(Request request, Class<A> answer) {
    return wait(onLoop(() -> connections.getLast().ask(request, answer)));
  }

  /** Tells the station prices, if one is connected; whether it gets them is not awaited. */
  void prices(String sale, String purchase) {
    onLoop(() -> connections.getLast().prices(sale, purchase));
  }

  /** What went wrong here; nothing should. */
  List<Throwable> failures() {
    return failures;
  }

  @Override
  public void close() {
    endpoint.close();
    loop.close();
  }

  private <T> T onLoop(Supplier<T> task) {
    return wait(CompletableFuture.supplyAsync(task, loop::execute));
  }

  private static <T> T wait(CompletableFuture<T> future) {
    return future.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
  }
}
