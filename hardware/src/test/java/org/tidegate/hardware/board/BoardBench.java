package org.tidegate.hardware.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.pilot.PilotEvent;
import org.tidegate.hardware.simulator.RecordedEvents;

/**
 * The driver and an emulated board in virtual time, a line without delay between them, and what station and vehicle do at
 * EVSE 1. For one test.
 */
final class BoardBench {
  static final BoardSettings.Evse AC = new BoardSettings.Evse(1, 3, 230, 32);
  static final BoardSettings.Evse DC = new BoardSettings.Evse(1, CurrentKind.DC, 1, 400, 27.5);

  final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
  final RecordedEvents events = new RecordedEvents();
  final VirtualLine line;
  final BoardEmulator board;
  final BoardHardware hardware;

  /** Not started yet: what the board is may still be changed. */
  BoardBench(BoardSettings.Evse... evses) {
    line = new VirtualLine(loop, evses.length);
    board = line.evse(1);
    hardware = new BoardHardware(loop, new BoardSettings(List.of(evses)), line);
  }

  void start() {
    hardware.start(events);
    loop.runPosted();
  }

  /** So much is offered, a vehicle is plugged and ready, and the contactor is asked to close. */
  void connect(int offered) {
    evse().pilot().offer(new Watts(offered));
    board.vehicle(PilotEvent.LEVEL_9);
    board.vehicle(PilotEvent.LEVEL_6);
    loop.runPosted();
    evse().contactor().close();
    loop.runPosted();
  }

  /** Started; a vehicle for alternating current that gets this much power. */
  void charge(int watts) {
    start();
    connect(22_080);
    command(watts);
  }

  void command(int watts) {
    evse().powerStage().command(new Watts(watts), PowerStage.LONGEST_LEASE);
    loop.runPosted();
  }

  EvseDevices evse() {
    return hardware.evses().getFirst();
  }

  List<String> faults() {
    return events.openFaults();
  }

  void ms(long time) {
    loop.advance(Duration.ofMillis(time));
  }

  void seconds(long count) {
    ms(1_000 * count);
  }
}
