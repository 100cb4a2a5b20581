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
    Indicator indicator) {}
