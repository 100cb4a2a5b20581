package org.tidegate.domain.transaction;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Points at which a transaction may start or stop, OCPP 2.0.1 TxStartPoint and TxStopPoint. */
public enum TransactionPoint {
  /** A vehicle is connected. */
  EVConnected,
  /** The driver is authorized. */
  Authorized,
  /** Both: nothing but the vehicle's wish is missing for energy to flow. */
  PowerPathClosed,
  /** Energy flows. */
  EnergyTransfer;

  /** The points with these names; what this station can't notice is left out. */
  public static Set<TransactionPoint> of(List<String> names) {
    var points = EnumSet.noneOf(TransactionPoint.class);
    for (var point : values()) {
      if (names.contains(point.name())) {
        points.add(point);
      }
    }
    return points;
  }

  /** The points that are reached. */
  public static Set<TransactionPoint> reached(boolean connected, boolean authorized, boolean energyFlows) {
    var points = EnumSet.noneOf(TransactionPoint.class);
    if (connected) {
      points.add(EVConnected);
    }
    if (authorized) {
      points.add(Authorized);
    }
    if (connected && authorized) {
      points.add(PowerPathClosed);
    }
    if (energyFlows) {
      points.add(EnergyTransfer);
    }
    return points;
  }
}
