package org.tidegate.hardware.card;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.fixture.LoggedLines;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.hardware.card.ReaderSettings.Kind;
import org.tidegate.hardware.device.VirtualWorker;

import static org.assertj.core.api.Assertions.assertThat;

/** A serial reader that fails once it was read as often as was said before; in virtual time. */
class CardReaderTest {
  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
  private final Deque<String> lines = new ArrayDeque<>();
  private final List<String> cards = new ArrayList<>();
  private final List<Boolean> works = new ArrayList<>();
  private final CardReader reader = new CardReader(
      new ReaderSettings(Kind.SERIAL, "/dev/ttyUSB0", 9_600, Set.of(1)), this::card, works::add,
      new VirtualWorker(loop), _ -> new Scripted());

  /** An adapter may be wedged so: opened each second, it is no reader each second. */
  @Test
  void reader_opensAndFailsAtOnce_isMissingUntilItIsRead() {
    try (var log = LoggedLines.ofThisThread("org.tidegate")) {
      reader.start();
      loop.advance(Duration.ofSeconds(10));
      assertThat(works).containsExactly(false);
      assertThat(log.lines()).singleElement().asString().contains("the reader is gone");
    }
    lines.addAll(List.of("", "04:A2:24:B1\n"));
    loop.advance(Duration.ofSeconds(1));
    assertThat(cards).containsExactly("04A224B1");
    assertThat(works).containsExactly(false, true, false);
  }

  /** A line on which nothing drives the level may never be quiet. */
  @Test
  void reader_tellsRubbishAgainAndAgain_isLoggedOnceUntilACardIsRead() {
    lines.addAll(Collections.nCopies(100, "~x\n"));
    lines.addAll(List.of("04:A2:24:B1\n", "y\n", "z\n"));
    try (var log = LoggedLines.ofThisThread("org.tidegate")) {
      reader.start();
      loop.runPosted();
      assertThat(log.lines().stream().filter(line -> line.contains("no card's number"))).hasSize(2);
    }
    assertThat(cards).containsExactly("04A224B1");
  }

  private void card(IdToken token) {
    cards.add(token.value());
  }

  private final class Scripted implements ReaderDevice {
    @Override
    public byte[] read() throws IOException {
      if (lines.isEmpty()) {
        throw new IOException("the reader is gone");
      }
      return lines.remove().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {}
  }
}
