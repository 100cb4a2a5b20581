package org.tidegate.hardware.pi;

import java.util.List;

/**
 * Which pin does what. Immutable. Pins are numbered as the GPIO controller numbers them, a PWM channel as its chip does.
 *
 * @param evses numbered from 1 without gaps
 */
public record PiSettings(List<Evse> evses) {

  /**
   * Copies and checks.
   *
   * @throws IllegalArgumentException without an EVSE, or when their numbers don't count up from 1
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
  }

  /**
   * One EVSE with alternating current.
   *
   * @param id its number, from 1
   * @param supply what it is wired for
   * @param pilot pins of the control pilot
   * @param contactor output and read-back contact
   * @param lock output and read-back contact
   * @param light outputs of the light
   */
  public record Evse(int id, Supply supply, Pilot pilot, Switch contactor, Switch lock, Light light) {}

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
   * The control pilot: a PWM channel into the board's ±12 V driver, and three comparators behind the board's peak
   * detector that are high while the pilot's positive peak is below their threshold.
   *
   * @param pwmChannel 1 kHz
   * @param below10V5 a vehicle is connected
   * @param below7V5 it is ready for energy
   * @param below4V5 it wants ventilation, or the pilot is shorted
   */
  public record Pilot(int pwmChannel, int below10V5, int below7V5, int below4V5) {}

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
}
