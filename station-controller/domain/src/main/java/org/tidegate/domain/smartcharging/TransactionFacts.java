package org.tidegate.domain.smartcharging;

import java.time.Instant;

/**
 * The transaction that runs on an EVSE. Immutable.
 *
 * @param transactionId the station's id of it
 * @param started when the EVSE was first ready to deliver energy in it (connected and authorized): relative schedules
 *     count from here (K01.FR.42)
 */
public record TransactionFacts(String transactionId, Instant started) {}
