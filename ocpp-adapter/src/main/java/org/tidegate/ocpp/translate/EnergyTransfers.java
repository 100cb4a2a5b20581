package org.tidegate.ocpp.translate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.ocpp.v21.AuthorizeResponse;
import org.tidegate.ocpp.v21.EnergyTransferModeEnum;

/** Energy transfers that the central system allows, OCPP 2.1 Q01 and Q02. Pure functions, safe from any thread. */
public final class EnergyTransfers {
  private EnergyTransfers() {}

  /** What a message names. */
  public static Set<EnergyTransfer> read(List<EnergyTransferModeEnum> wire) {
    return wire.stream().map(mode -> WireNames.same(mode, EnergyTransfer.class)).collect(Collectors.toSet());
  }

  /** With the driver's tariff (2.1 I08.FR.04); one that names no transfer has not said which yet (2.1 Q01.FR.08, 2.1 Q02.FR.03). */
  static Authorization allowedBy(AuthorizeResponse answer) {
    return IdTokens.read(answer.idTokenInfo())
        .allowing(Optional.ofNullable(answer.allowedEnergyTransfer()).map(EnergyTransfers::read).orElse(Set.of()))
        .charging(Optional.ofNullable(answer.tariff()).map(Tariffs::read));
  }
}
