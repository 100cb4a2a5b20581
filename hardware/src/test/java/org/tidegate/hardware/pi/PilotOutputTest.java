package org.tidegate.hardware.pi;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.pwm.Pwm;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidegate.hardware.device.Worker;
import org.tidegate.hardware.pilot.PilotDutyCycle;

import static org.assertj.core.api.Assertions.assertThat;

class PilotOutputTest {
  private final List<Object> shown = new ArrayList<>();
  private final List<Boolean> works = new ArrayList<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean broken;

  private final Pwm pwm = (Pwm) Proxy.newProxyInstance(Pwm.class.getClassLoader(), new Class<?>[]{Pwm.class},
      (proxy, method, arguments) -> {
        if (broken) {
          throw new IOException("pin broken, on purpose");
        }
        shown.add(arguments[0]);
        return proxy;
      });
  private final PilotOutput pilot = new PilotOutput(1, pwm, new HeldPins(), works::add);

  @Test
  void change_pinBusy_onlyNewestIsShown() {
    pilot.offer(32);
    for (int amps = 6; amps <= 12; amps++) {
      pilot.command(amps, Duration.ofSeconds(3));
    }
    assertThat(waiting).hasSize(1);
    run();
    assertThat(shown).containsExactly(20);
  }

  @Test
  void change_pinCannotBeWritten_isToldOnceAndTriedAgain() {
    broken = true;
    pilot.offer(32);
    run();
    pilot.offer(16);
    run();
    assertThat(works).containsExactly(false);
    broken = false;
    pilot.offer(16);
    run();
    assertThat(works).containsExactly(false, true);
    assertThat(shown).containsExactly(PilotDutyCycle.STEADY);
  }

  private void run() {
    List<Runnable> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }

  /** Runs nothing until the test does; its timers never come due. */
  private final class HeldPins implements Worker {
    @Override
    public void execute(Runnable task) {
      waiting.add(task);
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
      return () -> {};
    }

    @Override
    public void close() {}
  }
}
