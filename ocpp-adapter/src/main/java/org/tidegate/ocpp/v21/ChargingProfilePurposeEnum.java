package org.tidegate.ocpp.v21;

/** What a charging profile is for. OCPP 2.1 Part 2, 3.15. */
public enum ChargingProfilePurposeEnum {
  ChargingStationExternalConstraints,
  ChargingStationMaxProfile,
  TxDefaultProfile,
  TxProfile,
  PriorityCharging,
  LocalGeneration
}
