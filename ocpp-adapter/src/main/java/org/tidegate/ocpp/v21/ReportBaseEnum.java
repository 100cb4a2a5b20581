package org.tidegate.ocpp.v21;

/** Which standard report is meant. OCPP 2.1 Part 2, 3.86. */
public enum ReportBaseEnum {
  ConfigurationInventory, FullInventory, SummaryInventory
}
