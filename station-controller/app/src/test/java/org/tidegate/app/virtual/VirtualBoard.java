package org.tidegate.app.virtual;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.hardware.board.BoardEmulator;
import org.tidegate.hardware.board.BoardHardware;
import org.tidegate.hardware.board.BoardSettings;
import org.tidegate.hardware.board.VirtualLine;

/** An emulated board with one EVSE at the end of a serial line, in virtual time; it outlives programs. Not thread-safe. */
final class VirtualBoard {
  private @Nullable VirtualLine line;

  /** What a program that starts now has of it. */
  Hardware hardware(StationLoop loop, BoardSettings.Evse settings) {
    var whole = line != null ? line : new VirtualLine(loop, 1);
    line = whole;
    return new BoardHardware(loop, new BoardSettings(List.of(settings)), whole);
  }

  /** The line to the program. */
  VirtualLine line() {
    return Optional.ofNullable(line).orElseThrow();
  }

  /** The board itself. */
  BoardEmulator evse() {
    return line().evse(1);
  }

  /** The program was killed, and all that waited on the loop with it: nobody speaks on the line, and the board goes on. */
  void programIsGone() {
    line().cut();
    evse().goOn();
  }
}
