package org.tidegate.hardware.modbus;

import java.util.Set;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.port.PassedOnEvents;
import org.tidegate.domain.station.GridReading;

/**
 * Passes on what devices tell, but readings of EVSEs that have another meter, and of the grid where it has. Station loop
 * only.
 */
final class MeteredElsewhere extends PassedOnEvents {
  private final Set<Integer> evseIds;
  private final boolean gridElsewhere;

  MeteredElsewhere(HardwareEvents events, Set<Integer> evseIds, boolean gridElsewhere) {
    super(events);
    this.evseIds = Set.copyOf(evseIds);
    this.gridElsewhere = gridElsewhere;
  }

  @Override
  public void measured(int evseId, MeterReading reading) {
    if (!evseIds.contains(evseId)) {
      super.measured(evseId, reading);
    }
  }

  @Override
  public void gridChanged(GridReading reading) {
    if (!gridElsewhere) {
      super.gridChanged(reading);
    }
  }
}
