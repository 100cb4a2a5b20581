package org.tidegate.ocpp.v21;

/** What made a monitor report. OCPP 2.1 Part 2, 3.39. */
public enum EventTriggerEnum {
  Alerting, Delta, Periodic
}
