package org.tidegate.domain.devicemodel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.VirtualStationLoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.OptionList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.string;

class ReportsTest {
  private static final VariableFacts TRUTH = VariableFacts.of(bool);

  private final DeviceModel model = new DeviceModel(new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z")));
  private boolean fanHasAProblem;

  @BeforeEach
  void declareAFanAndEvses() {
    Component fan = Component.of("Fan");
    model.declareComputed(fan, Variable.of("Problem"), TRUTH, () -> String.valueOf(fanHasAProblem));
    model.declare(fan, Variable.of("Enabled"), TRUTH, "false");
    model.declare(fan, Variable.of("Limit", "Day"), VariableFacts.of(integer).writable(), "8");
    model.declare(fan, Variable.of("Limit", "Night"), VariableFacts.of(integer).writable(), "3");
    model.declare(fan, Variable.of("Secret"), VariableFacts.of(string).writeOnly(), "hush");
    declareState(Component.of("EVSE", 1), "true");
    declareState(Component.of("Connector", 1, 1), "true");
    declareState(Component.of("EVSE", 2), "false");
    declareState(new Component("Lamp", Optional.of("Left"), Optional.of(2), Optional.empty()), "true");
    declareState(new Component("Lamp", Optional.of("Right"), Optional.of(2), Optional.empty()), "true");
    declareState(Component.of("Lamp"), "true");
  }

  @Test
  @Covers("B07.FR.08")
  void report_fullInventory_tellsEveryVariableWithItsFacts() {
    List<ReportedVariable> report = model.report(ReportBase.FullInventory);

    assertThat(report).hasSize(17);
    assertThat(report.get(2)).isEqualTo(new ReportedVariable(Component.of("Fan"), Variable.of("Limit", "Day"),
        VariableFacts.of(integer).writable(), Optional.of("8")));
  }

  @Test
  @Covers("B07.FR.03")
  void report_writeOnly_tellsNoValue() {
    assertThat(model.report(ReportBase.FullInventory))
        .filteredOn(line -> line.variable().name().equals("Secret"))
        .singleElement().satisfies(line -> assertThat(line.value()).isEmpty());
  }

  @Test
  @Covers("B07.FR.07")
  void report_configurationInventory_tellsWhatCanBeSet() {
    assertThat(lines(model.report(ReportBase.ConfigurationInventory)))
        .containsExactly("Fan.Limit(Day)", "Fan.Limit(Night)", "Fan.Secret");
  }

  @Test
  @Covers("B07.FR.09")
  void report_summaryInventory_tellsAvailabilityAndProblems() {
    assertThat(lines(model.report(ReportBase.SummaryInventory))).containsExactly("EVSE[1].AvailabilityState",
        "Connector[1/1].AvailabilityState", "EVSE[2].AvailabilityState", "Lamp(Left)[2].AvailabilityState",
        "Lamp(Right)[2].AvailabilityState", "Lamp.AvailabilityState");

    fanHasAProblem = true;

    assertThat(lines(model.report(ReportBase.SummaryInventory))).contains("Fan.Problem").hasSize(7);
  }

  @ParameterizedTest
  @MethodSource
  @Covers({"B08.FR.11", "B08.FR.20", "B08.FR.21", "B08.FR.22", "B08.FR.23", "B08.FR.24", "B08.FR.25"})
  void report_componentVariables_takesAbsentPartsForAll(ComponentVariable wanted, List<String> expected) {
    assertThat(lines(model.report(Set.of(), List.of(wanted)))).containsExactlyElementsOf(expected);
  }

  static Stream<Arguments> report_componentVariables_takesAbsentPartsForAll() {
    return Stream.of(
        wanted(Component.of("fan"), Optional.of(Variable.of("limit")), "Fan.Limit(Day)", "Fan.Limit(Night)"),
        wanted(Component.of("Fan"), Optional.of(Variable.of("Limit", "night")), "Fan.Limit(Night)"),
        wanted(Component.of("Connector", 1, 1), Optional.empty(), "Connector[1/1].Available",
            "Connector[1/1].AvailabilityState"),
        wanted(Component.of("Connector", 1), Optional.of(Variable.of("Available")), "Connector[1/1].Available"),
        wanted(Component.of("EVSE"), Optional.of(Variable.of("Available")), "EVSE[1].Available", "EVSE[2].Available"),
        wanted(Component.of("EVSE", 2), Optional.of(Variable.of("Available")), "EVSE[2].Available"),
        wanted(Component.of("EVSE", 3), Optional.empty()),
        wanted(Component.of("Lamp"), Optional.of(Variable.of("Available")), "Lamp(Left)[2].Available",
            "Lamp(Right)[2].Available", "Lamp.Available"),
        wanted(new Component("Lamp", Optional.of("left"), Optional.empty(), Optional.empty()),
            Optional.of(Variable.of("Available")), "Lamp(Left)[2].Available"),
        wanted(Component.of("Pump"), Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource
  @Covers({"B08.FR.07", "B08.FR.08", "B08.FR.09", "B08.FR.10", "B08.FR.13"})
  void report_criteria_tellsWholeComponentsThatMeetOne(Set<ComponentCriterion> criteria, List<String> expected) {
    fanHasAProblem = true;

    assertThat(model.report(criteria, List.of()).stream().map(line -> Names.of(line.component())).distinct())
        .containsExactlyElementsOf(expected);
  }

  static Stream<Arguments> report_criteria_tellsWholeComponentsThatMeetOne() {
    List<String> all = List.of("Fan", "EVSE[1]", "Connector[1/1]", "EVSE[2]", "Lamp(Left)[2]", "Lamp(Right)[2]",
        "Lamp");
    List<String> available = List.of("Fan", "EVSE[1]", "Connector[1/1]", "Lamp(Left)[2]", "Lamp(Right)[2]", "Lamp");
    return Stream.of(
        Arguments.of(Set.of(), all),
        Arguments.of(Set.of(ComponentCriterion.Active), all),
        Arguments.of(Set.of(ComponentCriterion.Available), available),
        Arguments.of(Set.of(ComponentCriterion.Enabled), all.subList(1, 7)),
        Arguments.of(Set.of(ComponentCriterion.Problem), List.of("Fan")),
        Arguments.of(Set.of(ComponentCriterion.Problem, ComponentCriterion.Enabled), all));
  }

  @Test
  @Covers({"B08.FR.05", "B08.FR.15"})
  void report_criteriaAndComponentVariables_tellsWhatMeetsBoth() {
    var available = new ComponentVariable(Component.of("EVSE"), Optional.of(Variable.of("AvailabilityState")));

    assertThat(lines(model.report(Set.of(ComponentCriterion.Available), List.of(available))))
        .containsExactly("EVSE[1].AvailabilityState");
    assertThat(model.report(Set.of(ComponentCriterion.Problem), List.of(available))).isEmpty();
  }

  private void declareState(Component component, String available) {
    model.declare(component, Variable.of("Available"), TRUTH, available);
    model.declare(component, Variable.of("AvailabilityState"), VariableFacts.of(OptionList, "Available,Faulted"),
        "Available");
  }

  private static Arguments wanted(Component component, Optional<Variable> variable, String... expected) {
    return Arguments.of(new ComponentVariable(component, variable), List.of(expected));
  }

  private static List<String> lines(List<ReportedVariable> report) {
    return report.stream().map(line -> new VariableAddress(line.component(), line.variable()).toString()).toList();
  }
}
