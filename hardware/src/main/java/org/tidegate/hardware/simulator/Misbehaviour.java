package org.tidegate.hardware.simulator;

import java.time.Duration;
import org.tidegate.domain.port.PowerStage;

/**
 * How the devices of one EVSE misbehave. Immutable.
 *
 * @param meterSilent the meter does not answer
 * @param contactorStuck a closed contactor stays closed (its contacts are welded)
 * @param converter how the power stage follows
 * @param spelling how the car spells its discharge limit
 * @param longestLease the device cuts longer leases to this; at most {@link PowerStage#LONGEST_LEASE}
 */
public record Misbehaviour(
    boolean meterSilent,
    boolean contactorStuck,
    Converter converter,
    DischargeLimitSign spelling,
    Duration longestLease) {

  /** Devices that do what they should. */
  public static final Misbehaviour NONE = new Misbehaviour(false, false, new Converter(Duration.ZERO, 0, false),
      DischargeLimitSign.POSITIVE, PowerStage.LONGEST_LEASE);

  /**
   * Checks the lease.
   *
   * @throws IllegalArgumentException when it is not positive or longer than allowed
   */
  public Misbehaviour {
    if (longestLease.isNegative() || longestLease.isZero() || longestLease.compareTo(PowerStage.LONGEST_LEASE) > 0) {
      throw new IllegalArgumentException("a lease is longer than 0 and at most " + PowerStage.LONGEST_LEASE);
    }
  }

  /** The same with this meter. */
  public Misbehaviour withMeterSilent(boolean silent) {
    return new Misbehaviour(silent, contactorStuck, converter, spelling, longestLease);
  }

  /** The same with this contactor. */
  public Misbehaviour withContactorStuck(boolean stuck) {
    return new Misbehaviour(meterSilent, stuck, converter, spelling, longestLease);
  }

  /** The same with this converter. */
  public Misbehaviour withConverter(Converter other) {
    return new Misbehaviour(meterSilent, contactorStuck, other, spelling, longestLease);
  }

  /** The same with this spelling. */
  public Misbehaviour withSpelling(DischargeLimitSign sign) {
    return new Misbehaviour(meterSilent, contactorStuck, converter, sign, longestLease);
  }

  /** The same with this longest lease. */
  public Misbehaviour withLongestLease(Duration lease) {
    return new Misbehaviour(meterSilent, contactorStuck, converter, spelling, lease);
  }

  /**
   * How a converter follows its commands.
   *
   * @param lag time constant of a first-order lag; zero follows at once. An ended lease is never lagged
   * @param errorPercent how much more (or, negative, less) it moves than it was told, −100 to 100
   * @param stuck it stays at the power it was told last; its reversion timer still works
   */
  public record Converter(Duration lag, double errorPercent, boolean stuck) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException for a negative lag or an error outside −100 to 100 %
     */
    public Converter {
      if (lag.isNegative() || !(Math.abs(errorPercent) <= 100)) {
        throw new IllegalArgumentException("a converter's lag is not negative, its error within 100 %");
      }
    }

    /** The same with this lag. */
    public Converter withLag(Duration other) {
      return new Converter(other, errorPercent, stuck);
    }

    /** The same with this error. */
    public Converter withErrorPercent(double percent) {
      return new Converter(lag, percent, stuck);
    }

    /** The same, stuck or not. */
    public Converter withStuck(boolean value) {
      return new Converter(lag, errorPercent, value);
    }
  }

  /** How a car spells its discharge limit. */
  public enum DischargeLimitSign {
    /** As a magnitude. */
    POSITIVE,
    /** As power that leaves it. */
    NEGATIVE
  }
}
