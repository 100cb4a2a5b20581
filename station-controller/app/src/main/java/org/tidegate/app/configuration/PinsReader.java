package org.tidegate.app.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.hardware.pi.Derating;
import org.tidegate.hardware.pi.PiSettings;
import org.tidegate.hardware.pi.PiSettings.Range;

/** Reads which pin does what, for EVSEs on the pins of this computer. Used by one thread, once. */
final class PinsReader {
  private static final String PINS = "pins";
  private static final int HIGHEST_PIN = 63;
  private static final int HIGHEST_I2C_BUS = 31;

  private final boolean used;
  private final Optional<PiSettings.Converter> converter;
  private final List<PiSettings.Evse> evses = new ArrayList<>();
  private final Set<Integer> taken = new HashSet<>();
  private final Set<Integer> takenInputs = new HashSet<>();
  private final Set<Integer> takenPwms = new HashSet<>();
  private boolean complete = true;

  PinsReader(Section hardware) {
    this.used = hardware.text("pilot", 20).filter(PINS::equals).isPresent();
    this.converter = hardware.has("adc") ? Optional.of(converter(hardware.section("adc"))) : Optional.empty();
    if (!used && hardware.has("adc")) {
      hardware.refuse("adc", "it goes with pilot: pins", "remove it, or write pilot: pins");
    }
  }

  /** Reads the pins of one EVSE. */
  void evse(Section evse, EvseSettings settings) {
    if (used != evse.has(PINS)) {
      evse.refuse(PINS, used ? "it is missing" : "it goes with pilot: pins",
          used ? "name the pins of this EVSE" : "remove it, or write pilot: pins");
    }
    var section = evse.section(PINS);
    var supply = supply(evse, settings);
    var levels = levels(section);
    var proximity = proximity(section, settings.isSocket());
    var contactor = switched(section, "contactor", true);
    var lock = switched(section, "lock", settings.isSocket());
    var light = light(section);
    var pwm = pwm(section);
    var protection = protection(section);
    var temperature = temperature(section);
    section.refuseUnknown();
    if (!used) {
      return;
    }
    missing(section, "pwm", pwm.isEmpty(), "the PWM channel of the pilot");
    if (supply.isPresent() && levels.isPresent() && contactor.isPresent() && light.isPresent() && pwm.isPresent()) {
      evses.add(new PiSettings.Evse(settings.id(), supply.get(),
          new PiSettings.Pilot(pwm.get(), levels.get(), Signalling.BASIC), proximity, contactor.get(), lock,
          light.get(), protection, temperature));
    } else {
      complete = false;
    }
  }

  /** The pins; absent where none are used, or something of them is missing. */
  Optional<PiSettings> read() {
    return used && complete && !evses.isEmpty() ? Optional.of(new PiSettings(evses, converter)) : Optional.empty();
  }

  private Optional<PiSettings.Supply> supply(Section evse, EvseSettings settings) {
    double volts = settings.volts();
    double amps = settings.rating().charge().value() / (settings.phases() * volts);
    if (used && (amps < 6 || amps > 80 || volts > 480)) {
      evse.refuse("charge-watts", "a pilot offers 6 A to 80 A per phase, up to 480 V, and this is "
          + Math.round(amps) + " A at " + Math.round(volts) + " V", "write what the EVSE is wired for");
      return Optional.empty();
    }
    return used ? Optional.of(new PiSettings.Supply(settings.phases(), volts, amps)) : Optional.empty();
  }

  private Optional<PiSettings.Levels> levels(Section section) {
    var comparators = section.section("comparators");
    var pins = List.of(pin(comparators, "below-10v5"), pin(comparators, "below-7v5"), pin(comparators, "below-4v5"));
    comparators.refuseUnknown();
    var levels = section.section("levels");
    var high = scaled(levels, "high");
    var low = scaled(levels, "low");
    levels.refuseUnknown();
    if (used && section.has("comparators") == section.has("levels")) {
      section.refuse("levels", "the pilot is seen either by comparators or by the converter",
          "write one of comparators and levels");
    } else if (used && section.has("levels")) {
      missing(levels, "high", high.isEmpty(), "channel, factor and offset of the positive peak");
      missing(levels, "low", low.isEmpty(), "channel, factor and offset of the negative peak");
      needsConverter(section, "levels");
      return high.flatMap(above -> low.map(below -> new PiSettings.Analogue(above, below)));
    } else if (used && pins.stream().anyMatch(Optional::isEmpty)) {
      section.refuse("comparators", "a pin is missing", "name below-10v5, below-7v5 and below-4v5");
    } else if (used) {
      return Optional.of(new PiSettings.Comparators(pins.get(0).orElseThrow(), pins.get(1).orElseThrow(),
          pins.get(2).orElseThrow()));
    }
    return Optional.empty();
  }

  private Optional<PiSettings.ProximityInput> proximity(Section section, boolean isSocket) {
    var input = section.section("proximity");
    var channel = channel(input);
    var ohms = input.decimal("pull-up-ohms", "10", "1000000").map(Number::doubleValue);
    var volts = input.decimal("supply-volts", "1", "24").map(Number::doubleValue);
    input.refuseUnknown();
    if (used && isSocket != section.has("proximity")) {
      section.refuse("proximity",
          isSocket ? "it is missing: a socket must know the cable" : "the cable is the station's",
          isSocket ? "name channel, pull-up-ohms and supply-volts" : "remove it");
    }
    if (!used || !section.has("proximity")) {
      return Optional.empty();
    }
    needsConverter(section, "proximity");
    boolean whole = channel.isPresent() && ohms.isPresent() && volts.isPresent();
    missing(input, "channel", !whole, "channel, pull-up-ohms and supply-volts");
    complete &= whole;
    return whole
        ? Optional.of(new PiSettings.ProximityInput(channel.get(), ohms.get(), volts.get()))
        : Optional.empty();
  }

  private Optional<PiSettings.Temperature> temperature(Section section) {
    var input = section.section("temperature");
    var channel = channel(input);
    double nominal = input.decimal("nominal-ohms", "10", "1000000").map(Number::doubleValue).orElse(10_000.0);
    double beta = input.decimal("beta", "1000", "10000").map(Number::doubleValue).orElse(3_950.0);
    double pullUp = input.decimal("pull-up-ohms", "10", "1000000").map(Number::doubleValue).orElse(10_000.0);
    double volts = input.decimal("supply-volts", "1", "24").map(Number::doubleValue).orElse(3.3);
    double from = input.decimal("derate-from", "0", "150").map(Number::doubleValue).orElse(60.0);
    double until = input.decimal("stop-at", "0", "150").map(Number::doubleValue).orElse(80.0);
    input.refuseUnknown();
    if (!used || !section.has("temperature")) {
      return Optional.empty();
    }
    needsConverter(section, "temperature");
    missing(input, "channel", channel.isEmpty(), "the thermistor's channel of the converter");
    if (from >= until) {
      input.refuse("derate-from", "it is not below stop-at, " + until, "write a lower temperature");
    }
    complete &= channel.isPresent() && from < until;
    return channel.filter(_ -> from < until).map(one -> new PiSettings.Temperature(one, nominal, beta, pullUp, volts,
        new Derating(from, until)));
  }

  private Optional<Integer> channel(Section section) {
    int inputs = converter.map(PiSettings.Converter::inputs).orElse(8);
    var channel = section.integer("channel", 0, inputs - 1);
    if (channel.isPresent() && !takenInputs.add(channel.get())) {
      section.refuse("channel", "input " + channel.get() + " is something else's already", "give each its own input");
    }
    return channel;
  }

  private Optional<Integer> pwm(Section section) {
    var channel = section.integer("pwm", 0, 7);
    if (channel.isPresent() && !takenPwms.add(channel.get())) {
      section.refuse("pwm", "channel " + channel.get() + " is another pilot's already", "give each its own channel");
    }
    return channel;
  }

  private void needsConverter(Section section, String key) {
    if (converter.isEmpty()) {
      section.refuse(key, "there is no converter for analogue inputs", "describe it in hardware.adc");
      complete = false;
    }
  }

  private static PiSettings.Converter converter(Section section) {
    if (section.has("i2c-bus") && section.has("spi-bus")) {
      section.refuse("i2c-bus", "a converter is either on SPI or on I2C", "write one of spi-bus and i2c-bus");
    }
    PiSettings.Converter read = section.has("i2c-bus") ? onI2c(section) : onSpi(section);
    section.refuseUnknown();
    return read;
  }

  private static PiSettings.OnSpi onSpi(Section section) {
    return new PiSettings.OnSpi(section.integer("spi-bus", 0, 6).orElse(0),
        section.integer("chip-select", 0, 2).orElse(0),
        section.decimal("reference-volts", "1", "5.5").map(Number::doubleValue).orElse(3.3));
  }

  private static PiSettings.OnI2c onI2c(Section section) {
    return new PiSettings.OnI2c(section.integer("i2c-bus", 0, HIGHEST_I2C_BUS).orElse(1),
        section.integer("address", 0x48, 0x4B).orElse(0x48),
        section.choice("full-scale-volts", Range.values(), range -> String.valueOf(range.volts()))
            .orElse(Range.V4_096));
  }

  private Optional<PiSettings.Scaled> scaled(Section levels, String key) {
    var section = levels.section(key);
    var channel = channel(section);
    var factor = section.decimal("factor", "-1000", "1000").map(Number::doubleValue);
    var offset = section.decimal("offset", "-1000", "1000").map(Number::doubleValue).orElse(0.0);
    section.refuseUnknown();
    return channel.flatMap(input -> factor.map(times -> new PiSettings.Scaled(input, times, offset)));
  }

  private Optional<PiSettings.Switch> switched(Section section, String key, boolean needed) {
    var pins = section.section(key);
    var output = pin(pins, "output");
    var readBack = pin(pins, "read-back");
    pins.refuseUnknown();
    if (used && (needed || section.has(key)) && (output.isEmpty() || readBack.isEmpty())) {
      section.refuse(key, "a pin is missing", "name output and read-back");
      complete = false;
    }
    return output.flatMap(out -> readBack.map(back -> new PiSettings.Switch(out, back)));
  }

  private Optional<PiSettings.Light> light(Section section) {
    var pins = section.section("light");
    var green = pin(pins, "green");
    var blue = pin(pins, "blue");
    var red = pin(pins, "red");
    pins.refuseUnknown();
    missing(section, "light", used && (green.isEmpty() || blue.isEmpty() || red.isEmpty()), "green, blue and red");
    return green.flatMap(one -> blue.flatMap(two -> red.map(three -> new PiSettings.Light(one, two, three))));
  }

  private PiSettings.Protection protection(Section section) {
    var emergencyStop = pin(section, "emergency-stop");
    var residualCurrent = pin(section, "residual-current");
    var test = pin(section, "residual-current-test");
    if (test.isPresent() && residualCurrent.isEmpty()) {
      section.refuse("residual-current-test", "nobody sees whether the monitor trips", "name residual-current too");
      return PiSettings.Protection.NONE;
    }
    return new PiSettings.Protection(emergencyStop, residualCurrent, test);
  }

  private static void missing(Section section, String key, boolean isMissing, String what) {
    if (isMissing) {
      section.refuse(key, "something is missing", "name " + what);
    }
  }

  private Optional<Integer> pin(Section section, String key) {
    var pin = section.integer(key, 0, HIGHEST_PIN);
    if (pin.isPresent() && !taken.add(pin.get())) {
      section.refuse(key, "pin " + pin.get() + " does something else already", "give each its own pin");
    }
    return pin;
  }
}
