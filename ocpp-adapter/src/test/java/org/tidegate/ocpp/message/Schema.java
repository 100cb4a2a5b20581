package org.tidegate.ocpp.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A part of an official schema, references resolved. Immutable.
 *
 * @param name of the message or datatype, without {@code Type}; empty for a part without a name of its own
 * @param root the schema file, where definitions are
 * @param node this part
 */
record Schema(String name, JsonNode root, JsonNode node) {
  private static final Path FOLDER = Path.of("target/npm/node_modules/ocpp-rpc/lib/schemas");
  private static final Map<OcppVersion, JsonNode> ALL = Map.of(OcppVersion.V201, read("ocpp2_0_1.json"),
      OcppVersion.V21, read("ocpp2_1.json"));

  static Schema ofRequest(MessageType<?, ?> type) {
    return ofMessage(versionOf(type), type.action() + "Request", type.action() + ".req");
  }

  static Schema ofResponse(MessageType<?, ?> type) {
    return ofMessage(versionOf(type), type.action() + "Response", type.action() + ".conf");
  }

  private static OcppVersion versionOf(MessageType<?, ?> type) {
    return type.request().getPackageName().endsWith("v21") ? OcppVersion.V21 : OcppVersion.V201;
  }

  /** The package names its schemas by the message in one version, and as OCPP 1.6 did in the other. */
  private static Schema ofMessage(OcppVersion version, String name, String asIn16) {
    String id = "urn:" + (version == OcppVersion.V21 ? name : asIn16);
    for (JsonNode schema : ALL.get(version)) {
      if (schema.path("$id").asText().equals(id)) {
        return new Schema(name, schema, schema);
      }
    }
    throw new AssertionError("no official schema " + id);
  }

  private static JsonNode read(String name) {
    Path file = FOLDER.resolve(name);
    if (!Files.exists(file)) {
      throw new AssertionError("the official schemas are absent; the build gets them with npm ci: " + file);
    }
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A datatype that this message uses. */
  Schema definition(String type) {
    return new Schema(type.replaceAll("Type$", ""), root, root.path("definitions").required(type));
  }

  Set<String> properties() {
    Set<String> names = new HashSet<>();
    Iterator<String> all = node.path("properties").fieldNames();
    all.forEachRemaining(names::add);
    return names;
  }

  Schema property(String property) {
    return part(node.path("properties").required(property));
  }

  Schema items() {
    return part(node.required("items"));
  }

  private Schema part(JsonNode part) {
    String reference = part.path("$ref").asText();
    return reference.isEmpty() ? new Schema("", root, part) : definition(reference.replace("#/definitions/", ""));
  }

  boolean requires(String property) {
    return texts("required").contains(property);
  }

  boolean isEnumeration() {
    return node.has("enum");
  }

  boolean isExtensible() {
    return node.path("additionalProperties").asBoolean(true);
  }

  boolean isDateTime() {
    return node.path("format").asText().equals("date-time");
  }

  /** One of object, array, string, integer, number, boolean; empty for any. */
  String type() {
    return node.path("type").asText();
  }

  List<String> texts(String keyword) {
    return StreamSupport.stream(node.path(keyword).spliterator(), false).map(JsonNode::asText).toList();
  }

  int limit(String keyword, int otherwise) {
    return node.path(keyword).asInt(otherwise);
  }
}
