package org.tidegate.hardware.pi;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.station.OnStationLoop;

/**
 * Whether a vehicle takes clearly more current than its pilot offers, by the energy meter: where there are pins only, it is
 * the only witness. Station loop only. What is not known never makes it too much: without a reading there is no judgement,
 * and a meter that tells no phases or no voltage is taken at what gives the least current.
 *
 * <p>IEC 61851-1 gives a vehicle time to follow, and no tolerance. A tenth and half an ampere are common among charging
 * stations: that much meters and chargers that regulate are off.
 */
@OnStationLoop
final class CurrentWatch {
  /** IEC 61851-1 table A.6: within this time a vehicle follows another duty cycle. */
  static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(5);
  /** One that comes back within the same time again only regulates. */
  static final Duration STANDS_FOR = Duration.ofSeconds(5);
  /** While current flows the meter is read every second: what was before a longer silence was another excess. */
  static final Duration UNSEEN_AFTER = Duration.ofSeconds(5);

  private static final double TOLERANCE = 1.1;
  private static final double METERS_NOISE_AMPS = 0.5;
  /** EN 50160: a grid stays within a tenth of its voltage. */
  private static final double HIGHEST_VOLTAGE = 1.1;
  private static final double LOWEST_VOLTAGE = 0.9;

  private final PiSettings.Supply supply;
  /** Those of the last seconds, the present one last. */
  private final Deque<Offer> offers = new ArrayDeque<>();
  private @Nullable Long since;
  private long seenAt;
  private boolean stands;

  /** Nothing is offered yet. */
  CurrentWatch(PiSettings.Supply supply, long now) {
    this.supply = supply;
    offers.add(new Offer(now, 0));
  }

  private record Offer(long from, double amps) {}

  /** The pilot offers this from now on; absent: it only says that something else tells how much. */
  void offers(OptionalDouble amps, long now) {
    offers.addLast(new Offer(now, amps.orElse(Double.POSITIVE_INFINITY)));
    forgetOld(now);
  }

  /** Nothing can flow. */
  void nothingFlows() {
    since = null;
    stands = false;
  }

  /** What is wrong while the vehicle takes too much, judged by another reading; absent when it does not. */
  Optional<String> judge(MeterReading reading, long now) {
    double takes = amps(reading);
    double offered = highestOffer(now);
    if (takes <= offered * TOLERANCE + METERS_NOISE_AMPS) {
      nothingFlows();
      return Optional.empty();
    }
    if (since == null || now - seenAt > UNSEEN_AFTER.toNanos()) {
      since = now;
    }
    seenAt = now;
    stands |= now - since >= STANDS_FOR.toNanos();
    return stands
        ? Optional.of(String.format(Locale.ROOT, "the vehicle takes %.1f A, %.1f A are offered", takes, offered))
        : Optional.empty();
  }

  private double highestOffer(long now) {
    forgetOld(now);
    return offers.stream().mapToDouble(Offer::amps).max().orElseThrow();
  }

  /** One that was followed by another before the vehicle's time began counts no more. */
  private void forgetOld(long now) {
    var last = offers.removeFirst();
    while (!offers.isEmpty() && now - offers.getFirst().from >= FOLLOWS_WITHIN.toNanos()) {
      last = offers.removeFirst();
    }
    offers.addFirst(last);
  }

  /** Of the phase that carries the most; at least so much flows. */
  private double amps(MeterReading reading) {
    double volts = Math.max(reading.volts().orElse(supply.volts() * HIGHEST_VOLTAGE), supply.volts() * LOWEST_VOLTAGE);
    return reading.loads().map(CurrentWatch::heaviest)
        .orElseGet(() -> (double) reading.power().value() / reading.phases().orElse(supply.phases())) / volts;
  }

  private static double heaviest(PhaseLoads loads) {
    return loads.each().stream().mapToInt(Watts::value).max().orElseThrow();
  }
}
