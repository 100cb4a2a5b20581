package org.tidegate.hardware.modbus.sunspec;

import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

/**
 * What a converter told of itself, in the domain's senses. Immutable.
 *
 * @param power measured, positive into the vehicle; absent when the device does not know it
 * @param state of its inverter
 * @param alarms that are on
 * @param volts of the grid, to neutral
 * @param hertz of the grid
 * @param battery what it knows of a battery; absent without model 713
 */
public record ConverterReading(
    Optional<Watts> power,
    InverterState state,
    Set<Alarm> alarms,
    Optional<Double> volts,
    Optional<Double> hertz,
    Optional<Battery> battery) {

  /**
   * A battery as the converter knows it: the vehicle's, or one of the building, which only the installer knows.
   *
   * @param stateOfHealth percent
   */
  public record Battery(
      Optional<StateOfCharge> stateOfCharge, Optional<WattHours> capacity, Optional<Double> stateOfHealth) {}
}
