package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * OCPP 2.1: what a period of operation mode LocalFrequency tells to do for the grid. Immutable.
 *
 * @param baseline {@code v2xBaseline}, in watts: what the curves' powers are added to
 * @param byFrequency {@code v2xFreqWattCurve}, power by hertz
 * @param bySignal {@code v2xSignalWattCurve}, power by the value of an AFRRSignal
 */
public record GridSupport(Optional<BigDecimal> baseline, Optional<PowerCurve> byFrequency,
    Optional<PowerCurve> bySignal) {
  private static final GridSupport NONE = new GridSupport(Optional.empty(), Optional.empty(), Optional.empty());

  /** Nothing. */
  public static GridSupport none() {
    return NONE;
  }
}
