package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tidegate.domain.quantity.Watts;

/**
 * What external systems want of one place at one moment, all of them together. Immutable.
 *
 * @param chargeLimit the lowest of all, ≥ 0
 * @param dischargeLimit the one closest to 0, ≤ 0
 * @param setpoint the newest, positive into the vehicle
 */
public record ExternalNow(Optional<Watts> chargeLimit, Optional<Watts> dischargeLimit, Optional<Watts> setpoint) {
  /** Nothing. */
  public static final ExternalNow NOTHING = new ExternalNow(Optional.empty(), Optional.empty(), Optional.empty());

  /** What these say together. */
  public static ExternalNow of(Collection<ExternalLimit> limits, Instant now) {
    if (limits.isEmpty()) {
      return NOTHING;
    }
    return new ExternalNow(
        said(limits, now, ExternalLimit.Step::charge).min(Comparator.naturalOrder()),
        said(limits, now, ExternalLimit.Step::discharge).max(Comparator.naturalOrder()),
        limits.stream().filter(limit -> limit.at(now).flatMap(ExternalLimit.Step::setpoint).isPresent())
            .max(Comparator.comparing(ExternalLimit::heardAt))
            .flatMap(limit -> limit.at(now)).flatMap(ExternalLimit.Step::setpoint));
  }

  /** Whether there is any limit. */
  public boolean saysLimits() {
    return chargeLimit.isPresent() || dischargeLimit.isPresent();
  }

  private static Stream<Watts> said(Collection<ExternalLimit> limits, Instant now,
      Function<ExternalLimit.Step, Optional<Watts>> which) {
    return limits.stream().flatMap(limit -> limit.at(now).flatMap(which).stream());
  }
}
