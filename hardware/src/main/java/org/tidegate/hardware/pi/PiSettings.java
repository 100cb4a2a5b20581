package org.tidegate.hardware.pi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.session.Signalling;

/**
 * Which pin does what. Immutable. Pins are numbered as the GPIO controller numbers them, a PWM channel as its chip does.
 *
 * @param evses numbered from 1 without gaps
 * @param converter for analogue inputs; absent: there are none
 */
public record PiSettings(List<Evse> evses, Optional<Converter> converter) {

  /**
   * Copies and checks.
   *
   * @throws IllegalArgumentException without an EVSE, when their numbers don't count up from 1, or an EVSE wants an
   *     analogue input that there is not
   */
  public PiSettings {
    evses = List.copyOf(evses);
    if (evses.isEmpty()) {
      throw new IllegalArgumentException("a station has at least one EVSE");
    }
    for (int index = 0; index < evses.size(); index++) {
      if (evses.get(index).id() != index + 1) {
        throw new IllegalArgumentException("EVSE numbers count up from 1, but found " + evses.get(index).id());
      }
    }
    int inputs = converter.map(Converter::inputs).orElse(0);
    if (evses.stream().flatMap(Evse::channels).anyMatch(channel -> channel >= inputs)) {
      throw new IllegalArgumentException("analogue inputs need a converter that has them");
    }
  }

  /**
   * One EVSE with alternating current.
   *
   * @param id its number, from 1
   * @param supply what it is wired for
   * @param pilot pins of the control pilot
   * @param proximity of the socket; absent: the cable belongs to the station
   * @param contactor output and read-back contact
   * @param lock output and read-back contact; absent: the cable belongs to the station
   * @param light outputs of the light
   * @param protection what the program sees of it
   * @param temperature what it carries less when it is hot; absent: nobody measures
   */
  public record Evse(int id, Supply supply, Pilot pilot, Optional<ProximityInput> proximity, Switch contactor,
      Optional<Switch> lock, Light light, Protection protection,
      Optional<Temperature> temperature) {
    /** Inputs of the converter. */
    Stream<Integer> channels() {
      var levels = pilot.levels() instanceof Analogue(Scaled high, Scaled low)
          ? Stream.of(high.channel(), low.channel())
          : Stream.<Integer>empty();
      return Stream.of(levels, proximity.stream().map(ProximityInput::channel),
          temperature.stream().map(Temperature::channel)).flatMap(all -> all);
    }
  }

  /**
   * What an EVSE is wired for.
   *
   * @param phases 1 or 3
   * @param volts line-to-neutral
   * @param mostAmps per phase, 6 to 80; the pilot never offers more
   */
  public record Supply(int phases, double volts, double mostAmps) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException outside of them
     */
    public Supply {
      if ((phases != 1 && phases != 3) || !(volts > 0 && volts <= 480) || !(mostAmps >= 6 && mostAmps <= 80)) {
        throw new IllegalArgumentException("a supply has 1 or 3 phases, up to 480 V and 6 to 80 A");
      }
    }

    /** Amperes per phase of this much power. */
    double amps(double watts) {
      return watts / (volts * phases);
    }
  }

  /**
   * The control pilot: a PWM channel into the board's ±12 V driver, and what sees the levels behind its peak detectors.
   *
   * @param pwmChannel 1 kHz
   * @param signalling ISO 15118 only where something talks to the vehicle; the program has nothing that does yet
   */
  public record Pilot(int pwmChannel, Levels levels, Signalling signalling) {}

  /** What sees the levels of a control pilot. */
  public sealed interface Levels permits Comparators, Analogue {}

  /**
   * Three comparators that are high while the pilot's positive peak is below their threshold.
   *
   * @param below10V5 a vehicle is connected
   * @param below7V5 it is ready for energy
   * @param below4V5 it wants ventilation, or the pilot is shorted
   */
  public record Comparators(int below10V5, int below7V5, int below4V5) implements Levels {}

  /**
   * Two inputs of the converter.
   *
   * @param high the positive peak
   * @param low the negative peak
   */
  public record Analogue(Scaled high, Scaled low) implements Levels {}

  /**
   * An input behind a divider: what is meant is {@code volts × factor + offset}.
   *
   * @param channel of the converter
   */
  public record Scaled(int channel, double factor, double offset) {}

  /**
   * The proximity contact of a socket, pulled up to a supply.
   *
   * @param channel of the converter
   * @param pullUpOhms between the supply and the contact
   * @param supplyVolts of the pull-up
   */
  public record ProximityInput(int channel, double pullUpOhms, double supplyVolts) {}

  /**
   * A thermistor with a negative coefficient, pulled up to a supply.
   *
   * @param channel of the converter
   * @param nominalOhms at 25 °C
   * @param beta of the thermistor, K
   * @param pullUpOhms between the supply and the input
   * @param supplyVolts of the pull-up
   */
  public record Temperature(int channel, double nominalOhms, double beta, double pullUpOhms, double supplyVolts,
      Derating derating) {}

  /** A converter from volts to numbers. */
  public sealed interface Converter {
    /** How many inputs it has, numbered from 0. */
    int inputs();
  }

  /**
   * A converter MCP3208 on SPI.
   *
   * @param bus number of the bus
   * @param chipSelect on that bus
   * @param referenceVolts what its highest number means
   */
  public record OnSpi(int bus, int chipSelect, double referenceVolts) implements Converter {
    @Override
    public int inputs() {
      return 8;
    }
  }

  /**
   * A converter ADS1115 on I2C.
   *
   * @param bus number of the bus
   * @param address on that bus, 72 to 75 by what its pin ADDR is tied to
   */
  public record OnI2c(int bus, int address, Range range) implements Converter {
    @Override
    public int inputs() {
      return 4;
    }
  }

  /** What the highest number of an ADS1115 means; in the order of its field PGA. */
  public enum Range {
    /** 6.144 V; inputs bear no more than the chip's supply all the same. */
    V6_144(6.144),
    /** 4.096 V. */
    V4_096(4.096),
    /** 2.048 V. */
    V2_048(2.048),
    /** 1.024 V. */
    V1_024(1.024),
    /** 0.512 V. */
    V0_512(0.512),
    /** 0.256 V. */
    V0_256(0.256);

    private final double volts;

    Range(double volts) {
      this.volts = volts;
    }

    /** Full scale. */
    public double volts() {
      return volts;
    }
  }

  /**
   * A device that is switched and read back.
   *
   * @param output high: on
   * @param readBack high: it is on
   */
  public record Switch(int output, int readBack) {}

  /**
   * The light at the EVSE.
   *
   * @param green pin
   * @param blue pin
   * @param red pin
   */
  public record Light(int green, int blue, int red) {}

  /**
   * What the program sees of protective devices, which act by themselves.
   *
   * @param emergencyStop high while released
   * @param residualCurrent high while the monitor has not tripped
   * @param residualCurrentTest high makes the monitor's test current flow; needs {@code residualCurrent}
   */
  public record Protection(
      Optional<Integer> emergencyStop, Optional<Integer> residualCurrent, Optional<Integer> residualCurrentTest) {
    /** Nothing is seen. */
    public static final Protection NONE = new Protection(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Checks.
     *
     * @throws IllegalArgumentException for a test that nobody sees the result of
     */
    public Protection {
      if (residualCurrentTest.isPresent() && residualCurrent.isEmpty()) {
        throw new IllegalArgumentException("a residual-current test needs the monitor's contact");
      }
    }
  }
}
