package org.tidegate.domain.sale;

import java.time.Instant;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.WattHours;

/**
 * A meter's two energy registers at one moment, as they were read. Immutable.
 *
 * @param at when the meter was read, UTC
 * @param imported register of energy that went into vehicles
 * @param exported register of energy that came out of vehicles
 */
public record Registers(Instant at, WattHours imported, WattHours exported) {

  /** The registers of a reading. */
  public static Registers of(MeterReading reading) {
    return new Registers(reading.at(), reading.imported(), reading.exported());
  }

  /** The register of this direction. */
  public WattHours of(Direction direction) {
    return direction == Direction.IMPORT ? imported : exported;
  }

  boolean runBackwardsFrom(Registers earlier) {
    return imported.compareTo(earlier.imported) < 0 || exported.compareTo(earlier.exported) < 0;
  }
}
