package org.tidegate.app.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tidegate.app.fuzz.RawCentralSystem.Heard;
import org.tidegate.app.process.StationProcess;
import org.tidegate.app.virtual.VirtualStation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same frames over a real WebSocket to the real program: whole, in fragments, binary, oversized. In real time. Short
 * in an ordinary run; {@code -Dfuzz.socket.frames} makes it longer.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SocketFuzzTest {
  private static final int FRAMES = Integer.getInteger("fuzz.socket.frames", 1_000);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int BETWEEN_OVERSIZED = 5_000;
  /** Then it is another version's turn, if no reset came before. */
  private static final int FRAMES_OF_ONE_VERSION = FRAMES / Agreement.VERSIONS.size() + 1;
  /** RFC 6455, 7.4.1: 1001. */
  private static final byte[] GOING_AWAY = {0x03, (byte) 0xE9};
  private static final int OVERSIZED = 300 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir
  Path folder;

  private final Random random = new Random(SEED);
  private final Agreement agreement = new Agreement(random);
  private final Vocabulary words = new Vocabulary(random);
  private final Payloads payloads = new Payloads(random, words, Instant::now);
  private final Replies replies = new Replies(random, agreement, payloads, Instant::now);
  private final Map<String, Long> counts = Conversation.counts();
  private final Set<String> supported = new VirtualStation(SEED).answeredActions();
  private final Frames frames = new Frames(random, agreement, payloads, this::harmless);
  private final Conversation conversation = new Conversation(new Oracle(agreement, () -> supported), agreement,
      System::nanoTime,
      counts, PATIENCE);
  private boolean up;

  /** Without what sends the station to another central system. */
  private Set<String> harmless() {
    var actions = new TreeSet<>(supported);
    actions.remove("SetNetworkProfile");
    return actions;
  }

  @Test
  void frames_overARealSocket_getTheAnswerTheyDeserveAndTheProgramStaysAlive() throws Exception {
    try (var central = new RawCentralSystem(Agreement.VERSIONS);
        var station = new StationProcess(folder, "fuzzed",
            StationProcess.configuration(central.port()))) {
      station.start();
      long from = System.nanoTime();
      for (int sent = 1; sent <= FRAMES; sent++) {
        if (sent % FRAMES_OF_ONE_VERSION == 0) {
          central.send(true, RawCentralSystem.CLOSE, GOING_AWAY);
        }
        awaitConnection(central);
        send(central, sent);
        settle(central);
      }
      System.out.printf("socket fuzz: seed %d, %d frames in %s%n", SEED, FRAMES,
          Duration.ofNanos(System.nanoTime() - from));
      counts.forEach((what, count) -> System.out.printf("socket fuzz: %8d %s%n", count, what));
      isAlive(central);
      assertThat(counts).containsKeys(
          Agreement.VERSIONS.stream().map(version -> version.subprotocol() + " frames").toArray(String[]::new));
      assertThat(station.complaints()).isEmpty();
      assertThat(station.end()).isEqualTo(143);
    }
  }

  private void send(RawCentralSystem central, int sent) {
    counts.merge(agreement.version().subprotocol() + " frames", 1L, Long::sum);
    if (sent % BETWEEN_OVERSIZED == 0) {
      conversation.sendsNoText("an oversized frame");
      central.sendText("[2,\"" + "x".repeat(OVERSIZED) + "\"]", 1 + random.nextInt(5));
    } else if (random.nextInt(100) == 0) {
      var junk = new byte[random.nextInt(2_000)];
      random.nextBytes(junk);
      conversation.sendsNoText("a binary frame");
      central.send(true, RawCentralSystem.BINARY, junk);
    } else {
      say(central, frames.next());
    }
  }

  /** What does not survive UTF-8 is not sent as it is, so it is not judged as it is. */
  private void say(RawCentralSystem central, String frame) {
    var text = new String(frame.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    conversation.sends(text);
    central.sendText(text, random.nextInt(4) == 0 ? 1 + random.nextInt(6) : 1);
  }

  /** Until everything is answered, or the connection is gone with it. */
  private void settle(RawCentralSystem central) throws InterruptedException {
    long from = System.nanoTime();
    for (var heard = next(central); heard != null || isWaiting(); heard = next(central)) {
      if (heard != null) {
        hear(central, heard);
      }
      conversation.nothingIsOverdue();
      assertThat(System.nanoTime() - from).as("nanoseconds").isLessThan(PATIENCE.toNanos());
    }
  }

  private boolean isWaiting() {
    return up && conversation.waiting() > 0;
  }

  private @Nullable Heard next(RawCentralSystem central) throws InterruptedException {
    return isWaiting() ? central.heard().poll(100, TimeUnit.MILLISECONDS) : central.heard().poll();
  }

  private void awaitConnection(RawCentralSystem central) throws InterruptedException {
    while (!up) {
      var heard = central.heard().poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(heard).as("a new connection").isNotNull();
      hear(central, heard);
    }
  }

  private void hear(RawCentralSystem central, Heard heard) {
    switch (heard) {
      case Heard.Connected connected -> {
        up = true;
        agreement.agreeOn(connected.version());
        conversation.reconnects();
      }
      case Heard.Gone _ -> {
        up = false;
        conversation.breaksOff();
      }
      case Heard.Text text -> conversation.receives(text.text()).ifPresent(call -> {
        frames.stationCalled(call.id());
        words.hear(call.payload());
        // In real time nobody waits minutes for the next boot.
        replies.to(call, true).forEach(reply -> say(central, reply.replaceAll("\"interval\":\\d+", "\"interval\":2")));
      });
    }
  }

  /** As soon as it is accepted, it answers. */
  private void isAlive(RawCentralSystem central) throws InterruptedException {
    long from = System.nanoTime();
    long before = counts.getOrDefault("CALLRESULT", 0L);
    while (counts.getOrDefault("CALLRESULT", 0L) == before) {
      assertThat(System.nanoTime() - from).as("nanoseconds until it answers").isLessThan(PATIENCE.toNanos());
      awaitConnection(central);
      say(central, Fuzzer.ALIVE.formatted(frames.id()));
      settle(central);
      var heard = central.heard().poll(200, TimeUnit.MILLISECONDS);
      if (heard != null) {
        hear(central, heard);
      }
    }
  }
}
