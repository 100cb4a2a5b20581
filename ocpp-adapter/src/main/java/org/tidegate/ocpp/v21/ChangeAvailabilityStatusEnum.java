package org.tidegate.ocpp.v21;

/** What comes of a change of availability. OCPP 2.1 Part 2, 3.13. */
public enum ChangeAvailabilityStatusEnum {
  Accepted, Rejected, Scheduled
}
