package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a transaction costs, and what for: OCPP 2.1 Part 2, 2.30. Immutable.
 *
 * @param currency of all amounts
 * @param kind how the total came about
 * @param parts by item; only {@code FIXED} where the least or most cost stands in for what was worked out
 * @param total of them
 * @param energy net into the vehicle, Wh
 * @param charging time in which energy flowed
 * @param idle time in which none did
 * @param reserved from the reservation that the driver used to the start
 * @param periods empty while the transaction goes on (2.1 I12.FR.02)
 * @param failure why it could not be worked out; the amounts are those of before then
 */
public record CostDetails(Currency currency, CostKind kind, Map<CostItem, Amount> parts, Amount total,
    BigDecimal energy, Duration charging, Duration idle, Optional<Duration> reserved, List<ChargingPeriod> periods,
    Optional<String> failure) {
  /** Copies the collections. */
  public CostDetails {
    parts = Map.copyOf(parts);
    periods = List.copyOf(periods);
  }

  /** So far. */
  public static CostDetails running(CostAccount account, Tariff tariff) {
    var parts = CostSums.of(account, tariff);
    return of(account, tariff, account.atMost() ? CostKind.MaxCost : CostKind.NormalCost, parts,
        CostSums.total(parts.values()), List.of());
  }

  /** In the end; with these charging periods. */
  public static CostDetails atEnd(CostAccount account, Tariff tariff, List<ChargingPeriod> periods) {
    var running = running(account, tariff);
    return tariff.minCost().filter(least -> CostSums.isBelow(running.total, least))
        .map(least -> of(account, tariff, CostKind.MinCost, Map.of(CostItem.FIXED, least), least, periods)) // 2.1 I12.FR.38
        .orElseGet(() -> of(account, tariff, running.kind, running.parts, running.total, periods));
  }

  private static CostDetails of(CostAccount account, Tariff tariff, CostKind kind, Map<CostItem, Amount> parts,
      Amount total, List<ChargingPeriod> periods) {
    return new CostDetails(tariff.currency(), kind, parts, total, BigDecimal.valueOf(account.energy()),
        account.charging(), account.idle(), account.reserved(), periods, account.failure());
  }
}
