package org.tidegate.domain.authorization;

/** Kinds of tokens, with the names of OCPP 2.1 Part 2, Appendices 7 (IdTokenEnumStringType); OCPP 2.0.1 has not all of them. */
public enum IdTokenType {
  Central,
  DirectPayment,
  eMAID,
  EVCCID,
  ISO14443,
  ISO15693,
  KeyCode,
  Local,
  MacAddress,
  NoAuthorization,
  VIN
}
