package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.model.Request;

/** Which calls may pass at this moment; answers always may. Station loop only. */
public interface CallGate {

  /** Asked when a call is handed over, and again when its turn to be sent comes. */
  boolean maySend(String action, Request request);

  /** A call of the other side that may not pass is answered with SecurityError. */
  boolean mayReceive(String action);

  /** Most bytes of a call of the other side; a longer one is answered with FormatViolation. */
  default int mostBytes(String action) {
    return Integer.MAX_VALUE;
  }

  /** Lets everything pass, as on the side of a central system that accepts any station. */
  static CallGate open() {
    return new CallGate() {
      @Override
      public boolean maySend(String action, Request request) {
        return true;
      }

      @Override
      public boolean mayReceive(String action) {
        return true;
      }
    };
  }
}
