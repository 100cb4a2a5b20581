package org.tidegate.domain.port;

/**
 * The devices of one EVSE. Immutable.
 *
 * @param evseId number of the EVSE, from 1 without gaps
 */
public record EvseDevices(
    int evseId,
    PowerStage powerStage,
    Contactor contactor,
    ConnectorLock lock,
    EnergyMeter meter,
    ControlPilot pilot,
    Indicator indicator,
    VehicleDialog dialog) {

  /** An EVSE without ISO 15118. */
  public EvseDevices(int evseId, PowerStage powerStage, Contactor contactor, ConnectorLock lock, EnergyMeter meter,
      ControlPilot pilot, Indicator indicator) {
    this(evseId, powerStage, contactor, lock, meter, pilot, indicator, VehicleDialog.NONE);
  }
}
