package org.tidegate.hardware.card;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.hardware.card.ReaderSettings.Kind;
import org.tidegate.hardware.device.PseudoTerminal;
import org.tidegate.hardware.simulator.Bench;
import org.tidegate.hardware.simulator.RecordedEvents;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedMemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;
import static org.tidegate.domain.fixture.Patience.await;

/** Readers over a pipe and a pseudo-terminal, in real time; what is one holding of a card in virtual time. */
class CardHardwareTest {
  @TempDir
  Path folder;

  @Test
  void keyboardReader_overAPipe_presentsItsCardOnce() throws Exception {
    Path pipe = folder.resolve("event7");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    var reader = new ReaderSettings(Kind.KEYBOARD, pipe.toString(), 0, Set.of(1, 2));
    try (var loop = new ThreadLoop()) {
      var events = new RecordedEvents();
      var hardware = hardware(loop, reader, events);
      try (OutputStream keys = Files.newOutputStream(pipe)) {
        for (int times = 0; times < 3; times++) {
          keys.write(typed(11, 5, 30, 3, 3, 5, 48, 2, 28));
          keys.flush();
        }
        until(loop, events, "card 04A224B1 ISO14443");
        hardware.close();
      }
      assertThat(events.story.stream().filter(line -> line.startsWith("card"))).hasSize(1);
    }
  }

  @Test
  void serialReader_overAPseudoTerminal_presentsItsCard() throws Exception {
    try (var terminal = new PseudoTerminal(); var loop = new ThreadLoop()) {
      var events = new RecordedEvents();
      var hardware = hardware(loop, new ReaderSettings(Kind.SERIAL, terminal.device(), 9_600, Set.of(2)), events);
      await().until(() -> {
        terminal.write("04:A2:24:B1\r\n".getBytes(StandardCharsets.US_ASCII));
        return has(loop, events, "card 04A224B1 ISO14443 [2]");
      });
      hardware.close();
    }
  }

  @Test
  void reader_gone_isAFaultUntilItIsBack() throws Exception {
    Path pipe = folder.resolve("event8");
    try (var loop = new ThreadLoop()) {
      var events = new RecordedEvents();
      var hardware = hardware(loop, new ReaderSettings(Kind.KEYBOARD, pipe.toString(), 0, Set.of(1)), events);
      until(loop, events, "fault 0 CardReaderFailure");
      new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
      try (OutputStream keys = Files.newOutputStream(pipe)) {
        until(loop, events, "cleared 0 CardReaderFailure");
        keys.write(typed(11, 5, 30, 3, 3, 5, 48, 2, 28));
        keys.flush();
        until(loop, events, "card 04A224B1 ISO14443");
        forget(loop, events);
      }
      until(loop, events, "fault 0 CardReaderFailure");
      try (OutputStream keys = Files.newOutputStream(pipe)) {
        until(loop, events, "cleared 0 CardReaderFailure");
        keys.write(typed(11, 5, 30, 3, 3, 5, 48, 3, 28));
        keys.flush();
        until(loop, events, "card 04A224B2 ISO14443");
        hardware.close();
      }
    }
  }

  /** Its adapter was pulled. */
  @Test
  void serialReader_pulled_isAFaultUntilItIsBack() throws Exception {
    Path port = folder.resolve("ttyUSB8");
    try (var loop = new ThreadLoop()) {
      var events = new RecordedEvents();
      var first = new PseudoTerminal();
      Files.createSymbolicLink(port, Path.of(first.device()));
      var hardware = hardware(loop, new ReaderSettings(Kind.SERIAL, port.toString(), 9_600, Set.of(1)), events);
      await().until(() -> {
        first.write("04:A2:24:B1\r\n".getBytes(StandardCharsets.US_ASCII));
        return has(loop, events, "card 04A224B1 ISO14443");
      });
      Files.delete(port);
      first.close();
      until(loop, events, "fault 0 CardReaderFailure");
      try (var second = new PseudoTerminal()) {
        Files.createSymbolicLink(port, Path.of(second.device()));
        until(loop, events, "cleared 0 CardReaderFailure");
        hardware.close();
      }
    }
  }

  private static void forget(ThreadLoop loop, RecordedEvents events) throws Exception {
    CompletableFuture.runAsync(events.story::clear, loop).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void serialReader_notThereYet_isAFaultUntilItIs() throws Exception {
    Path port = folder.resolve("ttyUSB7");
    try (var terminal = new PseudoTerminal(); var loop = new ThreadLoop()) {
      var events = new RecordedEvents();
      var hardware = hardware(loop, new ReaderSettings(Kind.SERIAL, port.toString(), 9_600, Set.of(1)), events);
      until(loop, events, "fault 0 CardReaderFailure");
      Files.createSymbolicLink(port, Path.of(terminal.device()));
      until(loop, events, "cleared 0 CardReaderFailure");
      hardware.close();
    }
  }

  @Test
  void isNew_sameCardHeldAnotherCardAndAgain_areOneReadEach() {
    var loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
    var reads = new CardReads(loop);
    IdToken card = new IdToken("04A224B1", IdTokenType.ISO14443);
    IdToken other = new IdToken("04A224B2", IdTokenType.ISO14443);

    assertThat(reads.isNew(card)).isTrue();
    for (int tenths = 0; tenths < 50; tenths++) {
      loop.advance(Duration.ofMillis(100));
      assertThat(reads.isNew(card)).as("still held").isFalse();
    }
    assertThat(reads.isNew(other)).isTrue();
    assertThat(reads.isNew(card)).isFalse();
    loop.advance(Duration.ofMillis(1_999));
    assertThat(reads.isNew(new IdToken("04a224b1", IdTokenType.ISO14443))).isFalse();
    loop.advance(Duration.ofSeconds(2));
    assertThat(reads.isNew(card)).isTrue();
  }

  /** A purse with two cards: a reader may tell both in turns, for as long as it is held. */
  @Test
  void isNew_twoCardsHeldTogether_areOneReadEach() {
    var loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
    var reads = new CardReads(loop);
    IdToken card = new IdToken("04A224B1", IdTokenType.ISO14443);
    IdToken other = new IdToken("04A224B2", IdTokenType.ISO14443);
    int counted = 0;
    for (int tenths = 0; tenths < 100; tenths++) {
      counted += reads.isNew(tenths % 2 == 0 ? card : other) ? 1 : 0;
      loop.advance(Duration.ofMillis(100));
    }
    assertThat(counted).isEqualTo(2);
  }

  private static CardHardware hardware(ThreadLoop loop, ReaderSettings reader, RecordedEvents events) {
    var hardware = new CardHardware(loop, List.of(reader),
        new SimulatedHardware(loop, Bench.SETTINGS, SimulatedMemory.inMemory()));
    hardware.start(events);
    return hardware;
  }

  private static void until(ThreadLoop loop, RecordedEvents events, String beginning) {
    await().until(() -> has(loop, events, beginning));
  }

  private static boolean has(ThreadLoop loop, RecordedEvents events, String beginning) throws Exception {
    return CompletableFuture.supplyAsync(
        () -> events.story.stream().anyMatch(line -> line.startsWith(beginning)), loop)
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static byte[] typed(int... codes) {
    ByteBuffer events = ByteBuffer.allocate(codes.length * Typing.EVENT).order(ByteOrder.LITTLE_ENDIAN);
    for (int code : codes) {
      events.putLong(1_000).putLong(0).putShort((short) 1).putShort((short) code).putInt(1);
    }
    return events.array();
  }
}
