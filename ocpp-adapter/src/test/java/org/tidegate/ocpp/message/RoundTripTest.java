package org.tidegate.ocpp.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.ocpp.rpc.ConstraintViolation;
import org.tidegate.ocpp.rpc.ConstraintViolation.Kind;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.v201.GetReportRequest;
import org.tidegate.ocpp.v201.HeartbeatRequest;
import org.tidegate.ocpp.v201.ResetEnum;
import org.tidegate.ocpp.v201.ResetRequest;
import org.tidegate.ocpp.v201.V201;
import org.tidegate.ocpp.v21.V21;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a schema allows is read and written back without loss; what it forbids is refused while reading. */
class RoundTripTest {
  private static final int SEEDS = 5;

  /** A record with the schema it stands for. */
  record Subject(Class<?> type, Schema schema) {
    @Override
    public String toString() {
      return type.getPackageName().replaceAll(".*[.]", "") + " " + schema.name();
    }
  }

  static Stream<Subject> subjects() {
    return Stream.concat(V201.all().stream(), V21.all().stream())
        .flatMap(type -> Stream.of(new Subject(type.request(), Schema.ofRequest(type)),
            new Subject(type.response(), Schema.ofResponse(type))));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void encode_decodedInstance_equalsOriginalAndIsValid(Subject subject) {
    LongStream.range(0, SEEDS)
        .mapToObj(seed -> Stream.of(SchemaInstances.minimal(subject.schema, seed),
            SchemaInstances.maximal(subject.schema, seed)))
        .flatMap(instances -> instances).forEach(instance -> assertRoundTrip(subject, instance));
  }

  private static void assertRoundTrip(Subject subject, JsonNode instance) {
    JsonNode sent = reread(instance);
    assertThat(SchemaViolations.of(subject.schema, sent)).isEmpty();

    JsonNode written = reread(decode(subject.type, sent));

    assertThat(differences("", sent, written)).isEmpty();
    assertThat(SchemaViolations.of(subject.schema, written)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void decode_requiredFieldMissing_isOccurrenceViolationOfThatField(Subject subject) {
    for (String name : subject.schema.texts("required")) {
      ObjectNode instance = SchemaInstances.maximal(subject.schema, 1).deepCopy();
      instance.remove(name);

      assertThatThrownBy(() -> decode(subject.type, instance)).rootCause()
          .isInstanceOfSatisfying(ConstraintViolation.class, violation -> {
            assertThat(violation.kind()).isEqualTo(Kind.OCCURRENCE);
            assertThat(violation.field()).isEqualTo(name);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void decode_fieldOfWrongType_isRefused(Subject subject) {
    subject.schema.properties().stream().filter(name -> !subject.schema.property(name).type().isEmpty())
        .forEach(name -> {
          ObjectNode instance = SchemaInstances.maximal(subject.schema, 1).deepCopy();
          boolean text = subject.schema.property(name).type().equals("string");
          instance.set(name, text ? JsonNodeFactory.instance.numberNode(1) : JsonNodeFactory.instance.textNode("1"));

          assertThat(SchemaViolations.of(subject.schema, instance)).isNotEmpty();
          assertThatThrownBy(() -> decode(subject.type, instance)).as(name)
              .hasCauseInstanceOf(JsonMappingException.class);
        });
  }

  @Test
  void decode_unknownEnumValue_isRefused() {
    assertThatThrownBy(() -> read("{\"type\":\"Later\"}", ResetRequest.class))
        .isInstanceOf(JsonMappingException.class);
  }

  @Test
  void decode_unknownField_isIgnored() throws Exception {
    assertThat(read("{\"type\":\"OnIdle\",\"why\":1}", ResetRequest.class))
        .isEqualTo(ResetRequest.of(ResetEnum.OnIdle));
  }

  @Test
  void decode_emptyOptionalList_isRefused() {
    assertThatThrownBy(() -> read("{\"requestId\":1,\"componentCriteria\":[]}", GetReportRequest.class))
        .hasRootCauseInstanceOf(ConstraintViolation.class);
  }

  @Test
  void encode_customData_keepsAllFieldsExactly() throws Exception {
    String json = "{\"customData\":{\"vendorId\":\"org.example\",\"z\":1.50,\"a\":{\"b\":[null]},\"n\":null}}";

    assertThat(reread(read(json, HeartbeatRequest.class))).isEqualTo(OcppJson.mapper().readTree(json));
  }

  /** Where two values differ; whole messages would be too long to read. */
  private static List<String> differences(String path, JsonNode expected, JsonNode actual) {
    if (!expected.isContainerNode() || expected.size() != actual.size()) {
      return expected.equals(actual) ? List.of() : List.of(path + ": " + expected + " became " + actual);
    }
    List<String> found = new ArrayList<>();
    expected.properties().forEach(
        entry -> found.addAll(differences(path + "." + entry.getKey(), entry.getValue(), actual.path(entry.getKey()))));
    for (int i = 0; expected.isArray() && i < expected.size(); i++) {
      found.addAll(differences(path + "[" + i + "]", expected.get(i), actual.path(i)));
    }
    return found;
  }

  private static <T> T read(String json, Class<T> type) throws JsonProcessingException {
    return OcppJson.mapper().readValue(json, type);
  }

  private static Object decode(Class<?> type, JsonNode json) {
    try {
      return OcppJson.mapper().treeToValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode reread(Object value) {
    try {
      return OcppJson.mapper().readTree(OcppJson.mapper().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
