package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.dialog.VehiclePrices;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.v21.AbsolutePriceSchedule;
import org.tidegate.ocpp.v21.ChargingSchedule;
import org.tidegate.ocpp.v21.PriceLevelSchedule;
import org.tidegate.ocpp.v21.SalesTariff;

/**
 * What a schedule tells the vehicle of prices, and how that is signed (K15.FR.07, 2.1 K18.FR.07, 2.1 K19.FR.07). Nothing of
 * it is acted on: the vehicle gets it, and reports show it, as it came. Immutable.
 */
record PricesForVehicles(@Nullable SalesTariff salesTariff, @Nullable AbsolutePriceSchedule absolutePriceSchedule,
    @Nullable PriceLevelSchedule priceLevelSchedule, @Nullable Integer signatureId, @Nullable String digestValue) {
  static final PricesForVehicles NONE = new PricesForVehicles(null, null, null, null, null);

  static boolean areTooLong(ChargingSchedule wire) {
    return text(wire).filter(text -> text.length() > VehiclePrices.LONGEST).isPresent();
  }

  static Optional<VehiclePrices> read(ChargingSchedule wire) {
    return text(wire).map(VehiclePrices::new);
  }

  static PricesForVehicles write(VehiclePrices prices) {
    try {
      return OcppJson.mapper().readValue(prices.text(), PricesForVehicles.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("prices that were read once can't be read again", e);
    }
  }

  private static Optional<String> text(ChargingSchedule wire) {
    var prices = new PricesForVehicles(wire.salesTariff(), wire.absolutePriceSchedule(), wire.priceLevelSchedule(),
        wire.signatureId(), wire.digestValue());
    if (prices.equals(NONE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(OcppJson.mapper().writeValueAsString(prices));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read can't be written", e);
    }
  }
}
