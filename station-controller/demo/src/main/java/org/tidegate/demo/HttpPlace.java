package org.tidegate.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** One program that speaks JSON over HTTP. For one thread. */
final class HttpPlace {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client;
  private final URI address;

  HttpPlace(HttpClient client, URI address) {
    this.client = client;
    this.address = address;
  }

  /** An answer with its status. */
  record Reply(int status, JsonNode json) {
    boolean isGood() {
      return status >= 200 && status < 300;
    }
  }

  JsonNode get(String path) {
    var reply = send(HttpRequest.newBuilder(address.resolve(path)).GET());
    if (!reply.isGood()) {
      throw new StepFailed("an answer of " + address.resolve(path), reply.status() + " " + reply.json());
    }
    return reply.json();
  }

  /** What is not understood fails the story; a 409 or 422 of the panel is its caller's to judge. */
  Reply post(String path, JsonNode body) {
    return send(HttpRequest.newBuilder(address.resolve(path)).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString())));
  }

  /** As {@link #post}, and taken. */
  void command(String path, JsonNode body) {
    var reply = post(path, body);
    if (!reply.isGood()) {
      throw new StepFailed("POST " + address.resolve(path) + " taken", reply.status() + " " + reply.json());
    }
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      return new Reply(answer.statusCode(), json(answer.body()));
    } catch (IOException e) {
      throw new StepFailed("an answer of " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("time to wait for " + address, e);
    }
  }

  private static JsonNode json(String body) throws JsonProcessingException {
    return body.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(body);
  }
}
