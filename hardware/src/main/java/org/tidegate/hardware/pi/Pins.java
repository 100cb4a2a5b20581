package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmType;
import org.tidegate.hardware.pilot.PilotDutyCycle;

/** How this station asks for pins. Immutable. */
final class Pins {
  static final int PILOT_HERTZ = 1_000;

  private Pins() {}

  /** Pulled down: a broken wire reads as "off", "open", "no vehicle". */
  static DigitalInput input(Context pi4j, String id, int pin) {
    return pi4j.create(DigitalInput.newConfigBuilder(pi4j).id(id).name(id).address(pin)
        .pull(PullResistance.PULL_DOWN).build());
  }

  /** Off now, and off when this program lets go of it. */
  static DigitalOutput output(Context pi4j, String id, int pin) {
    return pi4j.create(DigitalOutput.newConfigBuilder(pi4j).id(id).name(id).address(pin).initial(DigitalState.LOW)
        .shutdown(DigitalState.LOW).build());
  }

  static Pwm pwm(Context pi4j, String id, int channel) {
    return pi4j.create(Pwm.newConfigBuilder(pi4j).id(id).name(id).address(channel).pwmType(PwmType.HARDWARE)
        .frequency(PILOT_HERTZ).shutdown(PilotDutyCycle.UNAVAILABLE).build());
  }
}
