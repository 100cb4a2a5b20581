package org.tidegate.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.ocpp.rpc.Probe.Color;
import org.tidegate.ocpp.rpc.Probe.ProbeRequest;
import org.tidegate.ocpp.rpc.Probe.ProbeResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OcppJsonTest {
  private final ObjectMapper json = OcppJson.mapper();

  @ParameterizedTest
  @CsvSource({"2026-07-01T12:00:00Z, 2026-07-01T12:00:00Z", "2026-07-01T14:00:00+02:00, 2026-07-01T12:00:00Z",
      "2026-07-01T06:30:00.5-05:30, 2026-07-01T12:00:00.5Z",
      "2026-07-01T12:00:00.1234567Z, 2026-07-01T12:00:00.1234567Z",
      "2026-07-01T12:00:00.123456789Z, 2026-07-01T12:00:00.123456789Z", "2026-07-01t12:00:00z, 2026-07-01T12:00:00Z",
      "2026-07-01T12:00:00-00:00, 2026-07-01T12:00:00Z"})
  void time_withOffsetAndFraction_isRead(String text, String expected) throws Exception {
    assertThat(json.readValue("\"" + text + "\"", Instant.class)).isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
  void time_ofTheFirstOrLastYear_isReadAndWrittenWithFourDigits(String text) throws Exception {
    assertThat(json.writeValueAsString(json.readValue("\"" + text + "\"", Instant.class)))
        .startsWith("\"" + text.substring(0, 19));
  }

  /** It could not be repeated to the central system in the form of RFC 3339. */
  @ParameterizedTest
  @ValueSource(strings = {"+12345-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "0000-01-01T00:00:00+00:01",
      "9999-12-31T23:59:59-00:01"})
  void time_whoseYearInUtcHasNotFourDigits_isRefused(String text) {
    assertThatThrownBy(() -> json.readValue("\"" + text + "\"", Instant.class))
        .hasStackTraceContaining("no year of four digits");
  }

  @ParameterizedTest
  @CsvSource({"2026-07-01T12:00:00Z, 2026-07-01T12:00:00Z", "2026-07-01T12:00:00.100Z, 2026-07-01T12:00:00.100Z",
      "2026-07-01T12:00:00.123999999Z, 2026-07-01T12:00:00.123Z", "2026-07-01T12:00:00.000999Z, 2026-07-01T12:00:00Z"})
  void time_isWrittenInUtcWithAtMostThreeDecimals(String time, String expected) throws Exception {
    assertThat(json.writeValueAsString(Instant.parse(time))).isEqualTo("\"" + expected + "\"");
  }

  @Test
  void absentFieldsAndEmptyLists_areNotWritten() throws Exception {
    assertThat(json.writeValueAsString(new ProbeResponse("", null, List.of()))).isEqualTo("{\"text\":\"\"}");
  }

  @Test
  void enum_withAnotherNameOnTheWire_isReadAndWritten() throws Exception {
    assertThat(json.writeValueAsString(Color.LightBlue)).isEqualTo("\"Light.Blue\"");
    assertThat(json.readValue("\"Light.Blue\"", Color.class)).isEqualTo(Color.LightBlue);
  }

  @Test
  void customData_keepsAllItsFields() throws Exception {
    String text = "{\"text\":\"a\",\"customData\":{\"vendorId\":\"org.example\",\"deep\":{\"list\":[1,2.50,\"x\",null,"
        + "true]},\"empty\":\"\",\"big\":12345678901234567890}}";
    var request = json.readValue(text, ProbeRequest.class);
    assertThat(request.customData()).containsEntry("vendorId", "org.example");
    assertThat(json.writeValueAsString(request)).isEqualTo(text);
  }

  @Test
  void unknownFields_areIgnored() throws Exception {
    assertThat(json.readValue("{\"text\":\"a\",\"newerThanUs\":{\"x\":[1]}}", ProbeRequest.class).text())
        .isEqualTo("a");
  }

  @Test
  void wholeNumber_whereADecimalIsAllowed_isRead() throws Exception {
    assertThat(json.readValue("{\"text\":\"a\",\"real\":5}", ProbeRequest.class).real()).isEqualTo(5.0);
  }

  @Test
  void number_inATree_keepsItsDigits() throws Exception {
    JsonNode tree = json.readTree("{\"limit\":7.10}");
    assertThat(tree.get("limit").decimalValue()).hasToString("7.10");
    assertThat(json.treeToValue(tree, Map.class)).hasSize(1);
  }

  @Test
  void nesting_overTheLimit_isRefused() {
    String deep = "[".repeat(33) + "]".repeat(33);
    assertThatThrownBy(() -> json.readTree(deep)).hasMessageContaining("nesting");
    assertThat(new FrameReader().read("[2,\"x\",\"Probe\",{\"customData\":" + "[".repeat(50_000)))
        .isEqualTo(new Frame.Unreadable("x", ErrorCode.FormatViolation, "not valid JSON, or over the limits"));
  }

  @Test
  void number_tooLong_isRefused() {
    assertThat(new FrameReader().read("[2,\"x\",\"Probe\",{\"number\":" + "9".repeat(65) + "}]"))
        .isInstanceOf(Frame.Unreadable.class);
  }

  @Test
  void unicodeText_survivesBothWays() throws Exception {
    var request = Probe.asking("Ⅷ 充電 🚗 \"quoted\" \\ \n");
    assertThat(json.readValue(json.writeValueAsString(request), ProbeRequest.class)).isEqualTo(request);
  }
}
