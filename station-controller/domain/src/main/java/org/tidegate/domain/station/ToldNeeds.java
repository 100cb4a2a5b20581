package org.tidegate.domain.station;

import org.jspecify.annotations.Nullable;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;

/** Tells the central system what an ISO 15118 vehicle at one EVSE needs, K15. Station loop only. */
@OnStationLoop
final class ToldNeeds {
  private final EvseState evse;
  private boolean needsTold;

  ToldNeeds(EvseState evse) {
    this.evse = evse;
  }

  /** K15.FR.01; what there was no link for is told with the first report after it is back. */
  void told(@Nullable Vehicle before, Vehicle told) {
    needsTold = needsTold && before != null && !isNew(before, told);
    if (!needsTold && told.signalling() == Signalling.ISO15118 && evse.core.link().isOnline()) {
      needsTold = true;
      evse.core.tell(new Outgoing.ChargingNeeds(evse.id(), told));
    }
  }

  private static boolean isNew(Vehicle before, Vehicle told) {
    return !before.mostCharge().equals(told.mostCharge()) || !before.mostDischarge().equals(told.mostDischarge())
        || !before.departure().equals(told.departure()) || !before.capacity().equals(told.capacity())
        || !before.targetCharge().equals(told.targetCharge()) || !before.minimumCharge().equals(told.minimumCharge())
        || !before.electrical().equals(told.electrical())
        || before.stateOfCharge().isPresent() != told.stateOfCharge().isPresent();
  }
}
