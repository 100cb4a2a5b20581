package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.Component;
import org.tidegate.ocpp.v201.ComponentCriterionEnum;
import org.tidegate.ocpp.v201.ComponentVariable;
import org.tidegate.ocpp.v201.GenericDeviceModelStatusEnum;
import org.tidegate.ocpp.v201.GetReportRequest;
import org.tidegate.ocpp.v201.NotifyReportRequest;
import org.tidegate.ocpp.v201.ReportData;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** What B08 requires of reports of chosen variables. */
class GetReportRequirementsTest {
  private static final int REQUEST_ID = 815;
  private static final int MOST = 3;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"B08.FR.01", "B08.FR.03", "B08.FR.04", "B08.FR.12", "B08.FR.14"})
  void report_moreThanOneMessageTakes_isToldInNumberedParts() {
    most(MOST);
    var parts = report(List.of(wanted("OCPPCommCtrlr", null)), null);

    assertThat(parts).hasSizeGreaterThan(2);
    assertThat(parts).extracting(NotifyReportRequest::seqNo)
        .containsExactlyElementsOf(IntStream.range(0, parts.size()).boxed().toList());
    assertThat(parts).allSatisfy(part -> assertThat(part.requestId()).isEqualTo(REQUEST_ID));
    var reported = reported(parts);
    assertThat(reported).allSatisfy(data -> {
      assertThat(data.component().name()).isEqualTo("OCPPCommCtrlr");
      assertThat(data.variableCharacteristics()).as("%s", data).isNotNull();
    });
    assertThat(reported).extracting(data -> data.variable().name()).contains("OfflineThreshold", "HeartbeatInterval",
        "NetworkConfigurationPriority");
    assertThat(value(reported, "OfflineThreshold"))
        .isEqualTo(bench.variables().get("OCPPCommCtrlr", "OfflineThreshold"));
  }

  @Test
  @Covers({"B08.FR.01", "B08.FR.03"})
  void report_eachCriterion_isTakenAndTold() {
    for (var criterion : List.of(ComponentCriterionEnum.Active, ComponentCriterionEnum.Available,
        ComponentCriterionEnum.Enabled)) {
      assertThat(reported(report(null, List.of(criterion)))).as("%s", criterion).isNotEmpty();
    }
  }

  @Test
  @Covers({"B08.FR.06", "B08.FR.17"})
  void request_asManyVariablesAsTheModelSays_isTakenAndNoMore() {
    most(MOST);
    int most = Integer.parseInt(bench.variables().get("DeviceDataCtrlr", "ItemsPerMessage[GetReport]"));
    assertThat(most).isEqualTo(MOST);
    var names = List.of("OfflineThreshold", "HeartbeatInterval", "ResetRetries", "NetworkConfigurationPriority");
    var wanted = names.stream().map(name -> wanted("OCPPCommCtrlr", name)).toList();

    var reported = reported(report(wanted.subList(0, most), null));

    assertThat(reported).extracting(data -> data.variable().name())
        .containsExactlyInAnyOrderElementsOf(names.subList(0, most));
    assertThat(bench.askForError(V201.GET_REPORT, new GetReportRequest(REQUEST_ID, wanted, null, null)))
        .isEqualTo("OccurrenceConstraintViolation");
    bench.expectNothing(NotifyReportRequest.class, Duration.ofSeconds(10));
  }

  private void most(int items) {
    bench.with(setup -> setup.withPreset(VariableAddress.of("DeviceDataCtrlr", "ItemsPerMessage", "GetReport"),
        String.valueOf(items)));
  }

  private List<NotifyReportRequest> report(@Nullable List<ComponentVariable> wanted,
      @Nullable List<ComponentCriterionEnum> criteria) {
    var answer = bench.ask(V201.GET_REPORT, new GetReportRequest(REQUEST_ID, wanted, criteria, null));
    assertThat(answer.status()).isEqualTo(GenericDeviceModelStatusEnum.Accepted);
    var parts = new ArrayList<NotifyReportRequest>();
    do {
      parts.add(bench.expect(NotifyReportRequest.class));
    } while (Boolean.TRUE.equals(parts.getLast().tbc()));
    return parts;
  }

  private static List<ReportData> reported(List<NotifyReportRequest> parts) {
    return parts.stream().flatMap(part -> part.reportData().stream()).toList();
  }

  private static @Nullable String value(List<ReportData> reported, String variable) {
    return reported.stream().filter(data -> data.variable().name().equals(variable)).findFirst().orElseThrow()
        .variableAttribute().getFirst().value();
  }

  private static ComponentVariable wanted(String component, @Nullable String variable) {
    return new ComponentVariable(Component.of(component), variable == null ? null : Variables.named(variable), null);
  }
}
