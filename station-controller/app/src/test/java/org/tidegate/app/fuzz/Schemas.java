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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The official schemas of OCPP 2.0.1 as trees and as validators, which the build fetches as a test dependency. Immutable. */
final class Schemas {
  private static final Path FILE = Path.of("..", "..", "ocpp-adapter", "target", "npm", "node_modules", "ocpp-rpc",
      "lib", "schemas", "ocpp2_0_1.json");
  private static final String REQUEST = ".req";
  private static final String RESPONSE = ".conf";

  private final Map<String, JsonNode> schemas = new TreeMap<>();
  private final Map<String, JsonSchema> validators = new TreeMap<>();

  /** All of them. */
  Schemas() {
    var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V6);
    try {
      for (var schema : new ObjectMapper().readTree(Files.readString(FILE))) {
        var id = schema.path("$id").asText().substring("urn:".length());
        schemas.put(id, schema);
        validators.put(id, factory.getSchema(schema));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the official schemas are fetched by the ocpp-adapter's build", e);
    }
  }

  /** Every action of the standard, of either direction. */
  TreeSet<String> actions() {
    var actions = new TreeSet<String>();
    schemas.keySet().stream().filter(id -> id.endsWith(REQUEST))
        .forEach(id -> actions.add(id.substring(0, id.length() - REQUEST.length())));
    return actions;
  }

  Optional<JsonNode> request(String action) {
    return Optional.ofNullable(schemas.get(action + REQUEST));
  }

  Optional<JsonNode> response(String action) {
    return Optional.ofNullable(schemas.get(action + RESPONSE));
  }

  /** What a validator of other people's making finds wrong with a request; empty when nothing. */
  String faultsOfRequest(String action, JsonNode payload) {
    return faults(action + REQUEST, payload);
  }

  /** The same for a response. */
  String faultsOfResponse(String action, JsonNode payload) {
    return faults(action + RESPONSE, payload);
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
