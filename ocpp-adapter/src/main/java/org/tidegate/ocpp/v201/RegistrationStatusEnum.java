package org.tidegate.ocpp.v201;

/** Whether a charging station is registered. OCPP 2.0.1 Part 2, 3.69. */
public enum RegistrationStatusEnum {
  Accepted, Pending, Rejected
}
