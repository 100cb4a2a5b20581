package org.tidegate.hardware.modbus.sunspec;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.hardware.modbus.BusFailure;

/**
 * What a converter did not take, remembered for a while: else it would be tried, refused and tried without end. For one
 * thread; times are monotonic nanoseconds.
 */
final class Refusals {
  /** It may be silent for this long before that counts. */
  static final Duration SILENT_AFTER = Duration.ofSeconds(3);
  /** Readings without a command in between that was taken: after a silence the first may come before the first command. */
  private static final int READ_OFTEN = 3;

  private Optional<Refusal> newest = Optional.empty();
  /** Since when no command was answered; absent: the last one was. */
  private @Nullable Long unheardSince;
  private int readSince;

  /** A command was taken. */
  void taken() {
    unheardSince = null;
  }

  /** A reading was answered. */
  void answered() {
    readSince++;
  }

  /**
   * A command was not taken.
   *
   * @return whether it is read again and again meanwhile: then it is deaf, not silent
   */
  boolean refused(BusFailure failure, long now) {
    switch (failure.kind()) {
      case WRONG, REFUSED -> newest = Optional.of(new Refusal(String.valueOf(failure.getMessage()), now));
      case UNREACHABLE, SILENT -> {
        if (isDeaf(now)) {
          newest = Optional
              .of(new Refusal("the converter is read, but takes no command: " + failure.getMessage(), now));
          return true;
        }
      }
    }
    return false;
  }

  private boolean isDeaf(long now) {
    if (unheardSince == null) {
      unheardSince = now;
      readSince = 0;
    }
    return readSince >= READ_OFTEN && now - unheardSince >= SILENT_AFTER.toNanos();
  }

  /** The newest that is not too long ago. */
  Optional<String> remembered(long now) {
    newest = newest.filter(last -> now - last.at() < Following.TRUSTED_AFTER.toNanos());
    return newest.map(Refusal::text);
  }

  private record Refusal(String text, long at) {}
}
