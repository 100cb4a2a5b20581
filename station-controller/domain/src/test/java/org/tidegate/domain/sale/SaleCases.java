package org.tidegate.domain.sale;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

/** What the tests of this room share. */
final class SaleCases {
  static final Currency EUR = Currency.getInstance("EUR");
  static final RecorderSettings SETTINGS = new RecorderSettings(1, EUR, RecorderSettings.QUARTER_HOUR);
  /** Sale 0.30, purchase 0.40, nothing flows. */
  static final StretchTerms IDLE = StretchTerms.idle("t-1", "party-1").priced(prices("0.30", "0.40"));
  static final StretchTerms CHARGING = IDLE.flowing(Optional.of(Direction.IMPORT));
  static final StretchTerms DISCHARGING = IDLE.flowing(Optional.of(Direction.EXPORT)).permittedBy("p-1", 1)
      .following(7);

  private SaleCases() {}

  static PricesAt prices(String sale, String purchase) {
    return new PricesAt(Optional.of(Price.of(sale, "EUR")), Optional.of(Price.of(purchase, "EUR")), Optional.empty());
  }

  static MeterReading reading(Instant at, long imported, long exported) {
    return new MeterReading(at, new WattHours(imported), new WattHours(exported), Watts.ZERO, Optional.empty());
  }

  static MeterReading reading(String time, long imported, long exported) {
    return reading(time(time), imported, exported);
  }

  static Instant time(String time) {
    return Instant.parse("2026-03-02T" + time + "Z");
  }

  /** A stand-in for the station's key that signs the same hash the same way. */
  static String sign(String hashHex) {
    return "signed:" + hashHex;
  }

  static boolean isGenuine(String hashHex, String signature) {
    return signature.equals(sign(hashHex));
  }

  static Supplier<String> counting(String prefix) {
    var count = new long[1];
    return () -> prefix + ++count[0];
  }

  static RecordChain newChain() {
    return new RecordChain(counting("r-"), SaleCases::sign);
  }
}
