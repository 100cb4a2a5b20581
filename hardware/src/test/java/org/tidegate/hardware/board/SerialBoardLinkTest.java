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
  private final RecordedEvents events = new RecordedEvents();
  @TempDir
  Path folder;

  @Test
  void port_notThereYet_isOpenedOnceItIs() throws Exception {
    Path port = folder.resolve("ttyACM7");
    try (var board = new EmulatedBoard(1); var loop = new ThreadLoop()) {
      var hardware = started(port.toString(), loop);
      untilStory(loop, "fault 1 BoardLinkLost");

      Files.createSymbolicLink(port, Path.of(board.device()));
      untilStory(loop, "pilot 1 A");
      hardware.close();
    }
  }

  /** A USB adapter that is pulled and put in again, or a board that goes away from its port while it restarts. */
  @Test
  void port_pulledAndPutInAgain_isMissedAndOpenedAgain() throws Exception {
    Path port = folder.resolve("ttyACM7");
    try (var loop = new ThreadLoop()) {
      BoardHardware hardware;
      try (var board = new EmulatedBoard(1)) {
        Files.createSymbolicLink(port, Path.of(board.device()));
        hardware = started(port.toString(), loop);
        untilStory(loop, "pilot 1 A");
        Files.delete(port);
      }
      untilStory(loop, "fault 1 BoardLinkLost");

      try (var board = new EmulatedBoard(1)) {
        board.vehicle(1, PilotEvent.LEVEL_9);
        Files.createSymbolicLink(port, Path.of(board.device()));
        untilStory(loop, "pilot 1 B");
        await().until(() -> open(loop).isEmpty());
        hardware.close();
      }
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
    try (var board = new EmulatedBoard(1); var loop = new ThreadLoop()) {
      var hardware = started(board.device(), loop);

      untilStory(loop, "pilot 1 A");
      board.vehicle(1, PilotEvent.LEVEL_9);
      untilStory(loop, "vehicle 1 BASIC");
      onLoop(loop, () -> hardware.evses().getFirst().lock().lock());
      untilStory(loop, "lock 1 locked");

      board.mute(true);
      await().until(() -> !open(loop).isEmpty());
      board.mute(false);
      await().until(() -> open(loop).isEmpty());
      hardware.close();
    }
  }

  private BoardHardware started(String device, ThreadLoop loop) {
    var hardware = new BoardHardware(loop, new BoardSettings(List.of(new BoardSettings.Evse(1, 1, 230, 16))),
        new SerialBoardLink(device, 115_200));
    hardware.start(events);
    return hardware;
  }

  private void untilStory(ThreadLoop loop, String line) {
    await().until(() -> {
      var has = new CompletableFuture<Boolean>();
      loop.execute(() -> has.complete(events.story.stream().anyMatch(told -> told.startsWith(line))));
      return has.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    });
  }

  private List<String> open(ThreadLoop loop) throws Exception {
    var faults = new CompletableFuture<List<String>>();
    loop.execute(() -> faults.complete(List.copyOf(events.openFaults())));
    return faults.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static void onLoop(ThreadLoop loop, Runnable task) throws Exception {
    CompletableFuture.runAsync(task, loop).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
