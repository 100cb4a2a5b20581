package org.tidegate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.storage.StoredLedger;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.InterchangeRecord;

/** Tells income and expenditure. */
final class AccountCommand implements Command {
  @Override
  public String summary() {
    return "Tells drivers' income and expenditure of a period, in whole or of one driver; the station may be running.";
  }

  @Override
  public List<Option> options() {
    return List.of(ConfigurationOptions.CONFIG, StorageOptions.STORAGE, Wanted.FROM, Wanted.TO, Wanted.DRIVER);
  }

  @Override
  public int execute(Given given, Output output) throws ConfigurationRefused, IOException {
    var read = StorageOptions.of(given).read();
    var folder = read.storage();
    var chosen = new Wanted(given).records(folder, read.station().zone());
    var sums = new Sums();
    new StoredLedger(folder).read((record, _) -> {
      if (chosen.test(record)) {
        sums.add(record);
      }
    });
    sums.tell(output.out());
    return ExitCode.OK;
  }

  /** What the records come to; every currency for itself. */
  private static final class Sums {
    private final Map<String, Money> earned = new TreeMap<>();
    private final Map<String, Money> spent = new TreeMap<>();
    private long records;
    private long unpriced;
    private WattHours sold = WattHours.ZERO;
    private WattHours purchased = WattHours.ZERO;

    void add(InterchangeRecord record) {
      records++;
      boolean sale = record.direction() == Direction.EXPORT;
      if (sale) {
        sold = sold.plus(record.energy());
      } else {
        purchased = purchased.plus(record.energy());
      }
      if (record.unitPrice().isEmpty()) {
        unpriced++;
      } else {
        (sale ? earned : spent).merge(record.amount().currency().getCurrencyCode(), record.amount(), Money::plus);
      }
    }

    void tell(PrintWriter out) {
      out.println("records: " + records);
      out.println("sold: " + kilowattHours(sold));
      out.println("purchased: " + kilowattHours(purchased));
      out.println("consumption of the station itself: not measured");
      var currencies = new TreeMap<>(earned);
      currencies.putAll(spent);
      currencies.keySet().forEach(code -> {
        var zero = Money.zero(Currency.getInstance(code));
        var income = earned.getOrDefault(code, zero);
        var expenditure = spent.getOrDefault(code, zero);
        out.println("income: " + income);
        out.println("expenditure: " + expenditure);
        out.println("balance: " + income.minus(expenditure));
      });
      if (unpriced > 0) {
        out.println("without a price: " + unpriced + " of the records");
      }
    }

    private static String kilowattHours(WattHours energy) {
      return BigDecimal.valueOf(energy.value(), 3).toPlainString() + " kWh";
    }
  }
}
