package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Identifies the modem's SIM card. Immutable. OCPP 2.1 Part 2, 2.69. */
public record Modem(@Nullable String iccid, @Nullable String imsi, @Nullable CustomData customData) {
  public Modem {
    Check.maxLength("iccid", iccid, 20);
    Check.maxLength("imsi", imsi, 20);
  }

  /** Without any field. */
  public static Modem of() {
    return new Modem(null, null, null);
  }
}
