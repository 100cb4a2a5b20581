package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Where a tariff holds, and for whom. Immutable. OCPP 2.1 Part 2, 2.95. */
public record TariffAssignment(String tariffId, TariffKindEnum tariffKind, @Nullable Instant validFrom,
    @Nullable List<Integer> evseIds, @Nullable List<String> idTokens, @Nullable CustomData customData) {
  public TariffAssignment {
    Check.required("tariffId", tariffId);
    Check.maxLength("tariffId", tariffId, 60);
    Check.required("tariffKind", tariffKind);
    evseIds = Check.optionalItems("evseIds", evseIds);
    Check.eachAtLeast("evseIds", evseIds, 0);
    idTokens = Check.optionalItems("idTokens", idTokens);
    Check.eachMaxLength("idTokens", idTokens, 255);
  }

  /** With the required fields only. */
  public static TariffAssignment of(String tariffId, TariffKindEnum tariffKind) {
    return new TariffAssignment(tariffId, tariffKind, null, null, null, null);
  }
}
