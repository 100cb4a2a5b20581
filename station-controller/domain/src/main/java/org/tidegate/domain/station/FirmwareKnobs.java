package org.tidegate.domain.station;

import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.FirmwareVariables;

/** What the central system can set about firmware. Station loop only. */
@OnStationLoop
record FirmwareKnobs(DeviceModel model) {
  boolean allowsNewSessions() {
    var variable = FirmwareVariables.ALLOW_NEW_SESSIONS;
    return model.bool(variable.component(), variable.variable());
  }
}
