package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** What became of each. Immutable. OCPP 2.1 Part 2, 1.15.2, I10. */
public record ClearTariffsResponse(List<ClearTariffsResult> clearTariffsResult, @Nullable CustomData customData)
    implements
      OcppResponse {
  public ClearTariffsResponse {
    clearTariffsResult = Check.items("clearTariffsResult", clearTariffsResult);
  }

  /** With the required fields only. */
  public static ClearTariffsResponse of(List<ClearTariffsResult> clearTariffsResult) {
    return new ClearTariffsResponse(clearTariffsResult, null);
  }
}
