package org.tidegate.hardware.pilot;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A level counts once it has stood for a while without a break. For one thread. */
public final class Debounce {
  /** Short of the 100 ms in which the supply must be off after a vehicle opened the circuit, IEC 61851-1 table A.6. */
  public static final Duration STANDS_FOR = Duration.ofMillis(30);

  private @Nullable PilotLevel seen;
  private @Nullable PilotLevel counted;
  private long since;

  /**
   * Takes one measurement.
   *
   * @param now monotonic nanoseconds
   * @return the level that counts from now on, when that is another one
   */
  public Optional<PilotLevel> measured(double volts, long now) {
    Optional<PilotLevel> level = PilotLevel.of(volts);
    if (level.isEmpty()) {
      since = now;
      return Optional.empty();
    }
    if (level.get() != seen) {
      seen = level.get();
      since = now;
    }
    if (seen == counted || now - since < STANDS_FOR.toNanos()) {
      return Optional.empty();
    }
    counted = seen;
    return level;
  }

  /** The pilot is positive again after it was held at −12 V: the level that stands is told, also the one from before. */
  public void forget() {
    seen = null;
    counted = null;
  }
}
