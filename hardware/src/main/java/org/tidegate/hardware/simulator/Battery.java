package org.tidegate.hardware.simulator;

/** The battery of a plugged car, seen from the plug. Not thread-safe: its {@link EvsePhysics} guards it. */
final class Battery {
  private static final double NOTHING_WH = 1e-6;

  private final double capacityWh;
  private final double floorWh;
  private final double efficiency;
  private double energyWh;

  /** The battery of this car, holding this much energy. */
  Battery(SimulatedCar car, double energyWh) {
    this.capacityWh = car.capacityWh();
    this.floorWh = car.floorWh();
    this.efficiency = car.efficiency();
    this.energyWh = Math.min(energyWh, capacityWh);
  }

  double energyWh() {
    return energyWh;
  }

  double stateOfCharge() {
    return Math.min(100, energyWh / capacityWh * 100);
  }

  boolean isFull() {
    return capacityWh - energyWh < NOTHING_WH;
  }

  /** Whether the car gives nothing more. */
  boolean isAtFloor() {
    return energyWh - floorWh < NOTHING_WH;
  }

  /** Takes this energy at the plug, or what still fits; returns what was taken at the plug. */
  double take(double wattHours) {
    double most = (capacityWh - energyWh) / efficiency;
    energyWh = wattHours >= most ? capacityWh : energyWh + wattHours * efficiency;
    return Math.min(wattHours, most);
  }

  /** Gives this energy at the plug, or what there is above the floor; returns what was given at the plug. */
  double give(double wattHours) {
    double most = Math.max(0, energyWh - floorWh) * efficiency;
    energyWh = wattHours >= most ? Math.min(energyWh, floorWh) : energyWh - wattHours / efficiency;
    return Math.min(wattHours, most);
  }
}
