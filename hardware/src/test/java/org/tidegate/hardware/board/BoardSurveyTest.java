package org.tidegate.hardware.board;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.tidegate.hardware.device.Answer;
import org.tidegate.hardware.device.PseudoTerminal;
import org.tidegate.hardware.pilot.PilotEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;
import static org.tidegate.domain.fixture.Patience.await;

/** Boards at the other end of a pseudo-terminal; a clock that runs with each look at it, so that silence is short. */
class BoardSurveyTest {
  private static final int BAUD = 115_200;
  /** Three seconds are fifteen looks at the clock, after each of which the line is waited for: pauses of the machine don't count. */
  private final AtomicLong looks = new AtomicLong();
  private final LongSupplier quick = () -> looks.addAndGet(Duration.ofMillis(200).toNanos());

  @Test
  void board_saysWhoItIsAndIsToldNothing() throws Exception {
    try (var board = new EmulatedBoard(2)) {
      board.vehicle(2, PilotEvent.LEVEL_9);
      // What it said before the vehicle came may still be on its way through the kernel.
      await().untilAsserted(() -> assertThat(BoardSurvey.of(board.device(), BAUD, 2, quick)).isEqualTo(Answer.right(
          "board " + board.device(),
          "speaks version 1; EVSE 1: board 7, pilot A, contactor open; EVSE 2: board 7, pilot B, contactor open")));
      assertThat(board.isContactorClosed(2)).isFalse();
    }
  }

  @Test
  void silentBoard_isWrong() {
    try (var line = new PseudoTerminal()) {
      assertWrong(line, 1, "says nothing within 3 s");
    }
  }

  @Test
  void rubbish_isNoBoard() throws Exception {
    try (var line = new PseudoTerminal()) {
      var answer = listening(line);
      until(line, answer, "$GPGGA,no,board\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(answer.join().isRight()).isFalse();
      assertThat(answer.join().text()).startsWith("nothing sound was heard within 3 s, but ")
          .endsWith(" bytes: is it a board, at 115200 baud?");
    }
  }

  @Test
  void otherVersion_isTold() throws Exception {
    byte[] payload = new byte[9];
    payload[8] = 2;
    try (var line = new PseudoTerminal()) {
      var answer = listening(line);
      until(line, answer, new Frame(BoardMessages.STATUS, 1, payload).encoded());
      assertThat(answer.join().text())
          .isEqualTo("speaks version 2 of the protocol; this program knows version 1");
    }
  }

  @Test
  void boardWithFewerEvses_isWrong() throws Exception {
    try (var board = new EmulatedBoard(1)) {
      assertThat(BoardSurvey.of(board.device(), BAUD, 2, quick).text())
          .isEqualTo("says nothing of all its EVSEs within 3 s: only of [1], but 2 are configured");
    }
  }

  @Test
  void line_thatIsNotThereOrIsSomebodyElses_isWrong() throws Exception {
    assertThat(BoardSurvey.of("/dev/ttyNone9", BAUD, 1, System::nanoTime).text())
        .isEqualTo("there is no serial port /dev/ttyNone9");
    try (var line = new PseudoTerminal()) {
      try (var _ = line.heldByAnotherProgram()) {
        assertWrong(line, 1, "another program has it open");
      }
    }
  }

  private static void assertWrong(PseudoTerminal line, int evses, String text) {
    var now = new AtomicLong();
    assertThat(BoardSurvey.of(line.device(), BAUD, evses, () -> now.addAndGet(Duration.ofSeconds(1).toNanos())))
        .isEqualTo(Answer.wrong("board " + line.device(), text));
  }

  private CompletableFuture<Answer> listening(PseudoTerminal line) {
    return CompletableFuture.supplyAsync(() -> BoardSurvey.of(line.device(), BAUD, 1, quick))
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Says it again and again, as boards do, until somebody has heard enough. */
  private static void until(PseudoTerminal line, CompletableFuture<Answer> answer, byte[] bytes) throws Exception {
    while (!answer.isDone()) {
      line.write(bytes);
      line.read(100);
    }
  }
}
