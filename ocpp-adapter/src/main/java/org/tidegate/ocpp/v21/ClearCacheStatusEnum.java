package org.tidegate.ocpp.v21;

/** Whether the authorization cache was emptied. OCPP 2.1 Part 2, 3.19. */
public enum ClearCacheStatusEnum {
  Accepted, Rejected
}
