package org.tidegate.app.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tidegate.app.virtual.VirtualStation;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.ocpp.v201.GetBaseReportRequest;
import org.tidegate.ocpp.v201.GetBaseReportResponse;
import org.tidegate.ocpp.v201.ReportBaseEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** A reason has one token, and is known by it wherever reasons are told: nobody can forget a new one. */
class ReasonsEverywhereTest {
  private static final Path DOCS = Path.of("../../docs");
  private static final Set<String> TOKENS = Arrays.stream(LimitReason.values()).map(LimitReason::token)
      .collect(Collectors.toCollection(TreeSet::new));

  @Test
  void log_writesTheToken() {
    assertThat(Arrays.stream(LimitReason.values()).map(Object::toString)).containsExactlyInAnyOrderElementsOf(TOKENS);
  }

  @Test
  void panel_hasWordsForEachReasonAndWhatLiftsIt() throws IOException {
    var texts = new Properties();
    try (var file = Files.newBufferedReader(
        Path.of("../../hmi/src/main/resources/org/tidegate/hmi/text/texts_en.properties"))) {
      texts.load(file);
    }
    assertThat(named(texts.stringPropertyNames(), Pattern.compile("reason-(.+)-lift"))).isEqualTo(TOKENS);
    assertThat(named(texts.stringPropertyNames(), Pattern.compile("reason-(.+?)(?<!-lift)"))).isEqualTo(TOKENS);
  }

  @Test
  void metrics_haveALineForEachReason() {
    var virtual = new VirtualStation(1);
    virtual.seconds(2);
    var lines = List.of(new StationMetrics(virtual.station().views()).text().split("\n"));
    assertThat(named(lines, Pattern.compile("tidegate_limit_reason\\{evse=\"1\",reason=\"(.+)\"} 0")))
        .isEqualTo(TOKENS);
  }

  @Test
  void aggregator_isToldEachReasonByTheVariableAndInCapability() throws IOException {
    var schema = new ObjectMapper().readTree(DOCS.resolve("schemas/Capability.json").toFile());
    var known = new TreeSet<String>();
    schema.at("/$defs/direction/properties/reasons/items/enum").forEach(token -> known.add(token.asText()));
    assertThat(known).isEqualTo(TOKENS);
  }

  /** What a NotifyEvent of the variable may say, as the central system reads it. */
  @Test
  void variable_listsEachReasonAndNone() {
    var virtual = new VirtualStation(1);
    virtual.seconds(2);
    virtual.centralSystem.ask(GetBaseReportRequest.of(1, ReportBaseEnum.FullInventory), GetBaseReportResponse.class);
    virtual.seconds(2);
    var listed = virtual.frames().stream().filter(frame -> frame.path(2).asText().equals("NotifyReport"))
        .flatMap(frame -> frame.at("/3/reportData").valueStream())
        .filter(data -> data.at("/variable/name").asText().equals("LimitReason"))
        .map(data -> data.at("/variableCharacteristics/valuesList").asText()).toList();
    var expected = new TreeSet<>(TOKENS);
    expected.add("none");
    assertThat(listed).isNotEmpty().allSatisfy(
        values -> assertThat(List.of(values.split(","))).containsExactlyInAnyOrderElementsOf(expected));
  }

  @Test
  void document_explainsEachReason() throws IOException {
    var lines = Files.readAllLines(DOCS.resolve("v2g-protocol.md"));
    assertThat(named(lines, Pattern.compile("\\| `([a-z-]+)` \\|.*"))).containsAll(TOKENS);
  }

  private static Set<String> named(Iterable<String> texts, Pattern pattern) {
    var found = new TreeSet<String>();
    for (var text : texts) {
      var match = pattern.matcher(text);
      if (match.matches()) {
        found.add(match.group(1));
      }
    }
    return found;
  }
}
