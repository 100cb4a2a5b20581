package org.tidegate.ocpp.interchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.ocpp.fixture.Schemas;

import static org.assertj.core.api.Assertions.assertThat;

/** Each message of ours has a schema and an example in the documentation, and all three agree. */
class DocumentedMessagesTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Pattern EXAMPLE = Pattern.compile("`(\\w+)`:\n\n```json\n(.*?)\n```", Pattern.DOTALL);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, Class<? extends Record>> MESSAGES = new TreeMap<>(Map.ofEntries(
      Map.entry(VehicleConnectedMessage.ID, VehicleConnectedMessage.class),
      Map.entry(PermissionChangedMessage.ID, PermissionChangedMessage.class),
      Map.entry(CapabilityMessage.ID, CapabilityMessage.class),
      Map.entry(InterchangeRecordMessage.ID, InterchangeRecordMessage.class),
      Map.entry(CompensationChoiceMessage.ID, CompensationChoiceMessage.class),
      Map.entry(ClaimMessage.ID, ClaimMessage.class),
      Map.entry(PriceScheduleMessage.ID, PriceScheduleMessage.class),
      Map.entry(TermsMessage.ID, TermsMessage.class),
      Map.entry(SetPermissionMessage.ID, SetPermissionMessage.class),
      Map.entry(CompensationStatementMessage.ID, CompensationStatementMessage.class),
      Map.entry(AdviceMessage.ID, AdviceMessage.class)));

  static Iterable<Map.Entry<String, Class<? extends Record>>> entries() {
    return MESSAGES.entrySet();
  }

  @Test
  void schemas_areOneForEachMessage() throws IOException {
    try (var files = Files.list(DOCS.resolve("schemas"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", ""))
          .filter(name -> !name.startsWith(".")).collect(Collectors.toSet())).containsAll(MESSAGES.keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void example_isAsItsSchemaSays_andCanBeRead(Map.Entry<String, Class<? extends Record>> message) throws Exception {
    var example = examples().get(message.getKey());
    assertThat(example).as("an example of " + message.getKey() + " in v2g-protocol.md").isNotNull();
    assertThat(Schemas.faultsOfOurs(message.getKey(), example)).isEmpty();
    var read = InterchangeJson.read(example, message.getValue());
    assertThat(Schemas.faultsOfOurs(message.getKey(), InterchangeJson.write(read))).as("written again").isEmpty();
    var asText = MAPPER.getNodeFactory().textNode(example.toString());
    assertThat(InterchangeJson.read(asText, message.getValue())).as("as a string").isEqualTo(read);
  }

  private static Map<String, JsonNode> examples() throws IOException {
    var found = new TreeMap<String, JsonNode>();
    var matcher = EXAMPLE.matcher(Files.readString(DOCS.resolve("v2g-protocol.md")));
    while (matcher.find()) {
      found.put(matcher.group(1), MAPPER.readTree(matcher.group(2)));
    }
    return found;
  }
}
