package org.tidegate.app.selftest;

import java.time.Duration;
import java.util.Locale;

/**
 * What one check of a self-test came to. Immutable.
 *
 * @param what the check, one token
 * @param text what was seen, and what would be right
 */
public record Result(Grade grade, String what, String text) {
  /** Whether it is as it should be. */
  public enum Grade {
    /** It is. */
    PASSED,
    /** It is not. */
    FAILED,
    /** It could not be seen. */
    NOT_RUN
  }

  static Result passed(boolean isRight, String what, String text) {
    return new Result(isRight ? Grade.PASSED : Grade.FAILED, what, text);
  }

  static Result notRun(String what, String why) {
    return new Result(Grade.NOT_RUN, what, why);
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
