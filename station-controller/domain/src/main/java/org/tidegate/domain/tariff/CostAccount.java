package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidegate.domain.port.StoredFact;

/**
 * What a transaction has used and cost up to a moment, OCPP 2.1 I12, without its closed charging periods. Immutable; what
 * follows from it is a pure function of it, its tariff, and what is measured next.
 *
 * <p>Sums are exact; they are rounded once, when they are told.
 *
 * @param transactionId of the transaction
 * @param tariffId of the tariff that is followed now
 * @param last what was measured when it was worked out
 * @param energy net into the vehicle since a tariff was first followed, Wh
 * @param charging time in which energy flowed, since then
 * @param idle time in which none did, since then
 * @param idleNow time in which none has flowed since it did last
 * @param reserved from the reservation that the driver used to the start
 * @param counted price times what is counted of each item, under the tariff that is followed now
 * @param before what other tariffs made of it before this one
 * @param atMost whether the tariff's highest cost is reached, so that no more is added (2.1 I12.FR.39)
 * @param open the charging period that goes on
 * @param closed how many were before
 * @param failure why it can't be worked out any more
 */
public record CostAccount(String transactionId, String tariffId, Metered last, long energy, Duration charging,
    Duration idle, Duration idleNow, Optional<Duration> reserved, Map<CostItem, BigDecimal> counted,
    Map<CostItem, Amount> before, boolean atMost, OpenPeriod open, int closed, Optional<String> failure)
    implements
      StoredFact {
  /** More are not told apart: what follows belongs to the last. Each takes some 200 bytes. */
  static final int MOST_PERIODS = 500;

  /** Copies the maps. */
  public CostAccount {
    counted = Map.copyOf(counted);
    before = Map.copyOf(before);
  }

  /**
   * What went on, and what it ended.
   *
   * @param account afterwards
   * @param closed charging periods that ended meanwhile, the oldest first
   */
  public record Progress(CostAccount account, List<ChargingPeriod> closed) {}

  /**
   * A tariff is followed from now on, for the first time in this transaction: what is paid once is paid now
   * (2.1 I12.FR.06, 2.1 I12.FR.30).
   *
   * @param reserved how long ago the driver reserved, if so
   */
  public static CostAccount begun(String transactionId, Tariff tariff, Metered now, Place place,
      Optional<Duration> reserved) {
    var account = followed(transactionId, tariff, now, place, reserved);
    var counting = new Counting(account, tariff, place);
    counting.once(CostItem.FIXED, BigDecimal.ONE);
    reserved.ifPresent(length -> {
      counting.once(CostItem.RESERVATION_FIXED, BigDecimal.ONE);
      counting.once(CostItem.RESERVATION_TIME, BigDecimal.valueOf(length.toNanos()));
    });
    return counting.progress(now).account();
  }

  /** The same where the central system gives a transaction that runs its first tariff: nothing is paid for its start. */
  public static CostAccount begunMeanwhile(String transactionId, Tariff tariff, Metered now, Place place) {
    return followed(transactionId, tariff, now, place, Optional.empty());
  }

  private static CostAccount followed(String transactionId, Tariff tariff, Metered now, Place place,
      Optional<Duration> reserved) {
    var unused = new OpenPeriod(now.at(), Map.of(), 0, Duration.ZERO, Duration.ZERO,
        OpenPeriod.Span.of(BigDecimal.ZERO),
        OpenPeriod.Span.of(BigDecimal.ZERO));
    var account = new CostAccount(transactionId, tariff.id(), now, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO,
        reserved, Map.of(), Map.of(), false, unused, 0, Optional.empty());
    return account.reopened(OpenPeriod.from(now.at(), new Counting(account, tariff, place).inUse(), now));
  }

  /**
   * Time went by. The energy until then is that of the prices in use at its beginning; meters are not interpolated. Time is
   * divided where by calendar or duration other prices come into use.
   *
   * @param next not before the last, by the time elapsed
   */
  public Progress until(Metered next, Tariff tariff, Place place) {
    var counting = new Counting(this, tariff, place);
    if (next.isBehind(last)) {
      counting.fail("the meter shows less energy than before");
    }
    counting.pass(next);
    return counting.progress(next);
  }

  /**
   * It was this late when it was worked out last, or goes on from then: the station was off meanwhile, or did not know the
   * time. The prices in use from there on are looked up anew.
   */
  public Progress resumed(Instant at, Tariff tariff, Place place) {
    var then = last.at(at);
    var moved = new CostAccount(transactionId, tariffId, then, energy, charging, idle, idleNow, reserved, counted,
        before,
        atMost, open, closed, failure);
    return new Counting(moved, tariff, place).progress(then);
  }

  /** From now on another tariff is followed; what was before stays as it is (2.1 I11.FR.08). */
  public Progress under(Tariff next, Tariff until, Place place) {
    var settled = CostSums.of(this, until);
    var ended = open.closed(until);
    var account = new CostAccount(transactionId, next.id(), last, energy, charging, idle, idleNow, reserved, Map.of(),
        settled, atMost, open, closed + 1, failure);
    return new Progress(account
        .reopened(OpenPeriod.from(last.at(), new Counting(account, next, place).inUse(), last)),
        List.of(ended));
  }

  /** Why it can't go on to be worked out. */
  public CostAccount failed(String why) {
    return new CostAccount(transactionId, tariffId, last, energy, charging, idle, idleNow, reserved, counted, before,
        atMost, open, closed, failure.or(() -> Optional.of(why)));
  }

  private CostAccount reopened(OpenPeriod period) {
    return new CostAccount(transactionId, tariffId, last, energy, charging, idle, idleNow, reserved, counted, before,
        atMost, period, closed, failure);
  }

  /** The charging period that goes on, as if it ended now. */
  public ChargingPeriod openPeriod(Tariff tariff) {
    return open.closed(tariff);
  }

  /** After this time other prices may come into use by calendar or duration alone; absent: never. */
  public Optional<Duration> nextChange(Tariff tariff, Place place) {
    return new Counting(this, tariff, place).nextChange();
  }

  /** What conditions are judged by now, at this time of the wall clock. */
  Usage usage(Instant at, Place place) {
    return place.usage(at, measured(last.elapsed(), charging, idleNow));
  }

  /** With the power and energy measured last, and these durations. */
  Map<Measure, BigDecimal> measured(Duration elapsed, Duration chargingBy, Duration idleBy) {
    return Map.of(Measure.ENERGY, BigDecimal.valueOf(energy), Measure.POWER, BigDecimal.valueOf(last.power().value()),
        Measure.CURRENT, last.amps(), Measure.TIME, Seconds.of(elapsed), Measure.CHARGING_TIME, Seconds.of(chargingBy),
        Measure.IDLE_TIME, Seconds.of(idleBy));
  }

  @Override
  public String key() {
    return transactionId;
  }
}
