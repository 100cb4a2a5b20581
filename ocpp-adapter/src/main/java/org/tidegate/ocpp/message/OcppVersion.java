package org.tidegate.ocpp.message;

import java.util.Arrays;
import java.util.Optional;

/** A version of OCPP that this station speaks. Immutable. */
public enum OcppVersion {
  /** OCPP 2.0.1. */
  V201("ocpp2.0.1"),
  /** OCPP 2.1. */
  V21("ocpp2.1");

  private final String subprotocol;

  OcppVersion(String subprotocol) {
    this.subprotocol = subprotocol;
  }

  /** Its name in the WebSocket handshake. */
  public String subprotocol() {
    return subprotocol;
  }

  /** The version with this name in the handshake; empty when it is not spoken here. */
  public static Optional<OcppVersion> of(String subprotocol) {
    return Arrays.stream(values()).filter(version -> version.subprotocol.equals(subprotocol)).findFirst();
  }
}
