package org.tidegate.hardware.pi;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProviderImpl;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProviderImpl;
import com.pi4j.plugin.mock.provider.pwm.MockPwm;
import com.pi4j.plugin.mock.provider.pwm.MockPwmProviderImpl;
import java.util.Set;

/** Pins of pi4j's mock provider that fail as long as their name is in a set. */
final class FailingPins {
  private FailingPins() {}

  private static void use(Set<String> failing, String id) {
    if (failing.contains(id)) {
      throw new IllegalStateException(id + " fails, on purpose");
    }
  }

  /** Can't be read, or do not tell that they changed. */
  static final class Inputs extends MockDigitalInputProviderImpl {
    private final Set<String> failing;
    private final Set<String> quiet;

    Inputs(Set<String> failing, Set<String> quiet) {
      this.failing = failing;
      this.quiet = quiet;
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
      var input = new MockDigitalInput(this, config) {
        @Override
        public DigitalState state() {
          use(failing, id());
          return super.state();
        }

        @Override
        protected void dispatch(DigitalStateChangeEvent event) {
          if (!quiet.contains(id())) {
            super.dispatch(event);
          }
        }
      };
      context.registry().add(input);
      return input;
    }
  }

  /** Can't be set. */
  static final class Outputs extends MockDigitalOutputProviderImpl {
    private final Set<String> failing;

    Outputs(Set<String> failing) {
      this.failing = failing;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      var output = new MockDigitalOutput(this, config) {
        @Override
        public DigitalOutput state(DigitalState state) {
          use(failing, id());
          return super.state(state);
        }
      };
      context.registry().add(output);
      return output;
    }
  }

  /** Can't be set. */
  static final class Pwms extends MockPwmProviderImpl {
    private final Set<String> failing;

    Pwms(Set<String> failing) {
      this.failing = failing;
    }

    @Override
    public Pwm create(PwmConfig config) {
      var pwm = new MockPwm(this, config) {
        @Override
        public Pwm on() {
          use(failing, id());
          return super.on();
        }

        @Override
        public Pwm off() {
          use(failing, id());
          return super.off();
        }
      };
      context.registry().add(pwm);
      return pwm;
    }
  }
}
