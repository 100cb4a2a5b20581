package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A span of time counted from now. Immutable. OCPP 2.0.1 Part 2, 2.37.
 *
 * @param start seconds from now
 * @param duration seconds
 */
public record RelativeTimeInterval(Integer start, @Nullable Integer duration, @Nullable CustomData customData) {
  public RelativeTimeInterval {
    Check.required("start", start);
  }

  /** With the required fields only. */
  public static RelativeTimeInterval of(Integer start) {
    return new RelativeTimeInterval(start, null, null);
  }
}
