package org.tidegate.domain.authorization;

/** Kinds of tokens, with the names of OCPP 2.0.1 IdTokenEnumType. */
public enum IdTokenType {
  Central,
  eMAID,
  ISO14443,
  ISO15693,
  KeyCode,
  Local,
  MacAddress,
  NoAuthorization
}
