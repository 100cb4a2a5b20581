package org.tidegate.hardware.board;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.hardware.device.PseudoTerminal;
import org.tidegate.hardware.pilot.PilotEvent;
import org.tidegate.hardware.simulator.RecordedEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;
import static org.tidegate.domain.fixture.Patience.await;

/** The same over a real serial port: a pseudo-terminal with the emulated board at its other end, in real time. */
class SerialBoardLinkTest {
  @TempDir
  Path folder;

  @Test
  void port_notThereYet_isOpenedOnceItIs() throws Exception {
    Path port = folder.resolve("ttyACM7");
    var events = new RecordedEvents();
    try (var board = new EmulatedBoard(1); var loop = new ThreadLoop()) {
      var hardware = new BoardHardware(loop, new BoardSettings(List.of(new BoardSettings.Evse(1, 1, 230, 16))),
          new SerialBoardLink(port.toString(), 115_200));
      hardware.start(events);
      untilStory(events, loop, "fault 1 BoardLinkLost");

      Files.createSymbolicLink(port, Path.of(board.device()));
      untilStory(events, loop, "pilot 1 A");
      hardware.close();
    }
  }

  /** Its lease would begin to run only now. */
  @Test
  void command_waitedForThePort_isNotSentAnyMore() throws Exception {
    Path port = folder.resolve("ttyACM7");
    byte[] first = {};
    try (var line = new PseudoTerminal(); var link = new SerialBoardLink(port.toString(), 115_200)) {
      link.send(1, new byte[]{1});
      link.start(_ -> {});
      Files.createSymbolicLink(port, Path.of(line.device()));
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (first.length == 0 && System.nanoTime() < end) {
        link.send(2, new byte[]{2});
        first = line.read(50);
      }
    }
    assertThat(first).isNotEmpty().containsOnly(2);
  }

  @Test
  void boardOverAPseudoTerminal_isHeardAndObeysAndIsMissed() throws Exception {
    var events = new RecordedEvents();
    try (var board = new EmulatedBoard(1); var loop = new ThreadLoop()) {
      var hardware = new BoardHardware(loop, new BoardSettings(List.of(new BoardSettings.Evse(1, 1, 230, 16))),
          new SerialBoardLink(board.device(), 115_200));
      hardware.start(events);

      untilStory(events, loop, "pilot 1 A");
      board.vehicle(1, PilotEvent.LEVEL_9);
      untilStory(events, loop, "vehicle 1 BASIC");
      onLoop(loop, () -> hardware.evses().getFirst().lock().lock());
      untilStory(events, loop, "lock 1 locked");

      board.mute(true);
      await().until(() -> !open(events, loop).isEmpty());
      board.mute(false);
      await().until(() -> open(events, loop).isEmpty());
      hardware.close();
    }
  }

  private static void untilStory(RecordedEvents events, ThreadLoop loop, String line) {
    await().until(() -> {
      var has = new CompletableFuture<Boolean>();
      loop.execute(() -> has.complete(events.story.stream().anyMatch(told -> told.startsWith(line))));
      return has.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    });
  }

  private static List<String> open(RecordedEvents events, ThreadLoop loop) throws Exception {
    var faults = new CompletableFuture<List<String>>();
    loop.execute(() -> faults.complete(List.copyOf(events.openFaults())));
    return faults.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static void onLoop(ThreadLoop loop, Runnable task) throws Exception {
    CompletableFuture.runAsync(task, loop).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
