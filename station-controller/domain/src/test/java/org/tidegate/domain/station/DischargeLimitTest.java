package org.tidegate.domain.station;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fixture.FakeHardware;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * What power stages are told of the most that may flow out of a vehicle. That no command ever goes beyond it, and it never
 * below one, {@link FakeHardware} holds in every test of the station.
 */
class DischargeLimitTest {
  private static final Watts MOST_OF_THE_VEHICLE = new Watts(10_000);

  private final StationBench bench = new StationBench();
  private final Journal journal = new Journal(bench.store);
  private final DischargeLimit limit = new DischargeLimit(journal, bench.hardware.evses().getFirst().powerStage());

  @Test
  void nobodyHere_isNone() {
    bench.start();
    bench.linkUp();
    assertThat(most()).isEqualTo(Watts.ZERO);
  }

  @Test
  void vehicleWithoutPermission_isNone() {
    bench.start();
    bench.linkUp();
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(60);
    assertThat(most()).isEqualTo(Watts.ZERO);
  }

  @Test
  void permitted_isWhatVehicleAndStationCan_whateverIsCommanded() {
    discharging();
    assertThat(most()).isEqualTo(MOST_OF_THE_VEHICLE);
    bench.setpoint(3_000);
    assertThat(bench.commanded()).isEqualTo(3_000);
    assertThat(most()).isEqualTo(MOST_OF_THE_VEHICLE);
  }

  static Arguments[] ends() {
    return new Arguments[]{
        ends("permission withdrawn", StationBench::withdraw),
        ends("unplugged", StationBench::unplug),
        ends("charge unknown", bench -> {
          bench.silenceVehicle();
          bench.seconds(62);
        }),
        ends("charge at the minimum", bench -> bench.vehicle(10)),
        ends("sale price too low", bench -> bench.prices("0.10", "0.10")),
        ends("offline for too long", bench -> {
          bench.linkDown();
          bench.advance(Duration.ofSeconds(301));
        }),
        ends("fault", bench -> bench.hardware.events().faultRaised(1,
            new Fault(FaultKind.GroundFailure, FakeHardware.DEVICES, "test"))),
        ends("nothing can be stored", bench -> {
          bench.store.failNext("disk full");
          bench.seconds(60);
        }),
        ends("a device that breaks", bench -> {
          bench.hardware.evse(1).breakMeter();
          bench.seconds(1);
        }),
        ends("the program stops", bench -> bench.station().stop("test"))};
  }

  private static Arguments ends(String name, Consumer<StationBench> event) {
    return argumentSet(name, event);
  }

  @ParameterizedTest
  @MethodSource
  void ends(Consumer<StationBench> event) {
    discharging();
    event.accept(bench);
    assertThat(bench.commanded()).isNotNegative();
    assertThat(most()).isEqualTo(Watts.ZERO);
  }

  /** On a slow disk: less at once, more once what led to it is stored. */
  @Test
  void more_isToldOnceItIsDurable_lessAtOnce() {
    discharging();
    bench.store.hold();
    bench.withdrawal();
    assertThat(most()).isEqualTo(Watts.ZERO);
    bench.store.release();
    bench.settle();

    bench.store.hold();
    bench.permission();
    bench.seconds(1);
    assertThat(most()).isEqualTo(Watts.ZERO);
    bench.store.release();
    bench.settle();
    assertThat(most()).isEqualTo(MOST_OF_THE_VEHICLE);
  }

  /** A permission that was given, taken back and given again before any of it was stored is as good as none. */
  @Test
  void withdrawnMeanwhile_isNotToldForWhatWasStoredBefore() {
    bench.store.hold();
    decided(5_000);
    decided(0);
    decided(6_000);
    releaseOne();
    releaseOne();
    assertThat(most()).isEqualTo(Watts.ZERO);
    releaseOne();
    assertThat(most()).isEqualTo(new Watts(6_000));
  }

  /** What is left has become less meanwhile, and is still more than what was told. */
  @Test
  void lessMeanwhile_isToldAsFarAsItIsLeft() {
    bench.store.hold();
    decided(6_000);
    decided(5_500);
    releaseOne();
    assertThat(most()).isEqualTo(new Watts(5_500));
  }

  /** In a batch of its own. */
  private void decided(int watts) {
    journal.note(new Change.ProfileRemoved(watts));
    limit.decided(new Watts(watts));
    limit.commanded();
    journal.flush();
  }

  private void releaseOne() {
    bench.store.releaseOne();
    bench.loop.runPosted();
  }

  private void discharging() {
    bench.start();
    bench.linkUp();
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  private Watts most() {
    return bench.hardware.evse(1).mostDischarge();
  }
}
