package org.tidegate.app.doctor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far off the machine's clock may be, as the kernel was told by whatever keeps it right (chrony, ntpd,
 * systemd-timesyncd); adjtimex(2). Linux of 64 bits. Safe from any thread.
 */
@FunctionalInterface
interface KernelClock {
  /** Absent where the kernel does not say. */
  Optional<Duration> maximumError();

  /** This machine's. */
  static KernelClock ofThisMachine() {
    return Adjusted::maximumError;
  }

  /** Asks by the C library; Java has no words for it. */
  final class Adjusted {
    /** struct timex, without any mode: nothing is set. */
    private static final int SIZE = 208;
    private static final int MAXIMUM_ERROR = 24;

    private Adjusted() {}

    private static Optional<Duration> maximumError() {
      var linker = Linker.nativeLinker();
      var adjust = linker.downcallHandle(linker.defaultLookup().findOrThrow("adjtimex"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
      try (var here = Arena.ofConfined()) {
        var timex = here.allocate(SIZE, Long.BYTES);
        int state = (int) adjust.invokeExact(timex);
        return state < 0
            ? Optional.empty()
            : Optional.of(Duration.of(timex.get(ValueLayout.JAVA_LONG, MAXIMUM_ERROR), ChronoUnit.MICROS));
      } catch (Throwable failure) {
        throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
      }
    }
  }
}
