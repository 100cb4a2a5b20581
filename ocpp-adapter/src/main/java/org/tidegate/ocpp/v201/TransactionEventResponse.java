package org.tidegate.ocpp.v201;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Answers a transaction event; may reject the token, price the session or address the driver. Immutable.
 * OCPP 2.0.1 Part 2, 1.60.2, section E.
 *
 * @param totalCost running total on an update, final on the end, taxes included, in the station's currency; absent
 *     does not mean free
 * @param chargingPriority -9 to 9, higher goes first; replaces the token's
 */
public record TransactionEventResponse(@Nullable BigDecimal totalCost, @Nullable Integer chargingPriority,
    @Nullable IdTokenInfo idTokenInfo, @Nullable MessageContent updatedPersonalMessage,
    @Nullable CustomData customData) implements OcppResponse {
  public TransactionEventResponse {
    Check.decimal("totalCost", totalCost);
  }

  /** Without any optional field. */
  public static TransactionEventResponse of() {
    return new TransactionEventResponse(null, null, null, null, null);
  }
}
