package org.tidegate.hardware.pi;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.hardware.pi.PiSettings.ProximityInput;
import org.tidegate.hardware.pilot.Proximity;

/** The cable in a socket by its resistor, IEC 61851-1 table B.2. For tasks of the pins' worker. */
final class CableSensor {
  /** A plug on its way in touches more than once. */
  static final Duration STANDS_FOR = Duration.ofMillis(100);
  /** Beyond any cable's resistor, the contact is open. */
  private static final double OPEN_OHMS = 4_500;

  private final Adc adc;
  private final ProximityInput wiring;
  private final Consumer<Cable> told;
  private @Nullable Cable seen;
  private @Nullable Cable counted;
  private long since;

  CableSensor(Adc adc, ProximityInput wiring, Consumer<Cable> told) {
    this.adc = adc;
    this.wiring = wiring;
    this.told = told;
  }

  /**
   * What is in the socket. Immutable.
   *
   * @param isIn whether a cable is
   * @param amps what it carries; absent for a resistor that no cable has, and without a cable
   */
  record Cable(boolean isIn, Optional<Integer> amps) {
    static final Cable NONE = new Cable(false, Optional.empty());
    static final Cable UNUSABLE = new Cable(true, Optional.empty());

    static Cable of(double ohms) {
      if (ohms >= OPEN_OHMS) {
        return NONE;
      }
      OptionalInt amps = Proximity.amps(ohms);
      return amps.isPresent() ? new Cable(true, Optional.of(amps.getAsInt())) : UNUSABLE;
    }
  }

  /** Measures, and tells another cable once it has stood for a while; what can't be measured is no cable to be used. */
  void sample(long now) {
    var ohms = ohms();
    Cable cable = ohms.isPresent() ? Cable.of(ohms.getAsDouble()) : Cable.UNUSABLE;
    if (!cable.equals(seen)) {
      seen = cable;
      since = now;
    }
    if (!cable.equals(counted) && now - since >= STANDS_FOR.toNanos()) {
      counted = cable;
      told.accept(cable);
    }
  }

  /** By the divider of the pull-up and the cable's resistor. */
  private OptionalDouble ohms() {
    var volts = adc.volts(wiring.channel());
    if (volts.isEmpty()) {
      return volts;
    }
    double above = wiring.supplyVolts() - volts.getAsDouble();
    return OptionalDouble.of(above <= 0 ? Double.POSITIVE_INFINITY : wiring.pullUpOhms() * volts.getAsDouble() / above);
  }
}
