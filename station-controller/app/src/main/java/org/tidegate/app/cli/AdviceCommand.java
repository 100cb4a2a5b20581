package org.tidegate.app.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.storage.StoredLedger;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.review.Judged;
import org.tidegate.domain.review.StayTrace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what other conditions would have earned. */
@Command(name = "advice", mixinStandardHelpOptions = true, description = {
    "Tells what other conditions would have earned in the stays of a period, in whole or of one driver; the station may be running.",
    "Each stay is decided once more by the station's own rules, with the prices and setpoints of that time. It is an estimate: see the assumptions that it prints."})
final class AdviceCommand implements Callable<Integer> {
  private static final String ASSUMPTIONS = "assumed: the same prices and setpoints, permission at the same times (or all "
      + "the time, where the driver never permitted), a vehicle that takes what it is offered until it is full, and a "
      + "twentieth of the energy lost in the battery each way";

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
    var period = wanted.period(read.station().zone());
    var parties = wanted.parties(folder);
    var told = new Told(read.station().patterns());
    new StoredLedger(folder).readStays(stay -> {
      if (period.test(stay.from()) && parties.map(known -> known.contains(stay.partyRef())).orElse(true)) {
        told.tell(stay);
      }
    });
    told.sums();
    return ExitCode.OK;
  }

  /** What is told of stays. */
  private final class Told {
    private final List<ConditionsPattern> patterns;
    private final Map<String, Money> gains = new TreeMap<>();
    private int stays;

    Told(List<ConditionsPattern> patterns) {
      this.patterns = patterns;
    }

    void tell(StayTrace stay) {
      stays++;
      var out = spec.commandLine().getOut();
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
      spec.commandLine().getOut().printf("  %s: earns %s, spends %s, %s out, %s in, lowest charge %s, at the end %s%n",
          judged.alternative().token(), outcome.earned(), outcome.spent(), kilowattHours(outcome.sold()),
          kilowattHours(outcome.purchased()), outcome.lowest(), outcome.last());
      gains.merge(judged.alternative().token() + " " + stay.currency(), judged.gain(stay), Money::plus);
    }

    void sums() {
      var out = spec.commandLine().getOut();
      out.println("stays: " + stays);
      gains.forEach((key, gain) -> out.printf("%s: %s %s in all%n", key.split(" ")[0],
          gain.minorUnits() < 0 ? "earns less by" : "earns more by",
          new Money(Math.abs(gain.minorUnits()), gain.currency())));
      out.println(ASSUMPTIONS);
      out.flush();
    }

    private static String amount(Optional<Money> money) {
      return money.map(Money::toString).orElse("unknown");
    }

    private static String kilowattHours(WattHours energy) {
      return BigDecimal.valueOf(energy.value(), 3).toPlainString() + " kWh";
    }
  }
}
