package org.tidegate.ocpp.v21;

/** Whether a token may charge, or why not. OCPP 2.1 Part 2, 3.3. */
public enum AuthorizationStatusEnum {
  Accepted,
  Blocked,
  ConcurrentTx,
  Expired,
  Invalid,
  NoCredit,
  NotAllowedTypeEVSE,
  NotAtThisLocation,
  NotAtThisTime,
  Unknown
}
