package org.tidegate.ocpp.v201;

/** Whether the authorization cache was emptied. OCPP 2.0.1 Part 2, 3.17. */
public enum ClearCacheStatusEnum {
  Accepted, Rejected
}
