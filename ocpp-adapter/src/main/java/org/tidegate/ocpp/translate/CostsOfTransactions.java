package org.tidegate.ocpp.translate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.tariff.Amount;
import org.tidegate.domain.tariff.CostDimension;
import org.tidegate.domain.tariff.CostItem;
import org.tidegate.domain.tariff.Tax;
import org.tidegate.ocpp.v21.ChargingPeriod;
import org.tidegate.ocpp.v21.CostDetails;
import org.tidegate.ocpp.v21.CostDimensionEnum;
import org.tidegate.ocpp.v21.Price;
import org.tidegate.ocpp.v21.TariffCostEnum;
import org.tidegate.ocpp.v21.TaxRate;
import org.tidegate.ocpp.v21.TotalCost;
import org.tidegate.ocpp.v21.TotalPrice;
import org.tidegate.ocpp.v21.TotalUsage;

/** What the station has worked out that a transaction costs, OCPP 2.1 I12. Pure functions, safe from any thread. */
final class CostsOfTransactions {
  private static final int DIMENSION_DIGITS = 3;

  private CostsOfTransactions() {}

  static CostDetails write(org.tidegate.domain.tariff.CostDetails cost) {
    return new CostDetails(total(cost), usage(cost),
        cost.periods().isEmpty() ? null : cost.periods().stream().map(CostsOfTransactions::period).toList(),
        cost.failure().isPresent() ? true : null, cost.failure().orElse(null), null);
  }

  private static TotalCost total(org.tidegate.domain.tariff.CostDetails cost) {
    return new TotalCost(cost.currency().getCurrencyCode(), WireNames.same(cost.kind(), TariffCostEnum.class),
        new TotalPrice(plain(cost.total().exclTax()), plain(cost.total().inclTax()), null),
        price(cost, CostItem.FIXED), price(cost, CostItem.ENERGY), price(cost, CostItem.CHARGING_TIME),
        price(cost, CostItem.IDLE_TIME), price(cost, CostItem.RESERVATION_TIME),
        price(cost, CostItem.RESERVATION_FIXED), null);
  }

  private static @Nullable Price price(org.tidegate.domain.tariff.CostDetails cost, CostItem item) {
    return Optional.ofNullable(cost.parts().get(item)).map(CostsOfTransactions::price).orElse(null);
  }

  private static Price price(Amount amount) {
    return new Price(plain(amount.exclTax()), plain(amount.inclTax()), taxes(amount.taxes()), null);
  }

  private static @Nullable List<TaxRate> taxes(List<Tax> taxes) {
    return taxes.isEmpty()
        ? null
        : taxes.stream().map(tax -> new TaxRate(tax.type(), tax.percent(), tax.stack().orElse(null), null)).toList();
  }

  private static TotalUsage usage(org.tidegate.domain.tariff.CostDetails cost) {
    return new TotalUsage(cost.energy(), seconds(cost.charging()), seconds(cost.idle()),
        cost.reserved().map(CostsOfTransactions::seconds).orElse(null), null);
  }

  private static ChargingPeriod period(org.tidegate.domain.tariff.ChargingPeriod period) {
    var dimensions = period.dimensions().entrySet().stream().sorted(Map.Entry.comparingByKey())
        .map(CostsOfTransactions::dimension).toList();
    return new ChargingPeriod(period.start(), dimensions.isEmpty() ? null : dimensions, period.tariffId(), null);
  }

  private static org.tidegate.ocpp.v21.CostDimension dimension(Map.Entry<CostDimension, BigDecimal> told) {
    return org.tidegate.ocpp.v21.CostDimension.of(switch (told.getKey()) {
      case ENERGY -> CostDimensionEnum.Energy;
      case MIN_CURRENT -> CostDimensionEnum.MinCurrent;
      case MAX_CURRENT -> CostDimensionEnum.MaxCurrent;
      case MIN_POWER -> CostDimensionEnum.MinPower;
      case MAX_POWER -> CostDimensionEnum.MaxPower;
      case CHARGING_TIME -> CostDimensionEnum.ChargingTime;
      case IDLE_TIME -> CostDimensionEnum.IdleTIme;
    }, whole(told.getValue().setScale(DIMENSION_DIGITS, RoundingMode.HALF_EVEN)));
  }

  private static @Nullable BigDecimal plain(Optional<BigDecimal> amount) {
    return amount.map(CostsOfTransactions::whole).orElse(null);
  }

  private static BigDecimal whole(BigDecimal number) {
    var shortest = number.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  private static int seconds(Duration duration) {
    return (int) Math.min(duration.toSeconds(), Integer.MAX_VALUE);
  }
}
