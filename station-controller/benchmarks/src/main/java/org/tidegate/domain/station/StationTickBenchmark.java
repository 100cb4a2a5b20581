package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;

/**
 * One second of the whole station in virtual time, while a vehicle charges by a profile at each EVSE: each EVSE ticks
 * once, reads its meter, decides, and tells pages and central system what changed. Store and devices are in memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StationTickBenchmark {
  /** How many EVSEs there are. */
  @Param({"1", "4", "16"})
  public int evses;

  private StationBench bench = new StationBench();

  /** All of them charge; anew for each iteration, so that nothing grows for long. */
  @Setup(Level.Iteration)
  public void charge() {
    bench = new StationBench(evses);
    bench.start();
    bench.linkUp();
    require(bench.now(bench.station().requests().setChargingProfile(0, profile())).isEmpty(), "profile");
    for (int id = 1; id <= evses; id++) {
      plugIn(id);
    }
    bench.seconds(20);
    for (int id = 1; id <= evses; id++) {
      require(bench.hardware.evse(id).commanded().isCharge(), "evse " + id + " charges");
    }
  }

  @Benchmark
  public void second() {
    bench.seconds(1);
    bench.centralSystem.forgetSent();
  }

  private void plugIn(int id) {
    bench.hardware.evse(id).plugIn();
    bench.settle();
    var current = id == 2 ? CurrentKind.AC : CurrentKind.DC;
    bench.hardware.events().vehicleReported(id, new Vehicle(Signalling.ISO15118, current, Optional.of("EV-" + id),
        Optional.of(StateOfCharge.percent(50)), Optional.of(bench.loop.now()), Optional.of(new WattHours(60_000)),
        Optional.empty(), Optional.of(new Watts(11_000)), Optional.of(new Watts(10_000)), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty()));
    bench.settle();
    require(bench.now(bench.station().driverActions().start(id, bench.evse(id).version())).refusal().isEmpty(),
        "start");
  }

  private ChargingProfile profile() {
    var period = new SchedulePeriod(Duration.ZERO, Optional.of(BigDecimal.valueOf(6000)), Optional.empty(),
        Optional.empty(), OperationMode.ChargingOnly, Optional.empty(), Optional.empty(), Spelling.PLAIN);
    return new ChargingProfile(1, 0, ProfilePurpose.TxDefaultProfile, ProfileKind.Absolute, Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(new ChargingSchedule(1,
            Optional.of(bench.loop.now()), Optional.empty(), RateUnit.W, Optional.empty(), List.of(period))));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
  }
}
