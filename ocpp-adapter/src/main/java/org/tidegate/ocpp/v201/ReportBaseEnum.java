package org.tidegate.ocpp.v201;

/** Which standard report is meant. OCPP 2.0.1 Part 2, 3.70. */
public enum ReportBaseEnum {
  ConfigurationInventory, FullInventory, SummaryInventory
}
