package org.tidegate.ocpp.interchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code CompensationStatement}, central system to station: what the server has booked for a driver. Immutable. Amounts are
 * minor units of the currency.
 *
 * @param version 1; absent means 1
 * @param statementId of the server's
 * @param partyRef of the records of the stay in which it is to be shown
 * @param at when it was made, UTC; an older one than the last is refused
 * @param from of the period of {@code earned}, {@code spent} and {@code offset}, inclusive, UTC; with {@code to} or not at all
 * @param to exclusive, UTC
 * @param currency ISO 4217
 * @param balance left to be offset against purchases to come
 * @param earned for energy sold
 * @param spent for energy purchased
 * @param offset of the earnings against purchases
 * @param points that the driver has; absent means 0
 */
public record CompensationStatementMessage(@Nullable Integer version, String statementId, String partyRef, Instant at,
    @Nullable Instant from, @Nullable Instant to, String currency, Long balance, Long earned, Long spent, Long offset,
    @Nullable Long points) {
  /** Its {@code messageId}. */
  public static final String ID = "CompensationStatement";

  /** Checks everything. */
  public CompensationStatementMessage {
    version = Bounds.version(version);
    Bounds.text("statementId", statementId, Bounds.LONGEST_ID);
    Bounds.text("partyRef", partyRef, Bounds.LONGEST_ID);
    Bounds.required("at", at);
    if (to != null) {
      Bounds.required("from", from);
    }
    if (from != null) {
      Bounds.required("to", to);
    }
    Bounds.currency(currency);
    Bounds.required("balance", balance);
    Bounds.required("earned", earned);
    Bounds.atLeast("earned", earned, 0);
    Bounds.required("spent", spent);
    Bounds.atLeast("spent", spent, 0);
    Bounds.required("offset", offset);
    Bounds.atLeast("offset", offset, 0);
    Bounds.atLeast("points", points, 0);
  }
}
