package org.tidegate.hardware.pi;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.hardware.pi.PiSettings.Temperature;

/**
 * A thermistor at an EVSE, pulled up to a supply. For tasks of the pins' worker. One that can't be read is too hot, but for
 * a reading or two that fail after one that did not: for that long heat that comes slowly is still what it was.
 */
final class Thermometer {
  /** Heat comes slowly; an EVSE that carries another share each second would not be one to rely on. */
  static final Duration READS_EVERY = Duration.ofSeconds(5);
  /** A disturbed reading is tried again soon, and one that goes on failing is no disturbance. */
  static final Duration MISSED_READS_AGAIN_AFTER = Duration.ofSeconds(1);
  static final Duration HOLDS_FOR = Duration.ofSeconds(3);

  private static final double KELVIN = 273.15;
  private static final double NOMINAL_CELSIUS = 25;
  /** Beyond these a thermistor is broken or gone. */
  private static final double LEAST = -50;
  private static final double MOST = 200;

  private final Adc adc;
  private final Temperature wiring;
  private final Told told;
  private int percent = 100;
  private boolean tooHot;
  private @Nullable Long triedAt;
  /** Since when none succeeds; absent: the last one did. */
  private @Nullable Long missedSince;
  private boolean known;

  Thermometer(Adc adc, Temperature wiring, Told told) {
    this.adc = adc;
    this.wiring = wiring;
    this.told = told;
  }

  /** Hears of the heat, on the worker. */
  interface Told {
    /** The EVSE carries this share of its rating from now on. */
    void carries(int percent);

    /** Too hot for any power and why, or not any more. */
    void fault(FaultKind kind, Optional<String> text);
  }

  void sample(long now) {
    var every = missedSince == null ? READS_EVERY : MISSED_READS_AGAIN_AFTER;
    if (triedAt != null && now - triedAt < every.toNanos()) {
      return;
    }
    triedAt = now;
    celsius().ifPresentOrElse(celsius -> {
      known = true;
      missedSince = null;
      carries(wiring.derating().percent(celsius));
      tooHot(wiring.derating().isTooHot(celsius, tooHot), Math.round(celsius) + " °C");
    }, () -> missed(now));
  }

  private void missed(long now) {
    if (missedSince == null) {
      missedSince = now;
    }
    if (!known || now - missedSince >= HOLDS_FOR.toNanos()) {
      known = false;
      carries(0);
      tooHot(true, "the temperature can't be measured");
    }
  }

  private void carries(int now) {
    if (now != percent) {
      percent = now;
      told.carries(now);
    }
  }

  private void tooHot(boolean now, String text) {
    if (now != tooHot) {
      tooHot = now;
      told.fault(FaultKind.OverTemperature, now ? Optional.of(text) : Optional.empty());
    }
  }

  /** By the thermistor's beta, from the divider that it makes with its pull-up. */
  private OptionalDouble celsius() {
    var volts = adc.volts(wiring.channel());
    if (volts.isEmpty() || volts.getAsDouble() <= 0 || volts.getAsDouble() >= wiring.supplyVolts()) {
      return OptionalDouble.empty();
    }
    double ohms = wiring.pullUpOhms() * volts.getAsDouble() / (wiring.supplyVolts() - volts.getAsDouble());
    double kelvin = 1 / (1 / (NOMINAL_CELSIUS + KELVIN) + Math.log(ohms / wiring.nominalOhms()) / wiring.beta());
    double celsius = kelvin - KELVIN;
    return celsius >= LEAST && celsius <= MOST ? OptionalDouble.of(celsius) : OptionalDouble.empty();
  }
}
