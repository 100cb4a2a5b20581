package org.tidegate.demo.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.tidegate.demo.web.Answer;
import org.tidegate.demo.web.Call;
import org.tidegate.demo.web.Routes;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.interchange.BadContent;
import org.tidegate.ocpp.interchange.InterchangeJson;
import org.tidegate.ocpp.interchange.WireConditions;

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
      case "POST /users" -> signUp(call);
      case "POST /phone/answer" -> answerByPhone(call);
      case "POST /claims/redeem" -> redeem(call);
      case "POST /statement" -> statement(call);
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

  private CompletionStage<Answer> signUp(Call call) {
    var name = Json.text(call.json(), "name", 40);
    var vehicle = Json.text(call.json(), "vehicleId", 36);
    return done(() -> pool.people().signUp(name, vehicle));
  }

  private CompletionStage<Answer> answerByPhone(Call call) {
    var json = call.json();
    var id = Json.text(json, "id", 20);
    boolean granted = Json.choice(json, "answer", Map.of("granted", true, "denied", false));
    var conditions = conditions(json);
    return CompletableFuture.supplyAsync(() -> pool.phones().answer(id, granted, conditions), loop)
        .thenCompose(outcome -> outcome).thenCompose(_ -> done(() -> {}));
  }

  private static Optional<WireConditions> conditions(JsonNode json) {
    try {
      return json.has("conditions")
          ? Optional.of(InterchangeJson.read(json.get("conditions"), WireConditions.class))
          : Optional.empty();
    } catch (BadContent e) {
      throw new IllegalArgumentException(e.why(), e);
    }
  }

  private CompletionStage<Answer> redeem(Call call) {
    var code = Json.text(call.json(), "code", 100);
    return onLoop(() -> {
      var claim = pool.claims().redeem(code);
      pool.noteDesk("paid " + claim.amount() + " minor units of " + claim.currency() + " for a claim");
      return Answer.json(200, JsonNodeFactory.instance.objectNode().put("amount", claim.amount())
          .put("currency", claim.currency()));
    });
  }

  private CompletionStage<Answer> statement(Call call) {
    var json = call.json();
    var owner = Json.text(json, "owner", 64);
    var from = Json.instant(json, "from");
    var to = Json.instant(json, "to");
    return onLoop(() -> pool.accounts().find(owner)
        .map(account -> Answer.json(200, StateJson.statement(pool.statements().of(account, from, to))))
        .orElseGet(() -> Answer.error(404, "nothing is booked for " + owner)));
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
