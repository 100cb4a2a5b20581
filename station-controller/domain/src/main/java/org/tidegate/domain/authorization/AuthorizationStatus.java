package org.tidegate.domain.authorization;

/** What the central system thinks of a token, with the names of OCPP 2.0.1 AuthorizationStatusEnumType. */
public enum AuthorizationStatus {
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
