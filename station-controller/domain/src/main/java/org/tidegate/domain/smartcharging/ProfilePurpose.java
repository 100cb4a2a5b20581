package org.tidegate.domain.smartcharging;

/** What a charging profile is for; names as on the wire. Immutable. */
public enum ProfilePurpose {
  /** A limit of the site or the grid, set by something else than the central system. */
  ChargingStationExternalConstraints,
  /** The most the whole station may take. */
  ChargingStationMaxProfile,
  /** For every transaction that has nothing of its own. */
  TxDefaultProfile,
  /** For one transaction; it overrules the default (K02.FR.04). */
  TxProfile,
  /** OCPP 2.1: charges as fast as it may; overrules the transaction's own and the default while activated (K21, K22). */
  PriorityCharging,
  /** OCPP 2.1: power made on the site, which adds to what the others allow (2.1 SC.01, K27). */
  LocalGeneration;

  /** The operation modes that its periods may have (2.1 K01.FR.111 to 2.1 K01.FR.113). */
  boolean allows(OperationMode mode) {
    return switch (this) {
      case TxDefaultProfile, TxProfile -> true;
      case ChargingStationMaxProfile, PriorityCharging -> mode == OperationMode.ChargingOnly;
      case LocalGeneration -> mode == OperationMode.ChargingOnly || mode == OperationMode.ExternalLimits;
      case ChargingStationExternalConstraints -> mode == OperationMode.ChargingOnly
          || mode == OperationMode.ExternalLimits || mode == OperationMode.ExternalSetpoint;
    };
  }

  /** Whether it speaks to transactions and so may tell a vehicle what to do, not only how much is allowed. */
  public boolean mayCarrySetpoints() {
    return this == TxDefaultProfile || this == TxProfile;
  }
}
