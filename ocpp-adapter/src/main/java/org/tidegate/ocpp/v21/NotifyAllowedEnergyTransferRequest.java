package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Says how energy may be transferred from now on, Q02. Immutable. OCPP 2.1 Part 2, 1.44.1. */
public record NotifyAllowedEnergyTransferRequest(String transactionId,
    List<EnergyTransferModeEnum> allowedEnergyTransfer, @Nullable CustomData customData) implements OcppRequest {
  public NotifyAllowedEnergyTransferRequest {
    Check.required("transactionId", transactionId);
    Check.maxLength("transactionId", transactionId, 36);
    allowedEnergyTransfer = Check.items("allowedEnergyTransfer", allowedEnergyTransfer);
  }

  /** With the required fields only. */
  public static NotifyAllowedEnergyTransferRequest of(String transactionId,
      List<EnergyTransferModeEnum> allowedEnergyTransfer) {
    return new NotifyAllowedEnergyTransferRequest(transactionId, allowedEnergyTransfer, null);
  }
}
