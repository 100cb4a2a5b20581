package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Identifies the modem's SIM card. Immutable. OCPP 2.0.1 Part 2, 2.33. */
public record Modem(@Nullable String iccid, @Nullable String imsi, @Nullable CustomData customData) {
  public Modem {
    Check.maxLength("iccid", iccid, 20);
    Check.maxLength("imsi", imsi, 20);
  }
}
