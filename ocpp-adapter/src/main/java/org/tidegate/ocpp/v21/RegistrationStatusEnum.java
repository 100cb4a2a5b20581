package org.tidegate.ocpp.v21;

/** Whether a charging station is registered. OCPP 2.1 Part 2, 3.85. */
public enum RegistrationStatusEnum {
  Accepted, Pending, Rejected
}
