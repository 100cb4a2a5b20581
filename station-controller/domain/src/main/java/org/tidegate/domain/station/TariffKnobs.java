package org.tidegate.domain.station;

import java.time.Duration;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.TariffVariables;
import org.tidegate.domain.devicemodel.TariffVariables.FailedTariff;

/** How the central system wants tariffs to be followed, OCPP 2.1 Part 2, 2.12; always the newest values. Station loop only. */
@OnStationLoop
final class TariffKnobs {
  private final DeviceModel model;

  TariffKnobs(DeviceModel model) {
    this.model = model;
  }

  boolean followsTariffs() {
    return model.bool(TariffVariables.TARIFF_ENABLED);
  }

  boolean tellsCost() {
    return followsTariffs() && model.bool(TariffVariables.COST_ENABLED);
  }

  boolean tellsRunningCost() {
    return tellsCost() && model.bool(TariffVariables.RUNNING_COST_ENABLED);
  }

  Duration costInterval() {
    return Duration.ofSeconds(model.integer(TariffVariables.COST_INTERVAL));
  }

  /** Zero: with every reading of the meter. */
  Duration tariffInterval() {
    return Duration.ofSeconds(model.integer(TariffVariables.TARIFF_INTERVAL));
  }

  FailedTariff onFailure() {
    return FailedTariff.valueOf(model.text(TariffVariables.HANDLE_FAILED_TARIFF));
  }
}
