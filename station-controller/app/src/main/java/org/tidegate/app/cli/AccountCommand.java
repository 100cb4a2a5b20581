package org.tidegate.app.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.storage.StoredLedger;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.InterchangeRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells income and expenditure. */
@Command(name = "account", mixinStandardHelpOptions = true, description = "Tells drivers' income and expenditure of a period, in whole or of one driver; the station may be running.")
final class AccountCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Mixin
  private StorageOptions storage = new StorageOptions();
  @Mixin
  private Wanted wanted = new Wanted();

  @Override
  public Integer call() throws ConfigurationRefused, IOException {
    var read = storage.read();
    var folder = read.storage();
    var chosen = wanted.records(folder, read.station().zone());
    var sums = new Sums();
    new StoredLedger(folder).read((record, _) -> {
      if (chosen.test(record)) {
        sums.add(record);
      }
    });
    sums.tell();
    return ExitCode.OK;
  }

  /** What the records come to; every currency for itself. */
  private final class Sums {
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

    void tell() {
      var out = spec.commandLine().getOut();
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
      out.flush();
    }

    private static String kilowattHours(WattHours energy) {
      return BigDecimal.valueOf(energy.value(), 3).toPlainString() + " kWh";
    }
  }
}
