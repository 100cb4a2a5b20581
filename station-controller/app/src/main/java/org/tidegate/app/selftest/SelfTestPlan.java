package org.tidegate.app.selftest;

import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.station.StationSettings;

/**
 * What a self-test moves, and how long it looks. Immutable.
 *
 * @param evseId the EVSE
 * @param power into the vehicle, low
 * @param discharge out of the vehicle, as a magnitude; absent: this EVSE only charges
 * @param rampTime how long the station takes to come to that power by a setpoint
 * @param enterService what the grid's operator wants to be waited for
 * @param enterServiceRamp how long power then takes to rise to the rated one
 * @param ratedShare what part of the rated power the low one is
 * @param pace how long it looks
 */
public record SelfTestPlan(
    int evseId,
    Watts power,
    Optional<Watts> discharge,
    Duration rampTime,
    Duration enterService,
    Duration enterServiceRamp,
    double ratedShare,
    Pace pace) {
  /** Less is mostly loss, and too little for a meter's registers. */
  private static final int LEAST_DC_WATTS = 1000;
  /** IEC 61851-1 table A.8: a duty cycle says at least 6 A. */
  private static final double LEAST_AC_AMPS = 6.5;

  /**
   * How long things take.
   *
   * @param look between two looks
   * @param observe how long a power is watched that stands still
   * @param patience for people: until a vehicle is there and its driver has answered
   */
  public record Pace(Duration look, Duration observe, Duration patience) {
    /** Long enough for a meter's registers to move by watt-hours. */
    public static final Pace USUAL = new Pace(Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ofMinutes(15));
  }

  /** Of this EVSE as it is configured: a tenth of its rated power, or the least that makes sense. */
  public static SelfTestPlan of(StationSettings settings, int evseId, Pace pace) {
    var evse = settings.evses().get(evseId - 1);
    var rating = evse.rating();
    double least = rating.current() == CurrentKind.DC
        ? LEAST_DC_WATTS
        : LEAST_AC_AMPS * evse.phases() * evse.volts();
    int watts = (int) Math.min(rating.charge().value(), Math.max(least, rating.charge().value() / 10.0));
    var discharge = rating.exportApproval().map(approval -> approval.atMost().min(rating.discharge())
        .min(new Watts(watts))).filter(Watts::isCharge);
    var rampTime = settings.rampWattsPerSecond().map(each -> Duration.ofMillis(2000L * watts / each))
        .orElse(Duration.ZERO);
    return new SelfTestPlan(evseId, new Watts(watts), discharge, rampTime, settings.timing().enterService(),
        settings.gate().enterServiceRamp(), (double) watts / rating.charge().value(), pace);
  }
}
