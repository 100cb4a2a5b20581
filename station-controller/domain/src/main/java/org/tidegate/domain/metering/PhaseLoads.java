package org.tidegate.domain.metering;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tidegate.domain.quantity.Watts;

/**
 * Measured power of each phase of an AC connection, from L1 on. Immutable.
 *
 * @param each 1 to 3 phases, positive into the vehicle
 */
public record PhaseLoads(List<Watts> each) {
  /** Less than this is what electronics on stand-by take; a vehicle's least, 6 A, is far above. */
  private static final int CARRIES_WATTS = 100;
  /** Meters and on-board chargers differ from phase to phase by about a percent. */
  private static final double EVEN = 1.02;

  /**
   * Copies the phases.
   *
   * @throws IllegalArgumentException when there are none, or more than three
   */
  public PhaseLoads {
    each = List.copyOf(each);
    if (each.isEmpty() || each.size() > 3) {
      throw new IllegalArgumentException(each.size() + " phases");
    }
  }

  /** As much on each of so many phases. */
  public static PhaseLoads even(Watts together, int phases) {
    int share = together.value() / phases;
    return new PhaseLoads(IntStream.range(0, phases)
        .mapToObj(phase -> new Watts(phase == 0 ? together.value() - share * (phases - 1) : share)).toList());
  }

  /** All together. */
  public Watts sum() {
    return each.stream().reduce(Watts.ZERO, Watts::plus);
  }

  /** Both together, phase by phase; what has fewer phases is on the first ones. */
  public PhaseLoads plus(PhaseLoads other) {
    return new PhaseLoads(IntStream.range(0, Math.max(each.size(), other.each.size()))
        .mapToObj(phase -> on(phase).plus(other.on(phase))).toList());
  }

  private Watts on(int phase) {
    return phase < each.size() ? each.get(phase) : Watts.ZERO;
  }

  /** How many phases carry current; absent when none does. */
  public Optional<Integer> inUse() {
    return Optional.of((int) each.stream().filter(PhaseLoads::carries).count()).filter(count -> count > 0);
  }

  /** The most of all phases together at which none carries more than this, as long as they share it as they do now. */
  public Watts together(Watts onePhase) {
    int used = inUse().orElse(1);
    long total = each.stream().filter(PhaseLoads::carries).mapToLong(load -> load.magnitude().value()).sum();
    long heaviest = each.stream().mapToLong(load -> load.magnitude().value()).max().orElse(0);
    if (heaviest * used <= total * EVEN || total == 0) {
      return new Watts(Math.multiplyExact(onePhase.value(), used));
    }
    return new Watts(Math.toIntExact(total * onePhase.value() / heaviest));
  }

  private static boolean carries(Watts load) {
    return load.magnitude().value() >= CARRIES_WATTS;
  }
}
