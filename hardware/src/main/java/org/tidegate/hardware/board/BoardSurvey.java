package org.tidegate.hardware.board;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.tidegate.hardware.board.BoardMessages.Status;
import org.tidegate.hardware.device.Answer;
import org.tidegate.hardware.device.SerialLine;

/** Listens to a board for a while, and says nothing to it. For one thread. */
public final class BoardSurvey {
  /** A board tells each EVSE every 250 ms; one that was reset by the opening of its line needs some time to begin. */
  private static final Duration LISTENS_FOR = Duration.ofSeconds(3);
  private static final int READS_FOR_MS = 50;
  private static final int BUFFER = 256;

  private final FrameReader reader = new FrameReader();
  private final Map<Integer, Status> heard = new TreeMap<>();
  private final int evses;
  private OptionalInt otherVersion = OptionalInt.empty();
  private long bytes;

  private BoardSurvey(int evses) {
    this.evses = evses;
  }

  /**
   * What a board says of itself; blocks for some seconds at most. The line must be nobody else's meanwhile.
   *
   * @param evses that should be behind it
   * @param clock monotonic nanoseconds
   */
  public static Answer of(String device, int baud, int evses, LongSupplier clock) {
    var about = "board " + device;
    var survey = new BoardSurvey(evses);
    try {
      survey.listen(SerialLine.of(device, baud), clock);
    } catch (IOException closed) {
      return Answer.wrong(about, closed);
    }
    return survey.isWhole() ? Answer.right(about, survey.said()) : Answer.wrong(about, survey.missing(baud));
  }

  private void listen(SerialPort port, LongSupplier clock) throws IOException {
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READS_FOR_MS, 0);
    SerialLine.open(port);
    try {
      byte[] buffer = new byte[BUFFER];
      long end = clock.getAsLong() + LISTENS_FOR.toNanos();
      while (!isWhole() && clock.getAsLong() - end < 0) {
        int count = port.readBytes(buffer, buffer.length);
        if (count < 0) {
          throw new IOException("the line broke");
        }
        bytes += count;
        reader.take(Arrays.copyOf(buffer, count)).forEach(this::take);
      }
    } finally {
      port.closePort();
    }
  }

  private void take(Frame frame) {
    Status.of(frame).ifPresentOrElse(status -> heard.put(status.evseId(), status), () -> {
      if (frame.type() == BoardMessages.STATUS && frame.payload().length > 0) {
        otherVersion = OptionalInt.of(frame.payload()[frame.payload().length - 1] & 0xFF);
      }
    });
  }

  private boolean isWhole() {
    return IntStream.rangeClosed(1, evses).allMatch(heard::containsKey);
  }

  private String said() {
    var text = new StringBuilder("speaks version " + BoardMessages.VERSION);
    heard.forEach((evse, status) -> text.append("; EVSE ").append(evse).append(": board ").append(status.board())
        .append(", pilot ").append(status.pilot()).append(", contactor ")
        .append(status.contactor() ? "closed" : "open").append(faults(status)));
    return text.toString();
  }

  private static String faults(Status status) {
    var faults = BoardFault.of(status.faults()).values();
    return faults.isEmpty() ? "" : ", but " + String.join(", ", faults);
  }

  private String missing(int baud) {
    var seconds = LISTENS_FOR.toSeconds();
    if (otherVersion.isPresent()) {
      return "speaks version %d of the protocol; this program knows version %d".formatted(otherVersion.getAsInt(),
          BoardMessages.VERSION);
    }
    if (!heard.isEmpty()) {
      return "says nothing of all its EVSEs within %d s: only of %s, but %d are configured".formatted(seconds,
          heard.keySet(), evses);
    }
    return bytes == 0
        ? "says nothing within " + seconds + " s"
        : "nothing sound was heard within %d s, but %d bytes: is it a board, at %d baud?".formatted(seconds, bytes,
            baud);
  }
}
