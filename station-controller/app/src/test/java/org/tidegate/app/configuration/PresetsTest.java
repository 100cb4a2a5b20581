package org.tidegate.app.configuration;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidegate.app.configuration.StationConfiguration.Place;
import org.tidegate.app.configuration.StationConfiguration.Preset;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.devicemodel.VariableFacts;
import org.tidegate.domain.fixture.VirtualStationLoop;

import static org.assertj.core.api.Assertions.assertThat;

class PresetsTest {
  private static final Component COMPONENT = Component.of("ClockCtrlr");
  private static final Variable VARIABLE = Variable.of("Interval");

  private final DeviceModel model = new DeviceModel(new VirtualStationLoop(Instant.EPOCH));

  @Test
  void put_valueThatFits_isTheVariables() {
    declare();
    assertThat(Presets.put(List.of(preset("ClockCtrlr", "Interval", "7")), model)).isEmpty();
    assertThat(model.get(COMPONENT, VARIABLE, AttributeType.Actual).value()).contains("7");
  }

  @Test
  void put_whatDoesNotFit_isExplainedWithoutTheValue() {
    declare();
    var mistakes = Presets.put(List.of(preset("Clock", "Interval", "7"), preset("ClockCtrlr", "Time", "7"),
        preset("ClockCtrlr", "Interval", "seven")), model);

    assertThat(mistakes).extracting(Mistake::toString).satisfiesExactly(
        first -> assertThat(first).startsWith("s.yaml:3: variables[1]: this station has no component Clock "),
        second -> assertThat(second).contains("there is no variable ClockCtrlr.Time "),
        third -> assertThat(third).contains("the value of ClockCtrlr.Interval does not fit: ").doesNotContain("seven"));
  }

  private void declare() {
    model.declare(COMPONENT, VARIABLE, VariableFacts.of(VariableFacts.DataType.integer), "1");
  }

  private static Preset preset(String component, String variable, String value) {
    return new Preset(Component.of(component), Variable.of(variable), value, new Place(Path.of("s.yaml"), 3,
        "variables[1]"));
  }
}
