package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.authorization.DriverWords;
import org.tidegate.domain.devicemodel.TariffVariables;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.tariff.Tariff;
import org.tidegate.domain.view.BoardView;

/** What the central system wants drivers to read, put together for pages. Station loop only. */
@OnStationLoop
final class Board {
  private final StationCore core;
  private final Displays displays;
  private final Costs costs;

  Board(StationCore core, Displays displays, Costs costs) {
    this.core = core;
    this.displays = displays;
    this.costs = costs;
  }

  BoardView at(Evse evse) {
    var words = evse.state.session().flatMap(VehicleSession::authorization)
        .flatMap(driver -> driver.answer().words());
    return new BoardView(displays.at(evse), tariff(evse, words), costs.at(evse),
        words.map(DriverWords::languages).orElse(List.of()));
  }

  /**
   * What is said to this driver (I01.FR.03, I06.FR.03), else what the tariff says of itself (2.1 I07.FR.14), else what holds
   * for everybody (I04.FR.01).
   */
  private List<DisplayText> tariff(Evse evse, Optional<DriverWords> words) {
    var own = words.map(DriverWords::message).orElse(List.of());
    if (!own.isEmpty()) {
      return own;
    }
    var described = evse.state.cost.at(core.now()).map(Tariff::description).orElse(List.of());
    if (!described.isEmpty()) {
      return described;
    }
    var offline = core.link().isOnline() ? List.<DisplayText>of() : texts(TariffVariables.OFFLINE_TARIFF_FALLBACK);
    return offline.isEmpty() ? texts(TariffVariables.TARIFF_FALLBACK) : offline;
  }

  private List<DisplayText> texts(String name) {
    return TariffVariables.texts(core.deviceModel(), name);
  }
}
