package org.tidegate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.storage.StoredLedger;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.review.Judged;
import org.tidegate.domain.review.StayTrace;

/** Tells what other conditions would have earned. */
final class AdviceCommand implements Command {
  private static final String ASSUMPTIONS = "assumed: the same prices and setpoints, permission at the same times (or all "
      + "the time, where the driver never permitted), a vehicle that takes what it is offered until it is full, and a "
      + "twentieth of the energy lost in the battery each way";

  @Override
  public String summary() {
    return "Tells what other conditions would have earned in the stays of a period, in whole or of one driver; "
        + "the station may be running.";
  }

  @Override
  public String details() {
    return "Each stay is decided once more by the station's own rules, with the prices and setpoints of that time. "
        + "It is an estimate: see the assumptions that it prints.";
  }

  @Override
  public List<Option> options() {
    return List.of(ConfigurationOptions.CONFIG, StorageOptions.STORAGE, Wanted.FROM, Wanted.TO, Wanted.DRIVER);
  }

  @Override
  public int execute(Given given, Output output) throws ConfigurationRefused, IOException {
    var read = StorageOptions.of(given).read();
    var folder = read.storage();
    var wanted = new Wanted(given);
    var period = wanted.period(read.station().zone());
    var parties = wanted.parties(folder);
    var told = new Told(read.station().patterns(), output.out());
    new StoredLedger(folder).readStays(stay -> {
      if (period.test(stay.from()) && parties.map(known -> known.contains(stay.partyRef())).orElse(true)) {
        told.tell(stay);
      }
    });
    told.sums();
    return ExitCode.OK;
  }

  /** What is told of stays. */
  private static final class Told {
    private final List<ConditionsPattern> patterns;
    private final PrintWriter out;
    private final Map<String, Money> gains = new TreeMap<>();
    private int stays;

    Told(List<ConditionsPattern> patterns, PrintWriter out) {
      this.patterns = patterns;
      this.out = out;
    }

    void tell(StayTrace stay) {
      stays++;
      out.printf("stay at EVSE %d, %s to %s: earned %s, spent %s, %s out, %s in%n", stay.evseId(), stay.from(),
          stay.until(), amount(stay.earned()), amount(stay.spent()), kilowattHours(stay.exported()),
          kilowattHours(stay.imported()));
      if (!stay.isWhole()) {
        out.println("  too eventful: only its beginning is judged");
      }
      var judged = Judged.all(stay, patterns);
      judged.forEach(one -> tell(stay, one));
      if (judged.isEmpty()) {
        out.println("  nothing to compare: the vehicle told no charge or battery, or there are no other conditions");
      }
    }

    private void tell(StayTrace stay, Judged judged) {
      var outcome = judged.outcome();
      out.printf("  %s: earns %s, spends %s, %s out, %s in, lowest charge %s, at the end %s%n",
          judged.alternative().token(), outcome.earned(), outcome.spent(), kilowattHours(outcome.sold()),
          kilowattHours(outcome.purchased()), outcome.lowest(), outcome.last());
      gains.merge(judged.alternative().token() + " " + stay.currency(), judged.gain(stay), Money::plus);
    }

    void sums() {
      out.println("stays: " + stays);
      gains.forEach((key, gain) -> out.printf("%s: %s %s in all%n", key.split(" ")[0],
          gain.minorUnits() < 0 ? "earns less by" : "earns more by",
          new Money(Math.abs(gain.minorUnits()), gain.currency())));
      out.println(ASSUMPTIONS);
    }

    private static String amount(Optional<Money> money) {
      return money.map(Money::toString).orElse("unknown");
    }

    private static String kilowattHours(WattHours energy) {
      return BigDecimal.valueOf(energy.value(), 3).toPlainString() + " kWh";
    }
  }
}
