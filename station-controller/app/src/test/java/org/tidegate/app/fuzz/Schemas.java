package org.tidegate.app.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tidegate.ocpp.message.OcppVersion;

/**
 * The official schemas of a version of OCPP as trees and as validators, which the build fetches as a test dependency.
 * Immutable.
 */
final class Schemas {
  private static final Path FOLDER = Path.of("..", "..", "ocpp-adapter", "target", "npm", "node_modules", "ocpp-rpc",
      "lib", "schemas");

  private final Map<String, JsonNode> schemas = new TreeMap<>();
  private final Map<String, JsonSchema> validators = new TreeMap<>();
  private final List<String> actions;
  private final String request;
  private final String response;

  /** All of this version. */
  Schemas(OcppVersion version) {
    request = version == OcppVersion.V21 ? "Request" : ".req";
    response = version == OcppVersion.V21 ? "Response" : ".conf";
    var file = FOLDER.resolve(version == OcppVersion.V21 ? "ocpp2_1.json" : "ocpp2_0_1.json");
    var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V6);
    try {
      for (var schema : new ObjectMapper().readTree(Files.readString(file))) {
        var id = schema.path("$id").asText().substring("urn:".length());
        schemas.put(id, schema);
        validators.put(id, factory.getSchema(schema));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the official schemas are fetched by the ocpp-adapter's build", e);
    }
    actions = schemas.keySet().stream().filter(id -> id.endsWith(request))
        .map(id -> id.substring(0, id.length() - request.length())).sorted().toList();
  }

  /** Every action of the standard that is answered, of either direction. */
  List<String> actions() {
    return actions;
  }

  /** Of a message that is sent without being answered. */
  JsonNode unconfirmed(String action) {
    return Optional.ofNullable(schemas.get(action)).orElseThrow();
  }

  Optional<JsonNode> request(String action) {
    return Optional.ofNullable(schemas.get(action + request));
  }

  Optional<JsonNode> response(String action) {
    return Optional.ofNullable(schemas.get(action + response));
  }

  /** What a validator of other people's making finds wrong with a request; empty when nothing. */
  String faultsOfRequest(String action, JsonNode payload) {
    return faults(action + request, payload);
  }

  /** The same for a response. */
  String faultsOfResponse(String action, JsonNode payload) {
    return faults(action + response, payload);
  }

  private String faults(String id, JsonNode payload) {
    var validator = validators.get(id);
    if (validator == null) {
      return "no such message";
    }
    var faults = validator.validate(payload);
    return faults.isEmpty() ? "" : faults.toString();
  }

  /** What a node of a schema says, where it only refers to a definition. */
  static JsonNode resolved(JsonNode root, JsonNode node) {
    var reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : root.at(reference.substring(1));
  }
}
