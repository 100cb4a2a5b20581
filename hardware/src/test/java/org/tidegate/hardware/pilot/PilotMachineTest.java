package org.tidegate.hardware.pilot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.VirtualStationLoop;

import static org.assertj.core.api.Assertions.assertThat;

class PilotMachineTest implements PilotMachine.Effects {
  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
  private final List<String> story = new ArrayList<>();
  private final PilotMachine pilot = new PilotMachine(1, PilotTable.WITHOUT_VENTILATION,
      (time, task) -> loop.after(time, task)::cancel, this);

  @Test
  void vehicleComesChargesAndLeaves() {
    on(PilotEvent.LEVEL_9, PilotEvent.OFFER, PilotEvent.LEVEL_6, PilotEvent.LEVEL_9, PilotEvent.LEVEL_12);

    assertThat(story).containsExactly("B1", "MODULATE", "B2", "allowed", "C2", "forbidden", "B2", "forbidden", "STEADY",
        "A1");
  }

  @Test
  void offered_whileNobodyIsThere_holdsForTheVehicleThatComes() {
    on(PilotEvent.OFFER, PilotEvent.LEVEL_9);

    assertThat(story).containsExactly("B1", "MODULATE", "B2");
  }

  @Test
  void withdrawn_vehicleGoesOnDrawing_isCutOffAfterSixSecondsAndNotBefore() {
    on(PilotEvent.LEVEL_9, PilotEvent.OFFER, PilotEvent.LEVEL_6, PilotEvent.WITHDRAW);
    loop.advance(Duration.ofMillis(5_999));
    assertThat(pilot.isSupplyAllowed()).isTrue();

    loop.advance(Duration.ofMillis(1));
    assertThat(pilot.isSupplyAllowed()).isFalse();
    assertThat(pilot.state()).isEqualTo(PilotState.C1);
  }

  @Test
  void withdrawn_vehicleOpensItsSwitch_isCutOffThenAndNoTimeIsLeft() {
    on(PilotEvent.LEVEL_9, PilotEvent.OFFER, PilotEvent.LEVEL_6, PilotEvent.WITHDRAW);
    loop.advance(Duration.ofSeconds(1));
    on(PilotEvent.LEVEL_9);

    assertThat(pilot.isSupplyAllowed()).isFalse();
    assertThat(loop.waiting()).isZero();
  }

  @Test
  void offeredAgainWithinSixSeconds_isNotCutOff() {
    on(PilotEvent.LEVEL_9, PilotEvent.OFFER, PilotEvent.LEVEL_6, PilotEvent.WITHDRAW, PilotEvent.OFFER);
    loop.advance(Duration.ofSeconds(10));

    assertThat(pilot.isSupplyAllowed()).isTrue();
    assertThat(pilot.state()).isEqualTo(PilotState.C2);
  }

  @Test
  void wake_isNegativeForFourSecondsAndThenOffersAgain() {
    on(PilotEvent.LEVEL_9, PilotEvent.OFFER, PilotEvent.WAKE);
    story.clear();
    // at −12 V no level means anything
    on(PilotEvent.LEVEL_12);
    loop.advance(Duration.ofMillis(3_999));
    assertThat(story).isEmpty();

    loop.advance(Duration.ofMillis(1));
    assertThat(story).containsExactly("STEADY", "B1", "MODULATE", "B2");
  }

  @Test
  void shorted_isCutOffAndComesBackOnlyByItsLevel() {
    on(PilotEvent.LEVEL_9, PilotEvent.OFFER, PilotEvent.LEVEL_6, PilotEvent.LEVEL_0);
    assertThat(pilot.isSupplyAllowed()).isFalse();
    assertThat(pilot.state().told().isConnected()).isFalse();

    on(PilotEvent.LEVEL_6);
    assertThat(pilot.state()).isEqualTo(PilotState.C2);
  }

  @Test
  void unavailable_offersNothingUntilAvailableAgain() {
    on(PilotEvent.LEVEL_9, PilotEvent.OFFER, PilotEvent.LEVEL_6, PilotEvent.UNAVAILABLE);
    assertThat(pilot.isSupplyAllowed()).isFalse();
    on(PilotEvent.LEVEL_6, PilotEvent.OFFER);
    assertThat(pilot.state()).isEqualTo(PilotState.F);

    on(PilotEvent.AVAILABLE, PilotEvent.LEVEL_9);
    assertThat(pilot.state()).isEqualTo(PilotState.B2);
  }

  /** In each state anew: it may be refused for another reason there. */
  @Test
  void refused_changesNothingAndIsLoggedOnce() {
    var logged = new ArrayList<String>();
    var log = Logger.getLogger(PilotMachine.class.getName());
    var handler = new Handler() {
      @Override
      public void publish(LogRecord entry) {
        if (entry.getLevel() == Level.WARNING) {
          logged.add(entry.getMessage());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    log.addHandler(handler);
    try {
      on(PilotEvent.WAKE, PilotEvent.WAKE, PilotEvent.NO_DIODE);
      assertThat(story).isEmpty();
      assertThat(pilot.state()).isEqualTo(PilotState.A1);
      on(PilotEvent.LEVEL_6, PilotEvent.WAKE, PilotEvent.WAKE);
    } finally {
      log.removeHandler(handler);
    }
    assertThat(pilot.state()).isEqualTo(PilotState.C1);
    assertThat(logged).containsExactly("evse 1: control pilot A1 refuses WAKE",
        "evse 1: control pilot A1 refuses NO_DIODE",
        "evse 1: control pilot C1 refuses WAKE");
  }

  private void on(PilotEvent... events) {
    for (PilotEvent event : events) {
      pilot.on(event);
    }
  }

  @Override
  public void supplyAllowed(boolean allowed) {
    story.add(allowed ? "allowed" : "forbidden");
  }

  @Override
  public void shows(PilotCommand signal) {
    story.add(signal.name());
  }

  @Override
  public void entered(PilotState state) {
    story.add(state.name());
  }
}
