package org.tidegate.hardware.board;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tidegate.hardware.device.PseudoTerminal;
import org.tidegate.hardware.pilot.PilotEvent;
import org.tidegate.hardware.simulator.RecordedEvents;
import org.tidegate.hardware.simulator.control.ThreadLoop;

import static org.awaitility.Awaitility.await;

/** The same over a real serial port: a pseudo-terminal with the emulated board at its other end, in real time. */
class SerialBoardLinkTest {
  @Test
  void boardOverAPseudoTerminal_isHeardAndObeysAndIsMissed() throws Exception {
    var events = new RecordedEvents();
    try (var terminal = new PseudoTerminal(); var loop = new ThreadLoop()) {
      var board = new BoardEmulator(loop, bytes -> write(terminal, bytes));
      var carrier = Thread.ofPlatform().daemon().start(() -> carry(terminal, board, loop));
      var hardware = new BoardHardware(loop, new BoardSettings(List.of(new BoardSettings.Evse(1, 1, 230, 16))),
          new SerialBoardLink(terminal.device(), 115_200));
      hardware.start(events);

      untilStory(events, loop, "pilot 1 A");
      onLoop(loop, () -> board.vehicle(PilotEvent.LEVEL_9));
      untilStory(events, loop, "vehicle 1 BASIC");
      onLoop(loop, () -> hardware.evses().getFirst().lock().lock());
      untilStory(events, loop, "lock 1 locked");

      onLoop(loop, () -> board.mute(true));
      await().atMost(Duration.ofSeconds(5)).until(() -> !open(events, loop).isEmpty());
      onLoop(loop, () -> board.mute(false));
      await().atMost(Duration.ofSeconds(5)).until(() -> open(events, loop).isEmpty());
      hardware.close();
      carrier.interrupt();
      carrier.join();
    }
  }

  private static void untilStory(RecordedEvents events, ThreadLoop loop, String line) {
    await().atMost(Duration.ofSeconds(10)).until(() -> {
      var has = new CompletableFuture<Boolean>();
      loop.execute(() -> has.complete(events.story.contains(line)));
      return has.get(5, TimeUnit.SECONDS);
    });
  }

  private static List<String> open(RecordedEvents events, ThreadLoop loop) throws Exception {
    var faults = new CompletableFuture<List<String>>();
    loop.execute(() -> faults.complete(List.copyOf(events.openFaults())));
    return faults.get(5, TimeUnit.SECONDS);
  }

  private static void onLoop(ThreadLoop loop, Runnable task) throws Exception {
    CompletableFuture.runAsync(task, loop).get(5, TimeUnit.SECONDS);
  }

  private static void carry(PseudoTerminal terminal, BoardEmulator board, ThreadLoop loop) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        byte[] bytes = terminal.read(20);
        if (bytes.length > 0) {
          loop.execute(() -> board.hears(bytes));
        }
      } catch (IOException hungUp) {
        return;
      }
    }
  }

  private static void write(PseudoTerminal terminal, byte[] bytes) {
    try {
      terminal.write(bytes);
    } catch (IOException hungUp) {
      throw new IllegalStateException(hungUp);
    }
  }
}
