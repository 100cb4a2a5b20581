package org.tidegate.app.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.InMemoryLink.End;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds every frame against the official schemas, which the build fetches as a test dependency. Not
 * thread-safe.
 */
public final class SchemaCheck {
  private static final Path SCHEMAS = Path.of("..", "..", "ocpp-adapter", "target", "npm", "node_modules", "ocpp-rpc",
      "lib", "schemas");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<OcppVersion, Map<String, JsonSchema>> LOADED = new ConcurrentHashMap<>();

  private final Map<String, String> actions = new HashMap<>();
  private final Set<String> exempt = new HashSet<>();
  private OcppVersion version;
  private Map<String, JsonSchema> loaded;
  private int checked;

  /** By the schemas of this version. */
  public SchemaCheck(OcppVersion version) {
    this.version = version;
    this.loaded = LOADED.computeIfAbsent(version, SchemaCheck::load);
  }

  /** From now on frames are those of this version. */
  public void expect(OcppVersion other) {
    version = other;
    loaded = LOADED.computeIfAbsent(other, SchemaCheck::load);
  }

  /** Fails when the frame is not valid: its form, or its payload by the schema of its action. */
  public void check(End from, String frame) {
    try {
      if (exempt.remove(frame)) {
        remember(from, frame);
        return;
      }
      var tree = MAPPER.readTree(frame);
      switch (tree.path(0).asInt()) {
        case 2 -> {
          actions.put(from + tree.path(1).asText(), tree.path(2).asText());
          payload(tree.path(2).asText() + (version == OcppVersion.V21 ? "Request" : ".req"), tree.path(3), frame);
        }
        case 3 -> payload(actions.get(other(from) + tree.path(1).asText())
            + (version == OcppVersion.V21 ? "Response" : ".conf"), tree.path(2), frame);
        case 4 -> assertThat(tree.size()).as(frame).isEqualTo(5);
        case 5 -> {
          assertThat(version).as(frame).isEqualTo(OcppVersion.V21);
          assertThat(tree.size()).as(frame).isEqualTo(5);
        }
        default -> throw new AssertionError("not an OCPP-J message: " + frame);
      }
      checked++;
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + frame, e);
    }
  }

  /** The next frame with this text need not be valid; it is sent to see how the station takes it. */
  public void exempt(String frame) {
    exempt.add(frame);
  }

  /** How many frames were checked. */
  public int checked() {
    return checked;
  }

  /** Its answer, if it gets one, must be valid all the same. */
  private void remember(End from, String frame) throws IOException {
    var call = frame.startsWith("[2,") ? MAPPER.readTree(frame) : MAPPER.createArrayNode();
    actions.put(from + call.path(1).asText(), call.path(2).asText());
  }

  private void payload(String id, JsonNode payload, String frame) {
    var schema = loaded.get("urn:" + id);
    assertThat(schema).as("schema %s for %s", id, frame).isNotNull();
    assertThat(schema.validate(payload)).as(frame).isEmpty();
  }

  private static End other(End end) {
    return end == End.STATION ? End.CENTRAL_SYSTEM : End.STATION;
  }

  private static Map<String, JsonSchema> load(OcppVersion version) {
    var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V6);
    var schemas = new HashMap<String, JsonSchema>();
    try {
      for (var schema : MAPPER.readTree(Files.readString(
          SCHEMAS.resolve(version == OcppVersion.V21 ? "ocpp2_1.json" : "ocpp2_0_1.json")))) {
        schemas.put(schema.path("$id").asText(), factory.getSchema(schema));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the official schemas are fetched by the ocpp-adapter's build", e);
    }
    return schemas;
  }
}
