package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.simulator.RecordedEvents;

import static org.assertj.core.api.Assertions.assertThat;

/** The contactor on pins and its contact that is read back. */
class PinsContactorTest {
  private final PinBench bench = new PinBench();

  @AfterEach
  void stop() {
    bench.stop();
  }

  @Test
  void contactor_doesNotOpen_isWeldedUntilItDoes() {
    bench.charge(7_360);
    bench.evse.contactor().open();
    bench.ms(490);
    assertThat(bench.events.story).doesNotContain("fault 1 WeldedContactor");
    bench.ms(20);
    assertThat(bench.events.story).contains("fault 1 WeldedContactor");
    bench.input("evse1-contactor-read-back", false);
    bench.ms(40);
    assertThat(bench.events.story).endsWith("contactor 1 open", "cleared 1 WeldedContactor");
  }

  /** The event of its change was lost; what a contact says counts, not that it said so. */
  @Test
  void contactor_changeIsNotTold_isSeenAllTheSame() {
    bench.charge(7_360);
    bench.quiet.add("evse1-contactor-read-back");
    bench.input("evse1-contactor-read-back", false);
    bench.ms(40);
    assertThat(bench.events.story).endsWith("contactor 1 open");
  }

  @Test
  void contactor_readBackBounces_isToldOnce() {
    bench.plug(9);
    bench.evse.pilot().offer(new Watts(7_360));
    bench.level(6);
    bench.evse.contactor().close();
    bench.events.story.clear();
    for (int times = 0; times < 20; times++) {
      bench.input("evse1-contactor-read-back", times % 2 == 0);
      bench.ms(10);
    }
    assertThat(bench.events.story).isEmpty();
    bench.input("evse1-contactor-read-back", true);
    bench.ms(40);
    assertThat(bench.events.story).containsExactly("contactor 1 closed");
  }

  /** It was not the station that opened, so the station did not ask. */
  @Test
  void contactor_doesNotOpenForTheVehicle_isWelded() {
    bench.charge(7_360);
    bench.level(9);
    bench.ms(600);
    assertThat(bench.events.story).contains("fault 1 WeldedContactor");
  }

  @Test
  void contactor_closedAtStart_isWelded() {
    var second = new VirtualStationLoop(Instant.EPOCH);
    var told = new RecordedEvents();
    Context other = bench.pins();
    var welded = bench.hardware(PinBench.SETTINGS, other, second);
    ((MockDigitalInput) other.io("evse1-contactor-read-back")).mockState(DigitalState.HIGH);
    welded.start(told);
    second.advance(Duration.ofSeconds(1));
    assertThat(told.story).contains("contactor 1 closed", "fault 1 WeldedContactor");
    other.shutdown();
  }

  @Test
  void contactor_doesNotClose_isAnotherFault() {
    bench.plug(9);
    bench.evse.pilot().offer(new Watts(7_360));
    bench.level(6);
    bench.evse.contactor().close();
    bench.ms(1_000);
    assertThat(bench.events.story).endsWith("fault 1 ContactorFailure");
  }

  /** It closed too late, when it was told to open already, and stays there. */
  @Test
  void contactor_closesTooLateAndDoesNotOpen_isWelded() {
    bench.plug(9);
    bench.evse.pilot().offer(new Watts(7_360));
    bench.level(6);
    bench.evse.contactor().close();
    bench.ms(1_000);
    bench.evse.contactor().open();
    bench.input("evse1-contactor-read-back", true);
    bench.ms(1_000);
    assertThat(bench.events.openFaults()).containsExactly("WeldedContactor");
    bench.input("evse1-contactor-read-back", false);
    bench.ms(40);
    assertThat(bench.events.openFaults()).isEmpty();
  }

  @Test
  void contactor_askedWithoutAReadyVehicle_staysOpenAndIsNoFault() {
    bench.plug(9);
    bench.evse.contactor().close();
    bench.ms(1_000);
    assertThat(bench.isContactorAsked()).isFalse();
    assertThat(bench.events.story).noneMatch(line -> line.startsWith("fault"));
  }
}
