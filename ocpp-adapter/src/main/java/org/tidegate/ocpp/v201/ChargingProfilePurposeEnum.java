package org.tidegate.ocpp.v201;

/** What a charging profile is for. OCPP 2.0.1 Part 2, 3.13. */
public enum ChargingProfilePurposeEnum {
  ChargingStationExternalConstraints, ChargingStationMaxProfile, TxDefaultProfile, TxProfile
}
