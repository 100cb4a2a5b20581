package org.tidegate.ocpp.v21;

/** How a vehicle notices that the grid is gone. OCPP 2.1 Part 2, 3.54. */
public enum IslandingDetectionEnum {
  NoAntiIslandingSupport,
  RoCoF,
  UVP_OVP,
  UFP_OFP,
  VoltageVectorShift,
  ZeroCrossingDetection,
  OtherPassive,
  ImpedanceMeasurement,
  ImpedanceAtFrequency,
  SlipModeFrequencyShift,
  SandiaFrequencyShift,
  SandiaVoltageShift,
  FrequencyJump,
  RCLQFactor,
  OtherActive
}
