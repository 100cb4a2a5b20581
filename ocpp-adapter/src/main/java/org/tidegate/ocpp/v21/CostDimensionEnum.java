package org.tidegate.ocpp.v21;

/** What is paid for. OCPP 2.1 Part 2, 3.26. */
public enum CostDimensionEnum {
  Energy, MaxCurrent, MinCurrent, MaxPower, MinPower, IdleTIme, ChargingTime
}
