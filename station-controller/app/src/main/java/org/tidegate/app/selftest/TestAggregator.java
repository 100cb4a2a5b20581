package org.tidegate.app.selftest;

import org.tidegate.domain.quantity.Watts;

/** Asks the station for power as a central system does. Station loop only; nothing is promised to be followed. */
public interface TestAggregator {
  /** Starts a transaction for the vehicle at this EVSE, in which nothing flows before the first setpoint. */
  void start(int evseId);

  /** Wants this power of a transaction from now on, positive into the vehicle. */
  void setpoint(int evseId, String transactionId, Watts power);

  /** Ends the transaction. */
  void stop(String transactionId);
}
