package org.tidegate.ocpp.v21;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Where a firmware is, when to take it, and who signed it. Immutable. OCPP 2.1 Part 2, 2.48.
 *
 * @param location a URL
 * @param installDateTime absent: as soon as it can be
 * @param signingCertificate PEM; absent: not signed
 * @param signature Base64; absent: not signed
 */
public record Firmware(String location, Instant retrieveDateTime, @Nullable Instant installDateTime,
    @Nullable String signingCertificate, @Nullable String signature, @Nullable CustomData customData) {
  public Firmware {
    Check.required("location", location);
    Check.maxLength("location", location, 2000);
    Check.required("retrieveDateTime", retrieveDateTime);
    Check.maxLength("signingCertificate", signingCertificate, 5500);
    Check.maxLength("signature", signature, 800);
  }

  /** With the required fields only. */
  public static Firmware of(String location, Instant retrieveDateTime) {
    return new Firmware(location, retrieveDateTime, null, null, null, null);
  }
}
