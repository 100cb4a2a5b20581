package org.tidegate.domain.transaction;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Points at which a transaction may start or stop, OCPP 2.0.1 TxStartPoint and TxStopPoint. */
public enum TransactionPoint {
  /** Something, probably a vehicle, stands in the parking bay. */
  ParkingBayOccupancy,
  /** A vehicle is connected. */
  EVConnected,
  /** The driver is authorized. */
  Authorized,
  /** The meter has given its first signed reading of the vehicle's stay; only a start point. */
  DataSigned,
  /** {@link #EVConnected} and {@link #Authorized}: nothing but the vehicle's wish is missing for energy to flow. */
  PowerPathClosed,
  /** Energy flows. */
  EnergyTransfer;

  /** The points with these names; what no station knows is left out. */
  public static Set<TransactionPoint> of(List<String> names) {
    var points = EnumSet.noneOf(TransactionPoint.class);
    for (var point : values()) {
      if (names.contains(point.name())) {
        points.add(point);
      }
    }
    return points;
  }

  /** These points, and {@link #PowerPathClosed} where both of its parts are among them. */
  public static Set<TransactionPoint> reached(Set<TransactionPoint> facts) {
    var points = EnumSet.noneOf(TransactionPoint.class);
    points.addAll(facts);
    if (facts.contains(EVConnected) && facts.contains(Authorized)) {
      points.add(PowerPathClosed);
    }
    return points;
  }

  /**
   * Whether a transaction with these stop points ends when these points fall. {@link #PowerPathClosed} as a stop point
   * means exactly {@link #EVConnected} and {@link #Authorized}, Part 2 section 2.6.6.2.
   */
  public static boolean isEnd(Set<TransactionPoint> fallen, Set<TransactionPoint> stopPoints) {
    boolean pathOpens = fallen.contains(EVConnected) || fallen.contains(Authorized);
    return fallen.stream().anyMatch(stopPoints::contains) || pathOpens && stopPoints.contains(PowerPathClosed);
  }
}
