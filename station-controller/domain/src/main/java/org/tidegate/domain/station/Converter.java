package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.Gate;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.discharge.Wish;
import org.tidegate.domain.metering.MeterReading;

/**
 * What is known of the converter of one EVSE, for commands that make the decided power really flow: when it rests, and how
 * far it is off. Station loop only.
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
   * The decision to be commanded: more than decided only where the converter moves less than it is told, and as far as every
   * limit allows that too. Without a fresh meter it is commanded as decided.
   */
  Decision corrected(Situation situation, Decision decision) {
    var wish = decision.wish();
    if (wish.kind() != Wish.Kind.SETPOINT || decision.power().isZero() || !situation.health().meterIsFresh()) {
      return decision;
    }
    var corrected = (decision.power().isDischarge() ? discharge : charge).corrected(decision.power());
    boolean isMore = corrected.magnitude().compareTo(decision.power().magnitude()) > 0;
    return decision.with(isMore
        ? Gate.pass(situation, Wish.setpoint(corrected, wish.profileId())).power()
        : corrected);
  }

  void measured(MeterReading reading) {
    var commanded = evse.power.commanded();
    if (!commanded.isZero()) {
      (commanded.isDischarge() ? discharge : charge).measured(reading, commanded, evse.core.loop().nanoTime());
    }
  }

  /** When it may start at the earliest, where that is to come. */
  Optional<Duration> restLeft() {
    return rest.left(evse.core.loop().nanoTime());
  }
}
