package org.tidegate.domain.sale;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;

/**
 * One stretch of energy in one direction at one price, settled. Immutable; appended, never edited.
 *
 * @param recordId random, unique: a central system that sees it twice books it once
 * @param chainIndex its place in the station's chain, from 1 without gaps
 * @param evseId where
 * @param transactionId in which OCPP transaction
 * @param start time of the reading it starts with, UTC, in whole milliseconds
 * @param end time of the reading it ends with, UTC, in whole milliseconds
 * @param importStart import register at the start
 * @param importEnd import register at the end
 * @param exportStart export register at the start
 * @param exportEnd export register at the end
 * @param direction which of both registers moved
 * @param throughAggregator whether the resource aggregator asked for it; otherwise ordinary charging
 * @param unitPrice absent when it was not known: then the amount is zero
 * @param amount paid to the driver for {@link Direction#EXPORT}, by the driver for {@link Direction#IMPORT}; negative only
 *     where the unit price is
 * @param permissionId under which permission; absent without one
 * @param conditionsVersion of that permission
 * @param profileId the charging profile that gave the setpoint; absent for ordinary charging
 * @param partyRef random stand-in for the driver; who that is stands elsewhere and can be deleted
 * @param quality whether all of it was metered
 * @param previousHash hash of the record before, lower-case hexadecimal SHA-256; 64 zeros for the first
 * @param hash of this record's {@linkplain CanonicalText canonical text}
 * @param signature over the hash by the station's key, see {@link RecordSigner}
 */
public record InterchangeRecord(
    String recordId,
    long chainIndex,
    int evseId,
    String transactionId,
    Instant start,
    Instant end,
    WattHours importStart,
    WattHours importEnd,
    WattHours exportStart,
    WattHours exportEnd,
    Direction direction,
    boolean throughAggregator,
    Optional<Price> unitPrice,
    Money amount,
    Optional<String> permissionId,
    Optional<Integer> conditionsVersion,
    Optional<Integer> profileId,
    String partyRef,
    Quality quality,
    String previousHash,
    String hash,
    String signature) {

  /** The energy of the stretch, in its direction. */
  public WattHours energy() {
    return direction == Direction.IMPORT ? importEnd.minus(importStart) : exportEnd.minus(exportStart);
  }

  /** How good the readings are. */
  public enum Quality {
    /** Both ends were read from the meter at the boundary. */
    METERED("metered"),
    /** The end is the last reading known before the station or the meter fell silent. */
    LAST_KNOWN("last-known");

    private final String token;

    Quality(String token) {
      this.token = token;
    }

    /** The spelling used in messages. */
    public String token() {
      return token;
    }
  }
}
