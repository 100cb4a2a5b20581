package org.tidegate.ocpp.translate;

import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.ocpp.v21.StatusInfo;

/** Why an answer is no, in the standard's code and in words. Pure functions, safe from any thread. */
public final class StatusInfos {
  private static final int LONGEST_DETAIL = 512;

  private StatusInfos() {}

  /** A code of at most 20 characters, of the appendix on reason codes, and words that are cut when too long. */
  public static StatusInfo of(String reasonCode, String detail) {
    return new StatusInfo(reasonCode, detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)), null);
  }

  /** The domain's refusal as it is. */
  public static StatusInfo of(Refusal refusal) {
    return of(refusal.reasonCode(), refusal.detail());
  }

  /** An EVSE that this station does not have. */
  public static StatusInfo unknownEvse(int evseId) {
    return of("UnknownEvse", "there is no EVSE " + evseId);
  }
}
