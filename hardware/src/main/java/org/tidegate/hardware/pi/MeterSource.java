package org.tidegate.hardware.pi;

import java.util.function.Consumer;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.EnergyMeter;

/** Where an EVSE's energy meter comes from: it stands on a bus of its own, not on pins. Safe from any thread. */
@FunctionalInterface
public interface MeterSource {
  /** The meter of this EVSE, which tells its readings here, on any thread. */
  EnergyMeter open(int evseId, Consumer<MeterReading> readings);
}
