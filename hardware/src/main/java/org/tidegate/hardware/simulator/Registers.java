package org.tidegate.hardware.simulator;

/**
 * The meter's registers with their fractions. Not thread-safe: its {@link EvsePhysics} guards it. They only ever count
 * up.
 */
final class Registers {
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

  /** Counts this energy, positive into the car. */
  void count(double wattHours) {
    if (wattHours > 0) {
      importedWh += wattHours;
    } else {
      exportedWh -= wattHours;
    }
  }
}
