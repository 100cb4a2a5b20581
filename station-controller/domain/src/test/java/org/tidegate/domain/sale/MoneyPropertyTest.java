package org.tidegate.domain.sale;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.sale.SaleCases.EUR;
import static org.tidegate.domain.sale.SaleCases.SETTINGS;
import static org.tidegate.domain.sale.SaleCases.reading;
import static org.tidegate.domain.sale.SaleCases.time;

/**
 * Over 100,000 random sessions nothing is lost or created: energy to the watt-hour, money to the exact sum rounded once.
 * Prices change in the middle, are unknown for a while, negative, of many decimals; the station is killed; the wall clock is
 * corrected; meters fall silent.
 */
class MoneyPropertyTest {
  private static final int SESSIONS = 100_000;
  private static final List<Price> PRICES = List.of(Price.of("0.31337", "EUR"), Price.of("0.3", "EUR"),
      Price.of("-0.0451", "EUR"), Price.of("12.345678901", "EUR"), Price.of("0.0001", "EUR"), Price.of("0", "EUR"));

  private final Random random = new Random(20_260_302);
  private long drafts;
  private long killed;

  @Test
  void session_anyCourse_losesAndCreatesNothing() {
    for (int i = 0; i < SESSIONS; i++) {
      play(i);
    }
    assertThat(drafts).isGreaterThan(3L * SESSIONS);
    assertThat(killed).isGreaterThan(SESSIONS);
  }

  private void play(int session) {
    var now = time("08:00:00").plusMillis(random.nextInt(3_600_000));
    long imported = random.nextInt(1_000_000);
    long exported = random.nextInt(1_000_000);
    long firstImported = imported;
    long firstExported = exported;
    var settled = new ArrayList<Draft>();
    var recorder = new Recorder(SETTINGS, RecorderState.EMPTY);
    settled.addAll(recorder.begin(reading(now, imported, exported), terms()));
    for (int step = 4 + random.nextInt(12); step > 0; step--) {
      now = later(now);
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> settled.addAll(recorder.terms(terms(), now));
        case 3 -> {
          recorder = new Recorder(SETTINGS, recorder.state());
          killed++;
        }
        default -> {
          imported += random.nextBoolean() ? random.nextInt(4_000) : 0;
          exported += random.nextBoolean() ? random.nextInt(4_000) : 0;
          settled.addAll(recorder.reading(reading(now, imported, exported)));
        }
      }
    }
    if (random.nextBoolean()) {
      settled.addAll(recorder.end(now));
      settled.addAll(recorder.reading(reading(later(now), imported, exported)));
    }
    settled.addAll(recorder.closeWithLastKnown());
    check(session, settled, imported - firstImported, exported - firstExported);
    drafts += settled.size();
  }

  /** Mostly forward; sometimes the clock is corrected by up to two hours either way. */
  private Instant later(Instant now) {
    return random.nextInt(30) == 0
        ? now.plusMillis(random.nextInt(14_400_000) - 7_200_000)
        : now.plusMillis(random.nextInt(400_000));
  }

  private void check(int session, List<Draft> settled, long imported, long exported) {
    long in = 0;
    long out = 0;
    Map<Direction, BigDecimal> exact = new HashMap<>();
    Map<Direction, Long> booked = new HashMap<>();
    for (var draft : settled) {
      in += draft.direction() == Direction.IMPORT ? draft.energy().value() : 0;
      out += draft.direction() == Direction.EXPORT ? draft.energy().value() : 0;
      if (draft.energy().value() <= 0) {
        throw new AssertionError("session " + session + ": a record without energy " + draft);
      }
      exact.merge(draft.direction(), draft.unitPrice().map(price -> price.times(draft.energy()))
          .orElse(BigDecimal.ZERO), BigDecimal::add);
      booked.merge(draft.direction(), draft.amount().minorUnits(), Long::sum);
    }
    if (in != imported || out != exported) {
      throw new AssertionError("session " + session + ": records " + in + "/" + out + " Wh, registers " + imported + "/"
          + exported + " Wh");
    }
    exact.forEach((way, sum) -> {
      // Independent of Money.rounded: whole cents, half to even.
      long cents = sum.multiply(BigDecimal.valueOf(100)).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
      if (booked.get(way) != cents) {
        throw new AssertionError("session " + session + ": " + way + " booked " + booked.get(way) + ", exact " + sum);
      }
    });
    settle(session, booked);
  }

  private static void settle(int session, Map<Direction, Long> booked) {
    long earned = booked.getOrDefault(Direction.EXPORT, 0L);
    long spent = booked.getOrDefault(Direction.IMPORT, 0L);
    var paid = Settlement.of(new Money(earned, EUR), new Money(spent, EUR));
    if (paid.left().minorUnits() - paid.due().minorUnits() != earned - spent) {
      throw new AssertionError("session " + session + ": " + paid);
    }
  }

  private StretchTerms terms() {
    var terms = StretchTerms.idle("t-1", "party-1").priced(new PricesAt(price(), price(), Optional.empty()));
    return random.nextBoolean() ? terms.permittedBy("p-1", 1 + random.nextInt(2)) : terms;
  }

  private Optional<Price> price() {
    return random.nextInt(6) == 0 ? Optional.empty() : Optional.of(PRICES.get(random.nextInt(PRICES.size())));
  }
}
