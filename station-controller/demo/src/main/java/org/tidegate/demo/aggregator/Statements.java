package org.tidegate.demo.aggregator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.interchange.AdviceMessage;
import org.tidegate.ocpp.interchange.CompensationStatementMessage;
import org.tidegate.ocpp.interchange.WireConditions;
import org.tidegate.ocpp.v201.V201;

/** What drivers are told about their money: statements after each record, and advice where their price keeps them out (73). Station loop only. */
final class Statements {
  /** What the advice reckons with, Wh. */
  private static final long EXAMPLE = 5_000;
  private static final BigDecimal EXAMPLE_KWH = BigDecimal.valueOf(5);

  private final StationLoop loop;
  private final Pool pool;
  private long count;

  Statements(StationLoop loop, Pool pool) {
    this.loop = loop;
    this.pool = pool;
  }

  /** The figures of a period. Immutable; minor units. */
  record Period(long earned, long spent, long offset, long balance, long points) {}

  /** For any period: both ends absent, all of it. */
  Period of(Account account, Optional<Instant> from, Optional<Instant> to) {
    var before = from.map(account::until).orElse(Figures.NOTHING);
    var after = to.map(account::until).orElseGet(account::now);
    return new Period(after.earned() - before.earned(), after.spent() - before.spent(),
        after.offset() - before.offset(), after.balance(), after.points());
  }

  /** Tells the driver, where the stay goes on. */
  void tell(KnownStay stay) {
    stay.partyRef().ifPresent(party -> stay.station().link().ifPresent(link -> {
      var all = of(pool.accounts().account(party), Optional.empty(), Optional.empty());
      link.call(V201.DATA_TRANSFER, OwnMessages.request(CompensationStatementMessage.ID,
          new CompensationStatementMessage(null, "statement-" + ++count, party, loop.now(), null, null, currency(),
              all.balance(), all.earned(), all.spent(), all.offset(), all.points())));
    }));
  }

  /** Tells a driver who wants more than is paid what it would bring to take less. */
  void advise(KnownStay stay, WireConditions conditions) {
    var sale = pool.prices().now().sale();
    boolean tooDear = new BigDecimal(conditions.lowestSalePrice()).compareTo(sale) > 0;
    if (!tooDear || sale.signum() <= 0) {
      return;
    }
    stay.partyRef().ifPresent(party -> stay.station().link().ifPresent(link -> {
      var text = Map.of("en", "We pay " + sale.toPlainString() + " per kWh now. You sell from "
          + conditions.lowestSalePrice() + ": your battery waits. With a lower price it would earn.",
          "de", "Wir zahlen jetzt " + sale.toPlainString() + " je kWh. Sie verkaufen ab " + conditions.lowestSalePrice()
              + ": Ihre Batterie wartet. Mit einem niedrigeren Preis würde sie verdienen.",
          "fr", "Nous payons " + sale.toPlainString() + " par kWh. Vous vendez à partir de "
              + conditions.lowestSalePrice() + " : votre batterie attend. À un prix plus bas, elle gagnerait.",
          "ja", "現在の買取価格は1kWhあたり" + sale.toPlainString() + "です。最低売却価格が" + conditions.lowestSalePrice()
              + "のため、売却していません。下げると収入になります。");
      var label = Map.of("en", "For 5 kWh you would get", "de", "Für 5 kWh bekämen Sie", "fr", "Pour 5 kWh vous auriez",
          "ja", "5kWhの場合の収入");
      link.call(V201.DATA_TRANSFER, OwnMessages.request(AdviceMessage.ID, new AdviceMessage(null,
          "advice-" + ++count, party, loop.now(), text,
          List.of(new AdviceMessage.Figure(label, minor(sale.multiply(EXAMPLE_KWH)), currency(), null),
              new AdviceMessage.Figure(Map.of("en", "Energy", "de", "Energie", "fr", "Énergie", "ja", "電力量"), null,
                  null,
                  EXAMPLE)))));
    }));
  }

  private long minor(BigDecimal major) {
    int digits = Math.max(0, pool.prices().now().currency().getDefaultFractionDigits());
    return major.movePointRight(digits).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }

  private String currency() {
    return pool.prices().now().currency().getCurrencyCode();
  }
}
