package org.tidegate.domain.copy;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.InterchangeRecord;

/**
 * One page of a driver's own copy of a stay's records, signed by the station as a whole. Immutable.
 *
 * @param number from 1
 * @param of how many pages the stay's copy has
 * @param station identity of the station
 * @param totals of the whole stay
 * @param records of this page, with their own hashes but without their own signatures
 * @param publicKey of the station, the point on the curve P-256, uncompressed; empty: not told
 */
public record CopyPage(int number, int of, String station, Totals totals, List<InterchangeRecord> records,
    byte[] publicKey) {
  /** Copies the list. */
  public CopyPage {
    records = List.copyOf(records);
  }

  /**
   * What all pages come to. Immutable.
   *
   * @param partyRef stand-in for the driver
   * @param count of the records
   * @param sold energy out of the vehicle
   * @param purchased energy into the vehicle
   * @param earned paid to the driver; absent: no price was known
   * @param spent paid by the driver; absent: no price was known
   */
  public record Totals(String partyRef, int count, WattHours sold, WattHours purchased, Optional<Money> earned,
      Optional<Money> spent) {}
}
