package org.tidegate.ocpp.v21;

/** A function that supports the grid. OCPP 2.1 Part 2, 3.33. */
public enum DERControlEnum {
  EnterService,
  FreqDroop,
  FreqWatt,
  FixedPFAbsorb,
  FixedPFInject,
  FixedVar,
  Gradients,
  HFMustTrip,
  HFMayTrip,
  HVMustTrip,
  HVMomCess,
  HVMayTrip,
  LimitMaxDischarge,
  LFMustTrip,
  LVMustTrip,
  LVMomCess,
  LVMayTrip,
  PowerMonitoringMustTrip,
  VoltVar,
  VoltWatt,
  WattPF,
  WattVar
}
