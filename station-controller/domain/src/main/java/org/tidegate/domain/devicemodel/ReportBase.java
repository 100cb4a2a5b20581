package org.tidegate.domain.devicemodel;

/** The prepared reports, with the names of OCPP 2.0.1 ReportBaseEnumType. */
public enum ReportBase {
  /** Every variable that the operator can set, B07.FR.07. */
  ConfigurationInventory,
  /** Every variable, B07.FR.08. */
  FullInventory,
  /** Availability, and whatever is wrong, B07.FR.09. */
  SummaryInventory
}
