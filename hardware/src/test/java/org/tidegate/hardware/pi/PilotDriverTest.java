package org.tidegate.hardware.pi;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.pwm.Pwm;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.Signalling;
import org.tidegate.hardware.device.Worker;

import static org.assertj.core.api.Assertions.assertThat;

/** A pin that is busy, and one that breaks. */
class PilotDriverTest {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final List<Object> shown = new ArrayList<>();
  private final List<Duration> leases = new ArrayList<>();
  private final List<Optional<String>> faults = new ArrayList<>();
  private final VirtualStationLoop time = new VirtualStationLoop(Instant.EPOCH);
  private boolean broken;
  private PilotSample sample = PilotSample.positive(9);

  private final Pwm pwm = (Pwm) Proxy.newProxyInstance(Pwm.class.getClassLoader(), new Class<?>[]{Pwm.class},
      (proxy, method, arguments) -> {
        if (broken) {
          throw new IOException("pin broken, on purpose");
        }
        shown.add(arguments[0]);
        return proxy;
      });
  private final DigitalOutput contactor = (DigitalOutput) Proxy.newProxyInstance(DigitalOutput.class.getClassLoader(),
      new Class<?>[]{DigitalOutput.class}, (proxy, method, arguments) -> proxy);
  private final PilotDriver pilot = new PilotDriver(1, pwm, new HeldPins(), time::nanoTime,
      () -> sample, Signalling.BASIC, new ContactorGate(contactor, _ -> {}), new PilotDriver.Told() {
        @Override
        public void pilot(ControlPilotState state) {}

        @Override
        public void pilotFault(Optional<String> text) {
          faults.add(text);
        }

        @Override
        public void offers(OptionalDouble amps) {}
      });

  @Test
  void change_pinBusy_onlyNewestIsShown() {
    vehicle();
    for (int amps = 6; amps <= 12; amps++) {
      pilot.wanted().offer(amps, true);
    }
    assertThat(waiting).hasSize(1);
    run();
    assertThat(shown).containsExactly(100, 20);
  }

  /** A lease runs from the command on, whatever keeps the pin's worker: at most 3 s after it nothing is offered. */
  @Test
  void command_waitsForABusyPin_leaseIsWhatIsLeftOfIt() {
    vehicle();
    pilot.wanted().offer(32, false);
    pilot.wanted().command(16, Duration.ofSeconds(3));
    time.advance(Duration.ofSeconds(2));
    run();
    assertThat(shown).last().isEqualTo(26);
    assertThat(leases).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void command_leaseEndedBeforeThePinWasFree_isNotShown() {
    vehicle();
    pilot.wanted().offer(32, false);
    pilot.wanted().command(16, Duration.ofSeconds(3));
    time.advance(Duration.ofSeconds(3));
    run();
    assertThat(shown).containsExactly(100);
  }

  @Test
  void change_pinCannotBeWritten_isToldOnceAndTriedAgain() {
    vehicle();
    broken = true;
    pilot.wanted().offer(32, true);
    run();
    pilot.wanted().offer(16, true);
    run();
    assertThat(faults).containsExactly(Optional.of("the pilot's pin can't be written"));
    broken = false;
    pilot.wanted().offer(20, true);
    run();
    assertThat(faults).hasSize(2).endsWith(Optional.empty());
    assertThat(shown).containsExactly(100, 33);
  }

  /** The offer was withdrawn for the fault, so nobody wants anything else of the pin any more. */
  @Test
  void withdrawal_pinCannotBeWritten_isTriedAgainEachSecondByItself() {
    vehicle();
    pilot.wanted().offer(32, true);
    run();
    broken = true;
    pilot.wanted().offer(0, true);
    run();
    assertThat(faults).containsExactly(Optional.of("the pilot's pin can't be written"));
    assertThat(shown).containsExactly(100, 53);
    broken = false;
    measure(50);
    assertThat(shown).as("not at once: pi4j logs each trial").containsExactly(100, 53);
    measure(52);
    assertThat(shown).containsExactly(100, 53, 100);
    assertThat(faults).hasSize(2).endsWith(Optional.empty());
  }

  /** Nobody knows then what it shows: a negative part that is not there says nothing of the vehicle. */
  @Test
  void offer_pinCannotBeWritten_vehicleIsNotTakenForAResistor() {
    vehicle();
    sample = new PilotSample(OptionalDouble.of(9), OptionalDouble.of(0));
    broken = true;
    pilot.wanted().offer(32, true);
    run();
    measure(50);
    broken = false;
    sample = new PilotSample(OptionalDouble.of(9), OptionalDouble.of(-12));
    measure(52);
    assertThat(shown).containsExactly(100, 53);
    assertThat(faults).containsExactly(Optional.of("the pilot's pin can't be written"), Optional.empty());
  }

  /** Each cause for itself: the pin that works again says nothing of the vehicle that can't be seen. */
  @Test
  void fault_twoCauses_isOverWithTheLast() {
    vehicle();
    broken = true;
    pilot.wanted().offer(32, true);
    run();
    sample = new PilotSample(OptionalDouble.empty(), OptionalDouble.empty());
    measure(30);
    broken = false;
    pilot.wanted().offer(20, true);
    run();
    assertThat(faults).containsExactly(Optional.of("the pilot's pin can't be written"));
    sample = PilotSample.positive(9);
    measure(30);
    assertThat(faults).hasSize(2).endsWith(Optional.empty());
  }

  private void measure(int times) {
    for (int time = 0; time < times; time++) {
      pilot.sample(this.time.nanoTime());
      this.time.advance(PilotDriver.SAMPLES_EVERY);
    }
  }

  private void vehicle() {
    pilot.start();
    measure(5);
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
      leases.add(delay);
      return () -> {};
    }

    @Override
    public void close() {}
  }
}
