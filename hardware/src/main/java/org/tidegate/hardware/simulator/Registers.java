package org.tidegate.hardware.simulator;

import org.tidegate.domain.quantity.WattHours;

/**
 * The meter's registers with their fractions. Not thread-safe: its {@link EvsePhysics} guards it. They only ever count
 * up.
 */
final class Registers {
  /** What a sum of many small parts may lack. */
  private static final double ROUNDING_WH = 1e-6;

  private double importedWh;
  private double exportedWh;

  Registers(double importedWh, double exportedWh) {
    this.importedWh = importedWh;
    this.exportedWh = exportedWh;
  }

  double importedWh() {
    return importedWh;
  }

  double exportedWh() {
    return exportedWh;
  }

  /** What the import register shows. */
  WattHours imported() {
    return shown(importedWh);
  }

  /** What the export register shows. */
  WattHours exported() {
    return shown(exportedWh);
  }

  /** Counts this energy, positive into the car. */
  void count(double wattHours) {
    if (wattHours > 0) {
      importedWh += wattHours;
    } else {
      exportedWh -= wattHours;
    }
  }

  private static WattHours shown(double wattHours) {
    return new WattHours((long) (wattHours + ROUNDING_WH));
  }
}
