package org.tidegate.app.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.AttributeEnum;
import org.tidegate.ocpp.v201.Component;
import org.tidegate.ocpp.v201.GetVariableData;
import org.tidegate.ocpp.v201.GetVariableStatusEnum;
import org.tidegate.ocpp.v201.SetVariableData;
import org.tidegate.ocpp.v201.SetVariableStatusEnum;
import org.tidegate.ocpp.v201.StatusInfo;
import org.tidegate.ocpp.v201.Variable;

import static org.assertj.core.api.Assertions.assertThat;

/** Block B, reading and setting variables: B05 and B06. */
@OverSocket
class BlockBVariablesTest {
  private static final String COMM = "OCPPCommCtrlr";
  private static final String THRESHOLD = "OfflineThreshold";
  private static final String AUTH = "AuthCtrlr";
  private static final String OFFLINE = "LocalAuthorizeOffline";

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"B06.FR.01", "B06.FR.02", "B06.FR.03", "B06.FR.04", "B06.FR.10", "B06.FR.11"})
  void TC_B_06_CS() {
    bench.variables().set(COMM, THRESHOLD, "300");

    var result = bench.variables().tryGet(COMM, THRESHOLD, AttributeEnum.Actual);

    assertThat(result.attributeStatus()).isEqualTo(GetVariableStatusEnum.Accepted);
    assertThat(result.attributeType()).isEqualTo(AttributeEnum.Actual);
    assertThat(result.attributeValue()).isEqualTo("300");
    assertThat(result.component().name()).isEqualTo(COMM);
    assertThat(result.variable().name()).isEqualTo(THRESHOLD);
    assertNoError(result.attributeStatusInfo());
  }

  @Test
  @Covers({"B06.FR.01", "B06.FR.02", "B06.FR.03", "B06.FR.10"})
  void TC_B_07_CS() {
    bench.variables().set(COMM, THRESHOLD, "300");
    bench.variables().set(AUTH, OFFLINE, "true");

    var results = bench.variables().tryGet(get(COMM, THRESHOLD), get(AUTH, OFFLINE));

    assertThat(results).extracting(result -> result.component().name() + "." + result.variable().name() + " = "
        + result.attributeValue())
        .containsExactlyInAnyOrder("OCPPCommCtrlr.OfflineThreshold = 300", "AuthCtrlr.LocalAuthorizeOffline = true");
    assertThat(results).allSatisfy(result -> {
      assertThat(result.attributeStatus()).isEqualTo(GetVariableStatusEnum.Accepted);
      assertThat(result.attributeType()).isEqualTo(AttributeEnum.Actual);
      assertNoError(result.attributeStatusInfo());
    });
  }

  @Test
  @Covers("B06.FR.06")
  void TC_B_32_CS() {
    var result = bench.variables().tryGet("UnknownComponent", THRESHOLD, null);

    assertThat(result.attributeStatus()).isEqualTo(GetVariableStatusEnum.UnknownComponent);
    assertThat(result.component().name()).isEqualTo("UnknownComponent");
    assertThat(result.variable().name()).isEqualTo(THRESHOLD);
  }

  @Test
  @Covers("B06.FR.07")
  void TC_B_33_CS() {
    var result = bench.variables().tryGet(COMM, "UnknownVariable", null);

    assertThat(result.attributeStatus()).isEqualTo(GetVariableStatusEnum.UnknownVariable);
    assertThat(result.component().name()).isEqualTo(COMM);
    assertThat(result.variable().name()).isEqualTo("UnknownVariable");
  }

  @Test
  @Covers("B06.FR.08")
  void TC_B_34_CS() {
    var result = bench.variables().tryGet(COMM, THRESHOLD, AttributeEnum.Target);

    assertThat(result.attributeStatus()).isEqualTo(GetVariableStatusEnum.NotSupportedAttributeType);
    assertThat(result.component().name()).isEqualTo(COMM);
    assertThat(result.variable().name()).isEqualTo(THRESHOLD);
    assertThat(result.attributeType()).isEqualTo(AttributeEnum.Target);
  }

  @Test
  @Covers({"B05.FR.01", "B05.FR.02", "B05.FR.03", "B05.FR.10"})
  void TC_B_09_CS() {
    var result = bench.variables().trySet(COMM, THRESHOLD, "300", AttributeEnum.Actual);

    assertThat(result.attributeStatus()).isEqualTo(SetVariableStatusEnum.Accepted);
    assertThat(result.attributeType()).isEqualTo(AttributeEnum.Actual);
    assertThat(result.component().name()).isEqualTo(COMM);
    assertThat(result.variable().name()).isEqualTo(THRESHOLD);
    assertNoError(result.attributeStatusInfo());
  }

  @Test
  @Covers({"B05.FR.01", "B05.FR.02", "B05.FR.03", "B05.FR.10"})
  void TC_B_10_CS() {
    var results = bench.variables().trySet(set(COMM, THRESHOLD, "300"), set(AUTH, OFFLINE, "true"));

    assertThat(results).extracting(result -> result.component().name() + "." + result.variable().name())
        .containsExactlyInAnyOrder("OCPPCommCtrlr.OfflineThreshold", "AuthCtrlr.LocalAuthorizeOffline");
    assertThat(results).allSatisfy(result -> {
      assertThat(result.attributeStatus()).isEqualTo(SetVariableStatusEnum.Accepted);
      assertThat(result.attributeType()).isEqualTo(AttributeEnum.Actual);
      assertNoError(result.attributeStatusInfo());
    });
  }

  @Test
  @Covers("B05.FR.04")
  void TC_B_35_CS() {
    var result = bench.variables().trySet("UnknownComponent", THRESHOLD, "300", null);

    assertThat(result.attributeStatus()).isEqualTo(SetVariableStatusEnum.UnknownComponent);
    assertThat(result.component().name()).isEqualTo("UnknownComponent");
    assertThat(result.variable().name()).isEqualTo(THRESHOLD);
  }

  @Test
  @Covers("B05.FR.05")
  void TC_B_36_CS() {
    var result = bench.variables().trySet(COMM, "UnknownVariable", "300", null);

    assertThat(result.attributeStatus()).isEqualTo(SetVariableStatusEnum.UnknownVariable);
    assertThat(result.component().name()).isEqualTo(COMM);
    assertThat(result.variable().name()).isEqualTo("UnknownVariable");
  }

  @Test
  @Covers("B05.FR.06")
  void TC_B_37_CS() {
    var result = bench.variables().trySet(COMM, THRESHOLD, "300", AttributeEnum.Target);

    assertThat(result.attributeStatus()).isEqualTo(SetVariableStatusEnum.NotSupportedAttributeType);
    assertThat(result.component().name()).isEqualTo(COMM);
    assertThat(result.variable().name()).isEqualTo(THRESHOLD);
    assertThat(result.attributeType()).isEqualTo(AttributeEnum.Target);
  }

  /** Each variable is tried with values of five formats; it takes those of its own, and no other. */
  @Test
  @Covers("B05.FR.07")
  void TC_B_11_CS() {
    assertTakes(COMM, THRESHOLD, "60");
    assertTakes("SmartChargingCtrlr", "LimitChangeSignificance", "60", "60.1");
    assertTakes(AUTH, "AuthorizeRemoteStart", "true");
    if (bench.variables().has("ClockCtrlr", "NextTimeOffsetTransitionDateTime")) {
      assertTakes("ClockCtrlr", "NextTimeOffsetTransitionDateTime", now());
    }
  }

  @Test
  @Covers("B05.FR.09")
  void TC_B_39_CS() {
    var result = bench.variables().trySet(COMM, "MessageTimeout[Default]", "30", null);

    assertThat(result.attributeStatus()).isEqualTo(SetVariableStatusEnum.Rejected);
    assertThat(result.component().name()).isEqualTo(COMM);
    assertThat(result.variable().name()).isEqualTo("MessageTimeout");
    assertThat(result.variable().instance()).isEqualTo("Default");
  }

  private void assertTakes(String component, String variable, String... fitting) {
    for (var value : List.of("60", "60.1", "true", now(), "abc")) {
      var result = bench.variables().trySet(component, variable, value, null);
      assertThat(result.attributeStatus()).as("%s.%s = %s", component, variable, value)
          .isEqualTo(List.of(fitting).contains(value)
              ? SetVariableStatusEnum.Accepted
              : SetVariableStatusEnum.Rejected);
      assertThat(result.attributeType()).isEqualTo(AttributeEnum.Actual);
      assertThat(result.component().name()).isEqualTo(component);
      assertThat(result.variable().name()).isEqualTo(variable);
      if (result.attributeStatusInfo() != null) {
        assertThat(result.attributeStatusInfo().reasonCode()).isIn("InvalidValue", "NoError");
      }
    }
  }

  private String now() {
    return bench.centralSystem().now().toString();
  }

  private static GetVariableData get(String component, String variable) {
    return new GetVariableData(Component.of(component), Variable.of(variable), AttributeEnum.Actual, null);
  }

  private static SetVariableData set(String component, String variable, String value) {
    return new SetVariableData(value, Component.of(component), Variable.of(variable), AttributeEnum.Actual, null);
  }

  private static void assertNoError(@Nullable StatusInfo told) {
    assertThat(told == null || told.reasonCode().equals("NoError")).as("%s", told).isTrue();
  }
}
