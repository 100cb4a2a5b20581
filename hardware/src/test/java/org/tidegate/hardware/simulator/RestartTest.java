package org.tidegate.hardware.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.PilotReading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RestartTest {
  private final SlowMemory memory = new SlowMemory();

  @Test
  void restart_afterKill_hasRegistersCarAndPlugMark() {
    var before = new Bench(memory);
    before.connect(1, Bench.car().evccId("02:00:00:00:00:01").build());
    before.hardware.timeScale(100);
    before.flow(1, -9_000, 60);
    MeterReading told = before.read(1);
    before.loop.kill();

    var after = new Bench(memory);
    PilotReading pilot = after.events.pilots.getFirst();
    assertThat(pilot.state()).isEqualTo(ControlPilotState.B);
    assertThat(pilot.plugMark()).isEqualTo(before.events.pilots.getLast().plugMark()).isPresent();
    assertThat(after.events.readings.getFirst().exported()).isGreaterThanOrEqualTo(told.exported());
    // 9 kW for 60 s, a hundred times as fast: 15 kWh of 60 kWh.
    assertThat(told.exported()).isEqualTo(new WattHours(15_000));
    assertThat(after.state(1).car().orElseThrow().stateOfCharge()).isEqualTo(25, within(1e-6));
    after.seconds(1);
    assertThat(after.events.story).endsWith("vehicle 1 ISO15118", "pilot 1 C");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void restart_killedAtRandomMoments_neverTakesBackAReadingAndKeepsEnergy(long seed) {
    var random = new Random(seed);
    SimulatedCar car = Bench.car().capacityWh(5_000).efficiency(0.9).build();
    var bench = new Bench(memory);
    bench.hardware.plugIn(1, car);
    long imported = 0;
    long exported = 0;
    for (int kill = 0; kill < 50; kill++) {
      bench.hardware.timeScale(100);
      bench.evse(1).contactor().close();
      bench.evse(1).pilot().offer(new Watts(11_000));
      bench.seconds(1);
      for (int second = random.nextInt(8); second > 0; second--) {
        bench.flow(1, random.nextInt(20_001) - 10_000, 1);
        MeterReading told = bench.read(1);
        imported = told.imported().value();
        exported = told.exported().value();
      }
      bench.seconds(random.nextDouble());
      bench.loop.kill();
      bench = new Bench(memory);
      assertThat(bench.state(1).imported().value()).isGreaterThanOrEqualTo(imported);
      assertThat(bench.state(1).exported().value()).isGreaterThanOrEqualTo(exported);
      double stored = bench.state(1).imported().value() * 0.9 - bench.state(1).exported().value() / 0.9;
      assertThat(bench.state(1).energyWh() - car.energyWh()).isEqualTo(stored, within(2.5));
    }
    assertThat(exported).isPositive();
  }

  @Test
  void restart_timeScale_isOneAgain() {
    new Bench(memory).hardware.timeScale(1_000);
    var after = new Bench(memory);
    after.connect(1, Bench.car().build());
    after.flow(1, 3_600, 10);
    assertThat(after.read(1).imported()).isEqualTo(new WattHours(10));
  }

  @Test
  void restart_carLeftBefore_nextPlugMarkIsNew() {
    var before = new Bench(memory);
    before.hardware.plugIn(1, Bench.car().build());
    before.hardware.plugOut(1);
    before.loop.runPosted();
    Optional<String> used = before.events.pilots.get(2).plugMark();
    var after = new Bench(memory);
    assertThat(after.state(1).car()).isEmpty();
    after.hardware.plugIn(1, Bench.car().build());
    after.loop.runPosted();
    assertThat(after.events.pilots.getLast().plugMark()).isPresent().isNotEqualTo(used);
  }

  @Test
  void restart_evseNotConfiguredMeanwhile_keepsItsRegisters() {
    var before = new Bench(memory);
    memory.save(new RememberedStation("b", 5,
        Map.of(7, new RememberedStation.Evse(123.5, 0, Optional.empty()))));
    new Bench(memory).hardware.close();
    assertThat(memory.load().evses().get(7).importedWh()).isEqualTo(123.5);
    assertThat(before.hardware.hasEvse(7)).isFalse();
  }

  @Test
  void reading_notYetSaved_isNotToldYet() {
    var bench = new Bench(memory);
    bench.events.readings.clear();
    memory.holdBack();
    bench.evse(1).meter().requestReading();
    bench.seconds(1);
    assertThat(bench.events.readings).isEmpty();
    memory.letGo();
    bench.loop.runPosted();
    assertThat(bench.events.readings).hasSize(1);
  }

  @Test
  void reading_thatCannotBeSaved_isNeverToldButUnplugIs() {
    var bench = new Bench(memory);
    bench.connect(1, Bench.car().build());
    bench.events.story.clear();
    memory.holdBack();
    bench.evse(1).meter().requestReading();
    bench.hardware.plugOut(1);
    memory.fail();
    bench.loop.runPosted();
    assertThat(bench.events.story).containsExactly("pilot 1 A");
    assertThat(bench.read(1).imported()).isEqualTo(WattHours.ZERO);
  }

  /** Keeps everything; completes when the test says so. */
  private static final class SlowMemory implements SimulatedMemory {
    private RememberedStation last = RememberedStation.fresh("bench");
    private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    @Override
    public RememberedStation load() {
      return last;
    }

    @Override
    public CompletionStage<Void> save(RememberedStation station) {
      last = station;
      return gate;
    }

    @Override
    public void close() {}

    void holdBack() {
      gate = new CompletableFuture<>();
    }

    void letGo() {
      gate.complete(null);
    }

    void fail() {
      CompletableFuture<Void> held = gate;
      gate = CompletableFuture.completedFuture(null);
      held.completeExceptionally(new IllegalStateException("disk full"));
    }
  }
}
