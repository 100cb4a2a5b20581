package org.tidegate.app.fuzz;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames right and wrong, by the thousands, thrown at the whole station in virtual time. each connection
 * speaks one of {@code -Dfuzz.versions}. {@code -Dfuzz.frames} and {@code -Dfuzz.seed} make it a long run;
 * {@code .ci/fuzz} does.
 */
class FuzzTest {
  private static final long FRAMES = Long.getLong("fuzz.frames", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final long PART = 100_000;

  @Test
  void frames_ofEverySort_getTheAnswerTheyDeserveAndTheStationStaysAlive() {
    try (var fuzzer = new Fuzzer(SEED)) {
      System.out.printf("fuzz: seed %d, %d frames, heap %d KiB%n", SEED, FRAMES, Bounds.heap() / 1024);
      long from = System.nanoTime();
      for (long done = 0; done < FRAMES; done += PART) {
        fuzzer.run(Math.min(PART, FRAMES - done));
        System.out.printf("fuzz: %d frames, heap %d KiB, %s%n", Math.min(FRAMES, done + PART), Bounds.heap() / 1024,
            fuzzer.told());
      }
      var took = Duration.ofNanos(System.nanoTime() - from);
      System.out.printf("fuzz: %s, %d frames/s%n", took, FRAMES * 1000 / took.toMillis());
      fuzzer.counts().forEach((what, count) -> System.out.printf("fuzz: %10d %s%n", count, what));

      assertThat(fuzzer.counts()).containsKeys("CALLRESULT", "CALLERROR FormatViolation",
          "CALLERROR OccurrenceConstraintViolation");
      assertThat(fuzzer.counts()).containsKeys(actionsOf21(fuzzer));
      assertThat(Agreement.VERSIONS).allSatisfy(version -> assertThat(fuzzer.discharges(version))
          .as("decisions that discharged over %s", version).isPositive());
    }
  }

  /** Each of them was answered as it should be, and not only refused. */
  private static String[] actionsOf21(Fuzzer fuzzer) {
    var before = new Schemas(OcppVersion.V201).actions();
    return Agreement.VERSIONS.contains(OcppVersion.V21)
        ? fuzzer.answeredActions().stream().filter(action -> !before.contains(action))
            .map(action -> Conversation.resultOf(OcppVersion.V21, action)).toArray(String[]::new)
        : new String[0];
  }
}
