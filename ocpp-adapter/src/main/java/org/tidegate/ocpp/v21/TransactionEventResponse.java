package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Answers a transaction event; may reject the token, price the session or address the driver. Immutable.
 * OCPP 2.1 Part 2, 1.84.2, section E.
 *
 * @param totalCost running total on an update, final on the end, taxes included, in the station's currency; absent
 *     does not mean free
 * @param chargingPriority -9 to 9, higher goes first; replaces the token's
 */
public record TransactionEventResponse(@Nullable BigDecimal totalCost, @Nullable Integer chargingPriority,
    @Nullable IdTokenInfo idTokenInfo, @Nullable MessageContent updatedPersonalMessage,
    @Nullable TransactionLimit transactionLimit, @Nullable List<MessageContent> updatedPersonalMessageExtra,
    @Nullable CustomData customData) implements OcppResponse {
  public TransactionEventResponse {
    Check.decimal("totalCost", totalCost);
    updatedPersonalMessageExtra = Check.optionalItems("updatedPersonalMessageExtra", updatedPersonalMessageExtra, 4);
  }

  /** Without any field. */
  public static TransactionEventResponse of() {
    return new TransactionEventResponse(null, null, null, null, null, null, null);
  }
}
