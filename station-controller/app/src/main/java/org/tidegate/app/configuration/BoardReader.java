package org.tidegate.app.configuration;

import java.util.List;
import java.util.Optional;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Board;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.hardware.modbus.ModbusSettings;

/** Reads what drives pilot, contactor and lock beside the buses. Used by one thread, once. */
final class BoardReader {
  private static final String BOARD = "board";
  private static final String PINS = "pins";
  private static final int USUAL_BAUD = 115_200;
  /** IEC 61851-1 table A.7. */
  private static final double LEAST_AMPS = 6;
  private static final double MOST_AMPS = 80;

  private final Section hardware;
  private final Driver driver;

  BoardReader(Section hardware, Driver driver) {
    this.hardware = hardware;
    this.driver = driver;
  }

  /** The board; absent where there is none. */
  Optional<Board> read(ModbusSettings modbus, List<EvseSettings> evses) {
    var pilot = hardware.choice("pilot", new String[]{"simulated", BOARD, PINS}, text -> text);
    if (driver == Driver.MODBUS && !hardware.has("pilot")) {
      hardware.refuse("pilot", "it is missing: pilot, contactor and lock are on no bus",
          "write pilot: board, pilot: pins in a laboratory, or pilot: simulated where no vehicle is connected");
    } else if (driver != Driver.MODBUS && pilot.isPresent()) {
      hardware.refuse("pilot", "it goes with driver: modbus", "remove it");
    }
    boolean used = driver == Driver.MODBUS && pilot.filter(BOARD::equals).isPresent();
    var board = board(hardware.section(BOARD), used);
    if (used || driver == Driver.MODBUS && pilot.filter(PINS::equals).isPresent()) {
      evses.forEach(evse -> check(evse, modbus, pilot.orElseThrow()));
    }
    return board;
  }

  private Optional<Board> board(Section section, boolean used) {
    var serial = section.device("serial");
    int baud = section.choice("baud", ModbusReader.BAUD, Object::toString).orElse(USUAL_BAUD);
    section.refuseUnknown();
    if (!used) {
      if (hardware.has(BOARD)) {
        hardware.refuse(BOARD, "there is no board without pilot: board", "remove it, or write pilot: board");
      }
      return Optional.empty();
    }
    if (!section.has("serial")) {
      section.refuse("serial", "it is missing", "write the board's serial port, such as /dev/ttyACM0");
    }
    return serial.map(port -> new Board(port, baud));
  }

  /** A board, like pins, drives the pilot of AC connectors and has no meter; of DC ones a board does beside a converter. */
  private void check(EvseSettings evse, ModbusSettings modbus, String pilot) {
    var onBus = modbus.evses().stream().filter(known -> known.id() == evse.id()).findFirst();
    boolean hasConverter = onBus.flatMap(ModbusSettings.Evse::converter).isPresent();
    if (pilot.equals(BOARD) && evse.rating().current() == CurrentKind.DC) {
      if (!hasConverter) {
        hardware.refuse("evses", "EVSE " + evse.id() + " has no converter: a board moves no direct current",
            "give it a converter on a bus");
      }
    } else {
      checkAlternating(evse, hasConverter, pilot);
    }
    if (onBus.flatMap(ModbusSettings.Evse::meter).isEmpty()) {
      hardware.refuse("evses", "EVSE " + evse.id() + " has no meter", "give it a meter on a bus");
    }
  }

  private void checkAlternating(EvseSettings evse, boolean hasConverter, String pilot) {
    if (evse.rating().current() != CurrentKind.AC || !evse.rating().discharge().isZero() || hasConverter) {
      hardware.refuse("evses",
          "EVSE " + evse.id() + " is more than " + (pilot.equals(BOARD) ? "a board" : PINS) + " can drive",
          "with pilot: " + pilot + " write current: AC, no discharge-watts and no converter"
              + (pilot.equals(BOARD) ? "; or current: DC and a converter" : ""));
    }
    double amps = evse.rating().charge().value() / (evse.phases() * evse.volts());
    if (pilot.equals(BOARD) && (amps < LEAST_AMPS || amps > MOST_AMPS)) {
      hardware.refuse("evses", "EVSE " + evse.id() + ": a pilot offers 6 A to 80 A per phase, and its charge-watts are "
          + Math.round(amps) + " A", "write what the EVSE is wired for");
    }
  }
}
