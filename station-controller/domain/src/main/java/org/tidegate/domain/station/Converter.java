package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.Gate;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.discharge.Wish;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.OperationMode;

/**
 * What is known of the converter of one EVSE, for commands that make the decided power really flow: when it rests, how
 * far it is off, and how slow it is. Station loop only.
 */
@OnStationLoop
final class Converter {
  private final EvseState evse;
  private final ConverterRest rest;
  private final ConverterTrim charge;
  private final ConverterTrim discharge;

  Converter(EvseState evse) {
    this.evse = evse;
    var rating = evse.settings.rating();
    rest = new ConverterRest(evse.core.settings().movement());
    charge = new ConverterTrim(rating.charge());
    discharge = new ConverterTrim(rating.discharge());
  }

  /** The same decision, or none of its power yet because the converter rests. */
  Decision rested(Decision decision) {
    return rest.applied(decision, evse.core.loop().nanoTime());
  }

  /**
   * The decision to be commanded: more than decided only where the converter moves less than it is told or has a way to go
   * still, and as far as every limit allows that too. Without a fresh meter it is commanded as decided.
   */
  Decision corrected(Situation situation, Decision decision) {
    var wish = decision.wish();
    if (wish.kind() != Wish.Kind.SETPOINT || decision.power().isZero() || !situation.health().meterIsFresh()) {
      return decision;
    }
    var corrected = corrected(situation.schedule().mode(), decision.power());
    boolean isMore = corrected.magnitude().compareTo(decision.power().magnitude()) > 0;
    return decision.with(isMore
        ? Gate.pass(situation, Wish.setpoint(corrected, wish.profileId())).power()
        : corrected);
  }

  private Watts corrected(OperationMode mode, Watts power) {
    var trim = power.isDischarge() ? discharge : charge;
    long now = evse.core.loop().nanoTime();
    return mode.followsTheGrid() ? trim.correctedInTheEnd(power, now) : trim.corrected(power, now);
  }

  void measured(MeterReading reading) {
    var commanded = evse.power.commanded();
    if (!commanded.isZero()) {
      var age = Duration.between(reading.at(), evse.core.now());
      (commanded.isDischarge() ? discharge : charge).measured(reading, age, commanded, evse.core.loop().nanoTime());
    }
  }

  /** When it may start at the earliest, where that is to come. */
  Optional<Duration> restLeft() {
    return rest.left(evse.core.loop().nanoTime());
  }
}
