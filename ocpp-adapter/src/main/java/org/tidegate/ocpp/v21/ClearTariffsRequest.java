package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Clears default tariffs. Immutable. OCPP 2.1 Part 2, 1.15.1, I10. */
public record ClearTariffsRequest(@Nullable List<String> tariffIds, @Nullable Integer evseId,
    @Nullable CustomData customData) implements OcppRequest {
  public ClearTariffsRequest {
    tariffIds = Check.optionalItems("tariffIds", tariffIds);
    Check.eachMaxLength("tariffIds", tariffIds, 60);
    Check.atLeast("evseId", evseId, 0);
  }

  /** Without any field. */
  public static ClearTariffsRequest of() {
    return new ClearTariffsRequest(null, null, null);
  }
}
