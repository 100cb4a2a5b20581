package org.tidegate.domain.metering;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a sampled value measures: the measurands of OCPP 2.0.1 that this station can tell. */
public enum Measurand {
  /** Register of energy into vehicles, Wh. */
  ENERGY_IMPORT_REGISTER("Energy.Active.Import.Register", "Wh"),
  /** Register of energy out of vehicles, Wh. */
  ENERGY_EXPORT_REGISTER("Energy.Active.Export.Register", "Wh"),
  /** Power into the vehicle, W, never negative. */
  POWER_IMPORT("Power.Active.Import", "W"),
  /** Power out of the vehicle, W, never negative. */
  POWER_EXPORT("Power.Active.Export", "W"),
  /** Power offered to the vehicle, W. */
  POWER_OFFERED("Power.Offered", "W"),
  /** State of charge, percent. */
  SOC("SoC", "Percent"),
  /** Voltage, V. */
  VOLTAGE("Voltage", "V"),
  /** Frequency of the grid, Hz. */
  FREQUENCY("Frequency", "Hz"),
  /** The setpoint to follow, W, positive into the vehicle. OCPP 2.1 */
  POWER_SETPOINT("Power.Active.Setpoint", "W"),
  /** By how much more power flows than the setpoint asks for, in its direction, W. OCPP 2.1 */
  POWER_RESIDUAL("Power.Active.Residual", "W"),
  /** What would have flowed since the sample before, had the setpoint been followed exactly, Wh. OCPP 2.1 */
  ENERGY_SETPOINT_INTERVAL("Energy.Active.Setpoint.Interval", "Wh");

  /** Those that OCPP 2.0.1 knows. */
  public static final Set<Measurand> OF_OCPP201 = Collections.unmodifiableSet(
      EnumSet.complementOf(EnumSet.of(POWER_SETPOINT, POWER_RESIDUAL, ENERGY_SETPOINT_INTERVAL)));

  private final String wire;
  private final String unit;

  Measurand(String wire, String unit) {
    this.wire = wire;
    this.unit = unit;
  }

  /** The standard's spelling. */
  public String wire() {
    return wire;
  }

  /** Whether it is a register of the energy meter: what a meter that signs has signed. */
  public boolean isRegister() {
    return this == ENERGY_IMPORT_REGISTER || this == ENERGY_EXPORT_REGISTER;
  }

  /** Whether it is measured in the vehicle and not at the outlet. */
  public boolean isOfVehicle() {
    return this == SOC;
  }

  /** The standard's spelling of its unit. */
  public String unit() {
    return unit;
  }

  /** The measurand with this spelling; absent when this station can't tell it. */
  public static Optional<Measurand> of(String wire) {
    return Arrays.stream(values()).filter(measurand -> measurand.wire.equals(wire)).findFirst();
  }
}
