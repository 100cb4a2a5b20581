package org.tidegate.ocpp.v201;

/** What made a monitor report. OCPP 2.0.1 Part 2, 3.32. */
public enum EventTriggerEnum {
  Alerting, Delta, Periodic
}
