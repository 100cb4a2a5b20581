package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Says whether the token may charge. Immutable. OCPP 2.1 Part 2, 1.3.2, C01.
 *
 * @param certificateStatus result of the contract certificate check
 * @param allowedEnergyTransfer how energy may be transferred; absent: charging only (Q01)
 * @param tariff what this driver pays
 */
public record AuthorizeResponse(IdTokenInfo idTokenInfo, @Nullable AuthorizeCertificateStatusEnum certificateStatus,
    @Nullable List<EnergyTransferModeEnum> allowedEnergyTransfer, @Nullable Tariff tariff,
    @Nullable CustomData customData) implements OcppResponse {
  public AuthorizeResponse {
    Check.required("idTokenInfo", idTokenInfo);
    allowedEnergyTransfer = Check.optionalItems("allowedEnergyTransfer", allowedEnergyTransfer);
  }

  /** With the required fields only. */
  public static AuthorizeResponse of(IdTokenInfo idTokenInfo) {
    return new AuthorizeResponse(idTokenInfo, null, null, null, null);
  }
}
