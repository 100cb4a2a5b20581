package org.tidegate.hmi.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.hmi.page.Draft;
import org.tidegate.hmi.page.Viewing;

/** The same as JSON: {@code /api/evse/{n}} and acts below it. Safe from any thread. */
final class ApiDoor {
  private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(10).build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Looks looks;
  private final Acts acts;

  ApiDoor(Looks looks, Acts acts) {
    this.looks = looks;
    this.acts = acts;
  }

  /** The state of an EVSE. */
  Answer state(Viewing viewing) {
    return json(200, EvseJson.of(viewing));
  }

  /** What leads the next phone here, for a page of one's own that shows it. Made anew when it is claimed or too old. */
  Answer phoneCode(Viewing viewing) {
    var address = viewing.phone().address().orElseThrow(() -> new BadCall(404, "no phone can come here now"));
    return json(200, JsonNodeFactory.instance.objectNode().put("address", address));
  }

  /** An act on an EVSE. */
  CompletionStage<Answer> act(Call call, Viewing viewing, String word) {
    if (!call.headers().type().equals("application/json")) {
      throw new BadCall(415, "the body must be application/json");
    }
    var body = body(call);
    return stage(viewing, word, body).thenApply(outcome -> answer(viewing, outcome));
  }

  /** An error as JSON. */
  static Answer error(int status, String why) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", kind(status)).put("message", why));
  }

  private CompletionStage<Outcome> stage(Viewing shown, String word, JsonNode body) {
    long version = word.equals("stop") ? 0 : version(body);
    var viewing = inLanguage(shown, body);
    return switch (word) {
      case "permission" -> acts.permission(viewing, version, body.path("permission").asText())
          .orElseThrow(() -> new BadCall(400, "permission must be granted, denied or withdrawn"));
      case "conditions" -> conditions(viewing, version, body);
      case "pin" -> acts.actions().memory().enterPin(viewing.evse().id(), pin(body));
      case "new-pin" -> acts.actions().memory().choosePin(viewing.evse().id(), version, pin(body));
      default -> acts.plain(viewing, version, word).orElseThrow(() -> new BadCall(404, "no such act: " + word));
    };
  }

  private CompletionStage<Outcome> conditions(Viewing viewing, long version, JsonNode body) {
    int evse = viewing.evse().id();
    if (body.path("pattern").isTextual()) {
      return acts.actions().choosePattern(evse, version, body.get("pattern").textValue());
    }
    if (!body.has("conditions")) {
      throw new BadCall(400, "conditions or pattern is missing");
    }
    try {
      return acts.actions().setConditions(evse, version,
          ConditionsJson.read(body.get("conditions"), viewing.conditions(), Draft.currency(viewing)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new BadCall(400, String.valueOf(e.getMessage()));
    }
  }

  private static String pin(JsonNode body) {
    if (!body.path("pin").isTextual()) {
      throw new BadCall(400, "pin must be a text of digits");
    }
    return body.get("pin").textValue();
  }

  private Viewing inLanguage(Viewing viewing, JsonNode body) {
    if (!body.has("language")) {
      return viewing;
    }
    var choice = LanguageChoice.now(body.get("language").asText(), viewing.evse());
    if (looks.surroundings().languages().find(choice.tag()).isEmpty()) {
      throw new BadCall(400, "language is not offered: " + choice.tag());
    }
    return looks.at(viewing.evse().id(), Optional.of(choice)).orElse(viewing);
  }

  private Answer answer(Viewing before, Outcome outcome) {
    var fresh = looks.at(outcome.view(), before.evse().id(), Optional.empty()).map(EvseJson::of)
        .orElseGet(JsonNodeFactory.instance::objectNode);
    return switch (outcome.kind()) {
      case DONE -> json(200, fresh);
      case STALE -> json(409, fresh.put("error", "stale").put("message", "the state has changed since that version"));
      case REFUSED -> json(422, fresh.put("error", "refused").put("message", outcome.refusal().orElse("refused")));
    };
  }

  private static long version(JsonNode body) {
    var version = body.path("version");
    if (!version.isIntegralNumber() || !version.canConvertToLong()) {
      throw new BadCall(400, "version is missing: the one of the state that was seen");
    }
    return version.longValue();
  }

  private static JsonNode body(Call call) {
    try {
      var body = MAPPER.readTree(call.body().isBlank() ? "{}" : call.body());
      if (!body.isObject()) {
        throw new BadCall(400, "the body must be a JSON object");
      }
      return body;
    } catch (JsonProcessingException e) {
      throw new BadCall(400, "the body is not JSON: " + e.getOriginalMessage());
    }
  }

  private static Answer json(int status, ObjectNode json) {
    try {
      return Answer.json(status, MAPPER.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static String kind(int status) {
    return switch (status) {
      case 400 -> "bad-request";
      case 403 -> "forbidden";
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 413 -> "too-large";
      case 415 -> "unsupported-media-type";
      case 503 -> "busy";
      case 504 -> "late";
      default -> "failed";
    };
  }
}
