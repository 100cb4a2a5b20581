package org.tidegate.demo.aggregator;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.tidegate.demo.web.Answer;
import org.tidegate.demo.web.Call;
import org.tidegate.demo.web.Routes;
import org.tidegate.domain.port.StationLoop;

/** The aggregator's page and its JSON interface. Safe from any thread: what is asked is done on the loop. */
final class AggregatorDoor implements Routes {
  private final StationLoop loop;
  private final Pool pool;
  private final Answer page = Answer.resource(AggregatorDoor.class, "aggregator.html", "text/html; charset=utf-8");
  private final Answer style = Answer.resource(AggregatorDoor.class, "aggregator.css", "text/css; charset=utf-8");
  private final Answer script = Answer.resource(AggregatorDoor.class, "aggregator.js",
      "text/javascript; charset=utf-8");

  AggregatorDoor(StationLoop loop, Pool pool) {
    this.loop = loop;
    this.pool = pool;
  }

  @Override
  public CompletionStage<Answer> answer(Call call) {
    return switch (call.method() + " " + call.path()) {
      case "GET /" -> CompletableFuture.completedStage(page);
      case "GET /aggregator.css" -> CompletableFuture.completedStage(style);
      case "GET /aggregator.js" -> CompletableFuture.completedStage(script);
      case "GET /state" -> done(() -> {});
      case "POST /price" -> price(call);
      case "POST /demand-response" -> start(call);
      case "POST /demand-response/stop" -> done(() -> pool.demandResponse().stop("the coordinator said so"));
      default -> CompletableFuture.completedStage(Answer.error(404, "nothing here"));
    };
  }

  private CompletionStage<Answer> price(Call call) {
    var json = call.json();
    var sale = Json.decimal(json, "sale");
    var purchase = Json.decimal(json, "purchase");
    if (sale.isEmpty() && purchase.isEmpty()) {
      throw new IllegalArgumentException("sale or purchase is missing");
    }
    return done(() -> pool.changePrices(pool.prices().now().with(sale, purchase)));
  }

  private CompletionStage<Answer> start(Call call) {
    var request = DemandRequest.read(call.json());
    return done(() -> pool.demandResponse().start(request));
  }

  /** Does it, and tells what is then. */
  private CompletionStage<Answer> done(Runnable act) {
    return onLoop(() -> {
      act.run();
      return Answer.json(200, StateJson.of(pool, loop.now()));
    });
  }

  private CompletionStage<Answer> onLoop(Supplier<Answer> task) {
    return CompletableFuture.supplyAsync(task, loop);
  }
}
