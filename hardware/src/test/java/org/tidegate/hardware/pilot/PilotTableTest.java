package org.tidegate.hardware.pilot;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PilotTableTest {
  /** Every listed pair: state, event, next state, commands. What is not here is refused. */
  private static final String LISTED = """
      A1 LEVEL_12 A1
      A1 LEVEL_9 B1
      A1 LEVEL_6 C1
      A1 LEVEL_3 D1
      A1 LEVEL_0 E CANCEL_TIME FORBID_SUPPLY STEADY
      A1 OFFER A1
      A1 WITHDRAW A1
      A1 AVAILABLE A1
      A1 UNAVAILABLE F CANCEL_TIME FORBID_SUPPLY NEGATIVE
      B1 LEVEL_12 A1
      B1 LEVEL_9 B1
      B1 LEVEL_6 C1
      B1 LEVEL_3 D1
      B1 LEVEL_0 E CANCEL_TIME FORBID_SUPPLY STEADY
      B1 OFFER B2 MODULATE
      B1 WITHDRAW B1
      B1 WAKE WAKING NEGATIVE START_WAKE_TIME
      B1 AVAILABLE B1
      B1 UNAVAILABLE F CANCEL_TIME FORBID_SUPPLY NEGATIVE
      B2 LEVEL_12 A1 FORBID_SUPPLY STEADY
      B2 LEVEL_9 B2
      B2 LEVEL_6 C2 ALLOW_SUPPLY
      B2 LEVEL_3 D2 FORBID_SUPPLY
      B2 LEVEL_0 E CANCEL_TIME FORBID_SUPPLY STEADY
      B2 NO_DIODE E FORBID_SUPPLY STEADY
      B2 OFFER B2 MODULATE
      B2 WITHDRAW B1 STEADY
      B2 WAKE WAKING NEGATIVE START_WAKE_TIME
      B2 AVAILABLE B2
      B2 UNAVAILABLE F CANCEL_TIME FORBID_SUPPLY NEGATIVE
      C1 LEVEL_12 A1 CANCEL_TIME FORBID_SUPPLY
      C1 LEVEL_9 B1 CANCEL_TIME FORBID_SUPPLY
      C1 LEVEL_6 C1
      C1 LEVEL_3 D1 FORBID_SUPPLY
      C1 LEVEL_0 E CANCEL_TIME FORBID_SUPPLY STEADY
      C1 OFFER C2 CANCEL_TIME MODULATE ALLOW_SUPPLY
      C1 WITHDRAW C1
      C1 TIME C1 FORBID_SUPPLY
      C1 AVAILABLE C1
      C1 UNAVAILABLE F CANCEL_TIME FORBID_SUPPLY NEGATIVE
      C2 LEVEL_12 A1 FORBID_SUPPLY STEADY
      C2 LEVEL_9 B2 FORBID_SUPPLY
      C2 LEVEL_6 C2
      C2 LEVEL_3 D2 FORBID_SUPPLY
      C2 LEVEL_0 E CANCEL_TIME FORBID_SUPPLY STEADY
      C2 NO_DIODE E FORBID_SUPPLY STEADY
      C2 OFFER C2 MODULATE
      C2 WITHDRAW C1 STEADY START_STOP_TIME
      C2 AVAILABLE C2
      C2 UNAVAILABLE F CANCEL_TIME FORBID_SUPPLY NEGATIVE
      D1 LEVEL_12 A1 CANCEL_TIME FORBID_SUPPLY
      D1 LEVEL_9 B1 CANCEL_TIME FORBID_SUPPLY
      D1 LEVEL_6 C1
      D1 LEVEL_3 D1
      D1 LEVEL_0 E CANCEL_TIME FORBID_SUPPLY STEADY
      D1 OFFER D2 CANCEL_TIME MODULATE FORBID_SUPPLY
      D1 WITHDRAW D1
      D1 TIME D1 FORBID_SUPPLY
      D1 AVAILABLE D1
      D1 UNAVAILABLE F CANCEL_TIME FORBID_SUPPLY NEGATIVE
      D2 LEVEL_12 A1 FORBID_SUPPLY STEADY
      D2 LEVEL_9 B2 FORBID_SUPPLY
      D2 LEVEL_6 C2 ALLOW_SUPPLY
      D2 LEVEL_3 D2
      D2 LEVEL_0 E CANCEL_TIME FORBID_SUPPLY STEADY
      D2 NO_DIODE E FORBID_SUPPLY STEADY
      D2 OFFER D2 MODULATE
      D2 WITHDRAW D1 STEADY START_STOP_TIME
      D2 AVAILABLE D2
      D2 UNAVAILABLE F CANCEL_TIME FORBID_SUPPLY NEGATIVE
      E LEVEL_12 A1
      E LEVEL_9 B1
      E LEVEL_6 C1
      E LEVEL_3 D1
      E LEVEL_0 E
      E OFFER E
      E WITHDRAW E
      E AVAILABLE E
      E UNAVAILABLE F NEGATIVE
      F UNAVAILABLE F
      F AVAILABLE A1 STEADY
      WAKING TIME B1 STEADY
      WAKING OFFER WAKING
      WAKING WITHDRAW WAKING
      WAKING AVAILABLE WAKING
      WAKING UNAVAILABLE F CANCEL_TIME
      """;

  @Test
  void step_everyPair_isAsListedOrRefused() {
    assertThat(lines(PilotTable.WITHOUT_VENTILATION))
        .containsExactlyInAnyOrderElementsOf(Set.copyOf(Arrays.asList(LISTED.strip().split("\n"))));
  }

  /** The same table but for state D; of C1 with the contactor still closed, the offer ended a moment ago. */
  @Test
  void step_everyPairWithVentilation_differsInStateDOnly() {
    assertThat(lines(PilotTable.WITH_VENTILATION)).containsExactlyInAnyOrderElementsOf(
        lines(PilotTable.WITHOUT_VENTILATION).stream().map(line -> switch (line) {
          case "B2 LEVEL_3 D2 FORBID_SUPPLY" -> "B2 LEVEL_3 D2 ALLOW_SUPPLY";
          case "C2 LEVEL_3 D2 FORBID_SUPPLY" -> "C2 LEVEL_3 D2 ALLOW_SUPPLY";
          case "C1 LEVEL_3 D1 FORBID_SUPPLY" -> "C1 LEVEL_3 D1";
          case "D1 OFFER D2 CANCEL_TIME MODULATE FORBID_SUPPLY" -> "D1 OFFER D2 CANCEL_TIME MODULATE ALLOW_SUPPLY";
          default -> line;
        }).toList());
  }

  /** Supply is allowed only on the way into C2 and D2; on the way out of both it is forbidden or about to be. */
  @Test
  void step_everyWay_leavesNoSupplyWithoutOfferAndVehicle() {
    for (PilotTable table : List.of(PilotTable.WITHOUT_VENTILATION, PilotTable.WITH_VENTILATION)) {
      for (PilotState state : PilotState.values()) {
        for (PilotEvent event : PilotEvent.values()) {
          table.step(state, event).ifPresent(step -> {
            boolean flows = step.state() == PilotState.C2 || step.state() == PilotState.D2;
            if (step.commands().contains(PilotCommand.ALLOW_SUPPLY)) {
              assertThat(flows).as(state + " " + event).isTrue();
            }
            if ((state == PilotState.C2 || state == PilotState.D2) && !flows) {
              assertThat(step.commands()).as(state + " " + event).containsAnyOf(PilotCommand.FORBID_SUPPLY,
                  PilotCommand.START_STOP_TIME);
            }
          });
        }
      }
    }
  }

  private static Set<String> lines(PilotTable table) {
    var lines = new HashSet<String>();
    for (PilotState state : PilotState.values()) {
      for (PilotEvent event : PilotEvent.values()) {
        table.step(state, event).ifPresent(step -> lines.add(line(state, event, step.state(), step.commands())));
      }
    }
    return lines;
  }

  private static String line(PilotState state, PilotEvent event, PilotState next, List<PilotCommand> commands) {
    return (state + " " + event + " " + next + " "
        + String.join(" ", commands.stream().map(PilotCommand::name).toList())).strip();
  }
}
