package org.tidegate.hardware.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.hardware.device.PseudoTerminal;
import org.tidegate.hardware.pilot.PilotEvent;

import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** A whole board at the other end of a pseudo-terminal, in real time. Safe from any thread. */
public final class EmulatedBoard implements AutoCloseable {
  private final PseudoTerminal line = new PseudoTerminal();
  private final ThreadLoop loop = new ThreadLoop();
  private final List<BoardEmulator> evses;
  private final Thread carrier;

  /** A board with so many EVSEs. */
  public EmulatedBoard(int count) {
    evses = IntStream.rangeClosed(1, count).mapToObj(evse -> new BoardEmulator(evse, loop, this::write)).toList();
    carrier = Thread.ofPlatform().daemon().start(this::carry);
  }

  /** The serial port's name. */
  public String device() {
    return line.device();
  }

  /** What the pilot's level of an EVSE becomes. */
  public void vehicle(int evse, PilotEvent level) {
    onLoop(evse, board -> {
      board.vehicle(level);
      return board;
    });
  }

  /** Whether the board says nothing any more. */
  public void mute(boolean now) {
    IntStream.rangeClosed(1, evses.size()).forEach(evse -> onLoop(evse, board -> {
      board.mute(now);
      return board;
    }));
  }

  public boolean isContactorClosed(int evse) {
    return onLoop(evse, BoardEmulator::isContactorClosed);
  }

  /** Amperes that a vehicle may draw at an EVSE now. */
  public double amps(int evse) {
    return onLoop(evse, BoardEmulator::amps);
  }

  /** What a vehicle for direct current says of itself from now on; charge in percent, capacity in watt-hours. */
  public void vehicleSays(int evse, double stateOfCharge, int capacity, int mostCharge, int mostDischarge) {
    onLoop(evse, board -> {
      board.vehicleSays(stateOfCharge, capacity, mostCharge, mostDischarge);
      return board;
    });
  }

  /** Duty cycle that the vehicle sees, percent. */
  public int dutyCycle(int evse) {
    return onLoop(evse, BoardEmulator::dutyCycle);
  }

  /** Of direct current: what the vehicle is told to give or take, W. */
  public int watts(int evse) {
    return onLoop(evse, BoardEmulator::watts);
  }

  @Override
  public void close() throws InterruptedException {
    carrier.interrupt();
    carrier.join();
    loop.close();
    line.close();
  }

  private <T> T onLoop(int evse, Function<BoardEmulator, T> task) {
    return CompletableFuture.supplyAsync(() -> task.apply(evses.get(evse - 1)), loop)
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private void carry() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        byte[] bytes = line.read(20);
        if (bytes.length > 0) {
          loop.execute(() -> evses.forEach(evse -> evse.hears(bytes)));
        }
      } catch (IOException hungUp) {
        return;
      }
    }
  }

  private void write(byte[] bytes) {
    try {
      line.write(bytes);
    } catch (IOException hungUp) {
      throw new UncheckedIOException(hungUp);
    }
  }
}
