package org.tidegate.ocpp.v201;

/** What comes of a change of availability. OCPP 2.0.1 Part 2, 3.10. */
public enum ChangeAvailabilityStatusEnum {
  Accepted, Rejected, Scheduled
}
