package org.tidegate.app.virtual;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidegate.app.selftest.Result;
import org.tidegate.app.selftest.Result.Grade;
import org.tidegate.app.selftest.SelfTest;
import org.tidegate.app.selftest.SelfTestPlan;
import org.tidegate.app.selftest.SelfTestReport;
import org.tidegate.app.selftest.TestAggregator;
import org.tidegate.app.selftest.TestedHardware;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.GridMeter;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.station.GateSettings;
import org.tidegate.domain.station.StationSettings;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.ocpp.v201.ChargingProfile;
import org.tidegate.ocpp.v201.ChargingProfileKindEnum;
import org.tidegate.ocpp.v201.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.ChargingSchedule;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenEnum;
import org.tidegate.ocpp.v201.RequestStartTransactionRequest;
import org.tidegate.ocpp.v201.RequestStartTransactionResponse;
import org.tidegate.ocpp.v201.RequestStopTransactionRequest;
import org.tidegate.ocpp.v201.RequestStopTransactionResponse;
import org.tidegate.ocpp.v201.SetChargingProfileRequest;
import org.tidegate.ocpp.v201.SetChargingProfileResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** An installer's self-test of the whole station, with devices that do what they should, and with others. */
class SelfTestTest {
  private static final long LONG_ENOUGH = 400;

  private final List<String> told = new ArrayList<>();
  private final CompletableFuture<SelfTest.Outcome> outcome = new CompletableFuture<>();
  private BiFunction<Hardware, StationLoop, Hardware> lying = (devices, _) -> devices;
  private VirtualSetup setup = VirtualSetup.of(11);
  private TestedHardware tested;
  private SelfTest test;
  private VirtualStation virtual;

  @Test
  void devices_doWhatTheyShould_everyCheckPasses() {
    var results = run(VirtualStation.car(60));

    assertThat(results).extracting(Result::what).containsExactly("charge-latency", "charge-accuracy",
        "charge-registers", "charge-end", "discharge-latency", "discharge-accuracy", "discharge-registers", "floor",
        "link-loss", "link-back", "grid-loss", "enter-service-wait", "end");
    assertThat(results).allSatisfy(result -> assertThat(result.grade()).as(result.text()).isEqualTo(Grade.PASSED));
    assertThat(outcome.join().refused()).isEmpty();
    assertThat(SelfTestReport.result(outcome.join())).isEqualTo("PASSED");
    assertThat(told).startsWith("plug in a vehicle at EVSE 1").contains(
        "answer at the panel of EVSE 1: may the self-test use this vehicle?", "now: charge", "now: grid");
    virtual.seconds(5);
    assertThat(virtual.evse(1).session().orElseThrow().transactionId()).as("its transaction is over").isEmpty();
    assertThat(virtual.actual()).isZero();
    assertThat(virtual.failures()).isEmpty();
  }

  @Test
  void power_isLowAllTheTime() {
    begin(VirtualStation.car(60));
    for (int tenths = 0; tenths < 10 * LONG_ENOUGH && !outcome.isDone(); tenths++) {
      virtual.advance(Duration.ofMillis(100));
      assertThat(Math.abs(virtual.actual())).isLessThanOrEqualTo(1_200);
    }
    assertThat(outcome).isCompleted();
  }

  @Test
  void enterService_withARamp_isSeenToRise() {
    setup = setup.withSettings(settings -> settings.with(new GateSettings(GateSettings.DEFAULT.margins(),
        Duration.ofSeconds(600), false, GateSettings.DEFAULT.siteMeterOldest(), Optional.empty())));
    assertThat(run(VirtualStation.car(60))).filteredOn(result -> result.what().equals("enter-service-ramp"))
        .singleElement().satisfies(result -> assertThat(result.grade()).as(result.text()).isEqualTo(Grade.PASSED));
  }

  @Test
  void vehicleThatOnlyCharges_isTestedAsFarAsItGoes() {
    var car = SimulatedCar.iso15118(CurrentKind.DC, new Watts(10_000), Watts.ZERO)
        .capacityWh(60_000).soc(50).build();
    var results = run(car);

    assertThat(graded(results, Grade.NOT_RUN)).containsExactly("discharge", "floor");
    assertThat(graded(results, Grade.FAILED)).isEmpty();
    assertThat(graded(results, Grade.PASSED)).contains("charge-latency", "link-loss", "enter-service-wait");
  }

  @Test
  void batteryAtItsFloor_dischargeIsNotRunAndSaysWhy() {
    var results = run(VirtualStation.car(19.5));

    assertThat(results).filteredOn(result -> result.what().equals("discharge")).singleElement()
        .satisfies(result -> assertThat(result.text()).contains("minimum-state-of-charge"));
    assertThat(graded(results, Grade.NOT_RUN)).contains("discharge", "floor", "link-loss");
  }

  @Test
  void meter_wrongWayRound_isFound() {
    lying = (devices, _) -> new MeterBetween(devices, reading -> new MeterReading(reading.at(), reading.exported(),
        reading.imported(), reading.power().negated(), reading.volts()));

    assertThat(graded(run(VirtualStation.car(60)), Grade.FAILED)).contains("charge-sign", "discharge-sign");
  }

  @Test
  void meter_countsInTheWrongRegister_isFound() {
    lying = (devices, _) -> new MeterBetween(devices, reading -> new MeterReading(reading.at(), reading.exported(),
        reading.imported(), reading.power(), reading.volts()));

    assertThat(graded(run(VirtualStation.car(60)), Grade.FAILED)).contains("charge-registers", "discharge-registers");
  }

  @Test
  void converter_slow_isFound() {
    misbehaving = "lag";
    assertThat(graded(run(VirtualStation.car(60)), Grade.FAILED)).contains("charge-latency", "discharge-latency");
  }

  @Test
  void converter_imprecise_isFound() {
    misbehaving = "error";
    assertThat(graded(run(VirtualStation.car(60)), Grade.FAILED)).contains("charge-accuracy");
  }

  @Test
  void converter_doesNotReact_isFound() {
    lying = (devices, _) -> new StageBetween(devices, _ -> (_, _) -> {});
    assertThat(graded(run(VirtualStation.car(60)), Grade.FAILED)).contains("charge-latency", "discharge-latency");
  }

  @Test
  void converter_withoutReversionTimer_isFoundAndStopped() {
    lying = (devices, loop) -> new StageBetween(devices, stage -> new Keeper(stage, loop));
    assertThat(graded(run(VirtualStation.car(60)), Grade.FAILED)).containsExactly("link-loss");
    assertThat(virtual.actual()).isZero();
  }

  @Test
  void driver_denies_nothingIsTested() {
    begin(VirtualStation.car(60), false);
    virtual.press((driver, version) -> driver.deny(1, version, VirtualStation.seen()));
    virtual.seconds(2);

    assertThat(outcome.join().refused()).contains("the driver has not permitted it: denied");
    assertThat(outcome.join().results()).isEmpty();
  }

  @Test
  void driver_saysNothing_nothingIsTested() {
    begin(VirtualStation.car(60), false);
    virtual.seconds(70);

    assertThat(outcome.join().refused()).contains("the driver has not permitted it: expired");
    assertThat(SelfTestReport.result(outcome.join())).isEqualTo("INCOMPLETE");
  }

  @Test
  void driver_withdraws_itEndsAtOnceWithoutPower() {
    begin(VirtualStation.car(60));
    virtual.seconds(45);
    virtual.press((driver, version) -> driver.withdraw(1, version, VirtualStation.seen()));
    virtual.seconds(1);

    assertThat(outcome.join().refused()).contains("the permission has ended: withdrawn");
    assertThat(graded(outcome.join().results(), Grade.NOT_RUN)).contains("grid", "end");
    assertThat(virtual.actual()).isZero();
  }

  @Test
  void toldToEnd_powerEndsAtOnceAndWhatWasFoundStays() {
    begin(VirtualStation.car(60));
    for (int tenths = 0; tenths < 600 && Math.abs(virtual.actual()) < 900; tenths++) {
      virtual.advance(Duration.ofMillis(100));
    }
    virtual.seconds(3);
    virtual.loop.execute(() -> test.breakOff("it was told to end"));
    virtual.seconds(1);

    assertThat(virtual.actual()).isZero();
    assertThat(outcome.join().refused()).contains("it was told to end");
    assertThat(graded(outcome.join().results(), Grade.PASSED)).containsExactly("charge-latency");
    assertThat(graded(outcome.join().results(), Grade.NOT_RUN)).startsWith("charge", "charge-end").endsWith("end");
    virtual.loop.execute(() -> test.breakOff("again"));
    virtual.seconds(5);
    assertThat(virtual.evse(1).session().orElseThrow().transactionId()).as("its transaction is over").isEmpty();
    assertThat(virtual.failures()).isEmpty();
  }

  @Test
  void vehicle_leaves_itEnds() {
    begin(VirtualStation.car(60));
    virtual.seconds(20);
    virtual.hardware().plugOut(1);
    virtual.seconds(5);

    assertThat(outcome.join().refused()).contains("the vehicle, or its transaction, is gone");
  }

  @Test
  void fault_duringIt_endsItAndIsInTheReport() {
    begin(VirtualStation.car(60));
    virtual.seconds(20);
    virtual.hardware().raiseFault(1, "OverTemperature");
    virtual.seconds(1);

    assertThat(outcome.join().refused()).contains("EVSE 1 has the fault OverTemperature");
    assertThat(SelfTestReport.result(outcome.join())).isEqualTo("FAILED");
  }

  @Test
  void transaction_runsAlready_isRefused() {
    start();
    var stay = PermittedStay.of(virtual);
    virtual.hardware().plugIn(1, VirtualStation.car(60));
    virtual.seconds(3);
    stay.press((driver, version) -> driver.start(1, version));
    virtual.seconds(2);
    test();

    assertThat(outcome.join().refused()).contains("a transaction runs at EVSE 1");
    assertThat(virtual.session().transactionId()).as("it goes on").isPresent();
  }

  private String misbehaving = "";

  private List<Result> run(SimulatedCar car) {
    begin(car);
    for (int seconds = 0; seconds < LONG_ENOUGH && !outcome.isDone(); seconds++) {
      virtual.seconds(1);
    }
    assertThat(outcome).as("ended; told %s", told).isCompleted();
    return outcome.join().results();
  }

  private void begin(SimulatedCar car) {
    begin(car, true);
  }

  private void begin(SimulatedCar car, boolean permits) {
    start();
    test();
    virtual.seconds(1);
    virtual.hardware().plugIn(1, car);
    virtual.seconds(4);
    if (permits) {
      PermittedStay.of(virtual).permit();
    }
  }

  private void start() {
    virtual = new VirtualStation(setup.around((devices, loop) -> {
      tested = new TestedHardware(lying.apply(devices, loop), 1, loop::now);
      return tested;
    }));
    virtual.seconds(2);
    virtual.centralSystem.prices("0.30", "0.25");
    virtual.seconds(1);
    switch (misbehaving) {
      case "lag" -> virtual.hardware().device(1,
          now -> now.withConverter(now.converter().withLag(Duration.ofSeconds(4))));
      case "error" -> virtual.hardware().device(1, now -> now.withConverter(now.converter().withErrorPercent(20)));
      default -> {
        // They do what they should.
      }
    }
  }

  private void test() {
    var plan = SelfTestPlan.of(settings(), 1, SelfTestPlan.Pace.USUAL);
    test = new SelfTest(virtual.loop, virtual.station().views(), tested, new Scripted(virtual), plan, told::add);
    virtual.loop.execute(() -> test.begin().thenAccept(outcome::complete));
    virtual.loop.runPosted();
  }

  private StationSettings settings() {
    return setup.settings().apply(VirtualStation.settings(setup.evses()));
  }

  private static List<String> graded(List<Result> results, Grade grade) {
    return results.stream().filter(result -> result.grade() == grade).map(Result::what).toList();
  }

  /** Asks as a central system does, over OCPP. */
  private record Scripted(VirtualStation virtual) implements TestAggregator {
    @Override
    public void start(int evseId) {
      virtual.centralSystem.ask(new RequestStartTransactionRequest(IdToken.of("SELF-TEST", IdTokenEnum.Central), 1,
          evseId, null, profile(null, Watts.ZERO), null), RequestStartTransactionResponse.class);
    }

    @Override
    public void setpoint(int evseId, String transactionId, Watts power) {
      virtual.centralSystem.ask(SetChargingProfileRequest.of(evseId, profile(transactionId, power)),
          SetChargingProfileResponse.class);
    }

    private ChargingProfile profile(@Nullable String transactionId, Watts power) {
      var schedule = new ChargingSchedule(1, ChargingRateUnitEnum.W,
          List.of(ChargingSchedulePeriod.of(0, BigDecimal.valueOf(power.value()))), virtual.loop.now(), null, null,
          null, null);
      return new ChargingProfile(1, 0, ChargingProfilePurposeEnum.TxProfile, ChargingProfileKindEnum.Absolute,
          List.of(schedule), null, null, null, transactionId, null);
    }

    @Override
    public void stop(String transactionId) {
      virtual.centralSystem.ask(RequestStopTransactionRequest.of(transactionId), RequestStopTransactionResponse.class);
    }
  }

  /** A meter that shows something else. */
  private record MeterBetween(Hardware devices, UnaryOperator<MeterReading> shown) implements Hardware {
    @Override
    public List<EvseDevices> evses() {
      return devices.evses();
    }

    @Override
    public GridMeter grid() {
      return devices.grid();
    }

    @Override
    public void start(HardwareEvents events) {
      devices.start(new OtherReadings(events, shown).proxy());
    }

    @Override
    public void close() {
      devices.close();
    }
  }

  /** What the devices tell, with other readings. */
  private record OtherReadings(HardwareEvents events, UnaryOperator<MeterReading> shown) {
    HardwareEvents proxy() {
      return (HardwareEvents) Proxy.newProxyInstance(HardwareEvents.class.getClassLoader(),
          new Class<?>[]{HardwareEvents.class}, (_, method, given) -> {
            if (method.getName().equals("measured")) {
              given[1] = shown.apply((MeterReading) given[1]);
            }
            return method.invoke(events, given);
          });
    }
  }

  /** Other power stages. */
  private record StageBetween(Hardware devices, List<EvseDevices> evses) implements Hardware {
    StageBetween(Hardware devices, UnaryOperator<PowerStage> instead) {
      this(devices, devices.evses().stream().map(evse -> new EvseDevices(evse.evseId(),
          instead.apply(evse.powerStage()), evse.contactor(), evse.lock(), evse.meter(), evse.pilot(),
          evse.indicator(), evse.dialog())).toList());
    }

    @Override
    public GridMeter grid() {
      return devices.grid();
    }

    @Override
    public void start(HardwareEvents events) {
      devices.start(events);
    }

    @Override
    public void close() {
      devices.close();
    }
  }

  /** A power stage without a reversion timer: goes on with what it was told last. */
  private static final class Keeper implements PowerStage {
    private final PowerStage stage;
    private final StationLoop loop;
    private Watts last = Watts.ZERO;

    Keeper(PowerStage stage, StationLoop loop) {
      this.stage = stage;
      this.loop = loop;
      keep();
    }

    private void keep() {
      stage.command(last, LONGEST_LEASE);
      loop.after(Duration.ofSeconds(1), this::keep);
    }

    @Override
    public void command(Watts target, Duration lease) {
      last = target;
      stage.command(target, LONGEST_LEASE);
    }
  }
}
