package org.tidegate.domain.station;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.ExternalNow;

/** Whether what an external system wants has changed the power of one EVSE (K11.FR.04, K13.FR.03). Station loop only. */
@OnStationLoop
final class RateChanges {
  private ExternalNow followed = ExternalNow.NOTHING;
  private @Nullable Watts before;

  /** Power was decided anew: until now it was the first, with this wanted by others it is the second. */
  void decided(ExternalNow external, Watts last, Watts now) {
    if (!external.equals(followed) && before == null) {
      before = last;
    }
    followed = external;
    if (now.equals(before)) {
      before = null;
    }
  }

  /** Whether the power decided by now is off what it was by more than this many percent; asked once for each change. */
  boolean isToTell(Watts now, BigDecimal percent) {
    var last = before;
    before = null;
    return last != null && ExternalLimit.isMoreThan(percent, last, now);
  }
}
