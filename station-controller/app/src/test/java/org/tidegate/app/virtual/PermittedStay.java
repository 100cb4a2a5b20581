package org.tidegate.app.virtual;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.port.DriverActions.Outcome.Kind;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.GridSupport;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.PeriodExtension;
import org.tidegate.domain.smartcharging.PowerCurve;
import org.tidegate.domain.smartcharging.PowerCurve.Point;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.domain.smartcharging.ScheduleUpdate;
import org.tidegate.hardware.simulator.Misbehaviour;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.hardware.simulator.SimulatedGrid;

import static org.assertj.core.api.Assertions.assertThat;

/** A stay at an EVSE that the aggregator may use, and what it asks of it: the whole station in virtual time. */
final class PermittedStay {
  /** The shape of FCR: 200 mHz to full power each way, a dead band of 20 mHz. */
  static final PowerCurve FCR = curve(49.8, -10_000, 49.98, 0, 50.02, 0, 50.2, 10_000);
  private static final Duration STEP = Duration.ofMillis(50);

  final VirtualStation virtual;
  private final int evse;

  private PermittedStay(VirtualStation virtual, int evse) {
    this.virtual = virtual;
    this.evse = evse;
  }

  /** A car at 60 % that gives and takes 10 kW, permitted. */
  static PermittedStay begin(VirtualSetup setup) {
    return begin(setup, VirtualStation.car(60));
  }

  static PermittedStay begin(VirtualSetup setup, SimulatedCar car) {
    var stay = started(setup, car);
    stay.permit();
    return stay;
  }

  /** Started, but not permitted. */
  static PermittedStay started(VirtualSetup setup, SimulatedCar car) {
    var stay = new PermittedStay(new VirtualStation(setup), 1);
    stay.virtual.seconds(2);
    stay.virtual.centralSystem.prices("0.30", "0.25");
    stay.virtual.seconds(1);
    stay.plugInAndStart(car);
    return stay;
  }

  /** One that has begun already. */
  static PermittedStay of(VirtualStation virtual) {
    return new PermittedStay(virtual, 1);
  }

  /** Another car at another EVSE of the same station, permitted too. */
  PermittedStay at(int evseId, SimulatedCar car) {
    var stay = new PermittedStay(virtual, evseId);
    stay.plugInAndStart(car);
    stay.permit();
    return stay;
  }

  private void plugInAndStart(SimulatedCar car) {
    virtual.hardware().plugIn(evse, car);
    virtual.seconds(3);
    press((driver, version) -> driver.start(evse, version));
    virtual.seconds(1);
  }

  void press(BiFunction<DriverActions, Long, CompletionStage<Outcome>> act) {
    var outcome = act.apply(virtual.station().driverActions(), virtual.evse(evse).version()).toCompletableFuture();
    virtual.loop.runPosted();
    assertThat(outcome.join().kind()).isEqualTo(Kind.DONE);
  }

  void permit() {
    var conditions = VirtualStation.conditions(20, "0.10", "0.90");
    press((driver, version) -> driver.setConditions(evse, version, conditions));
    press((driver, version) -> driver.permit(evse, version, VirtualStation.seen()));
    virtual.seconds(1);
  }

  void setpoint(int watts) {
    assertThat(follow(OperationMode.CentralSetpoint, Optional.of(watts), PeriodExtension.none())).isEmpty();
  }

  void localFrequency(PowerCurve curve) {
    var support = new GridSupport(Optional.of(BigDecimal.ZERO), Optional.of(curve),
        Optional.of(curve(-1, -2_000, 1, 2_000)));
    assertThat(follow(OperationMode.LocalFrequency, Optional.empty(), PeriodExtension.none().with(support))).isEmpty();
  }

  void balanceLoad(int lower, int upper) {
    thresholds(lower, upper);
    assertThat(follow(OperationMode.LocalLoadBalancing, Optional.empty(), PeriodExtension.none())).isEmpty();
  }

  private void thresholds(int lower, int upper) {
    set("LowerThreshold", lower);
    set("UpperThreshold", upper);
    set("LowerOffset", 0);
    set("UpperOffset", 0);
  }

  /** The transaction's profile is replaced by one with this only period. */
  Optional<Refusal> follow(OperationMode mode, Optional<Integer> setpoint, PeriodExtension extension) {
    return install(new SchedulePeriod(Duration.ZERO, Optional.empty(), Optional.empty(),
        setpoint.map(BigDecimal::valueOf), mode, Optional.empty(), Optional.empty(), Spelling.OCPP21,
        Optional.of(extension).filter(added -> !added.equals(PeriodExtension.none()))), Optional.empty());
  }

  /** The transaction's profile is replaced by a Dynamic one, which ends so long after its last update. */
  Optional<Refusal> followDynamically(OperationMode mode, int setpoint, Duration duration) {
    var period = new SchedulePeriod(Duration.ZERO, Optional.empty(), Optional.empty(),
        Optional.of(BigDecimal.valueOf(setpoint)), mode, Optional.empty(), Optional.empty(), Spelling.OCPP21);
    var schedule = new ChargingSchedule(1, Optional.empty(), Optional.of(duration), RateUnit.W, Optional.empty(),
        List.of(period));
    return install(
        new ChargingProfile(profileId() + 1, 1, ProfilePurpose.TxProfile, ProfileKind.Dynamic, Optional.empty(),
            Optional.empty(), Optional.empty(), transactionId(), List.of(schedule)));
  }

  /** The numbers of that profile are set anew. */
  void update(int setpoint) {
    var update = new ScheduleUpdate(Optional.empty(), Optional.empty(), Optional.of(BigDecimal.valueOf(setpoint)),
        PeriodExtension.none());
    var answer = virtual.station().requests().updateDynamicSchedule(profileId() + 1, update).toCompletableFuture();
    virtual.loop.runPosted();
    assertThat(answer.join()).isEmpty();
  }

  /** The transaction's profile is replaced by one with this only period. */
  Optional<Refusal> install(SchedulePeriod period, Optional<Duration> duration) {
    var schedule = new ChargingSchedule(1, Optional.of(virtual.loop.now()), duration, RateUnit.W, Optional.empty(),
        List.of(period));
    return install(new ChargingProfile(profileId(), 0, ProfilePurpose.TxProfile, ProfileKind.Absolute, Optional.empty(),
        Optional.empty(), Optional.empty(), transactionId(), List.of(schedule)));
  }

  Optional<Refusal> install(ChargingProfile profile) {
    var answer = virtual.station().requests().setChargingProfile(evse, profile).toCompletableFuture();
    virtual.loop.runPosted();
    return answer.join();
  }

  private int profileId() {
    return evse * 10;
  }

  private Optional<String> transactionId() {
    return virtual.evse(evse).session().orElseThrow().transactionId();
  }

  void grid(UnaryOperator<SimulatedGrid> change) {
    virtual.hardware().grid(change);
  }

  void converter(Duration lag, double errorPercent) {
    virtual.hardware().device(evse,
        before -> before.withConverter(new Misbehaviour.Converter(lag, errorPercent, false)));
  }

  int commanded() {
    return virtual.hardware().state(evse).commanded().value();
  }

  int actual() {
    return virtual.hardware().state(evse).actual().value();
  }

  List<LimitReason> reasons() {
    return virtual.evse(evse).session().orElseThrow().reasons();
  }

  /** Lets time pass in small steps and looks after each, telling the milliseconds passed. */
  void watch(Duration time, IntConsumer look) {
    for (long step = 1; step <= time.dividedBy(STEP); step++) {
      virtual.advance(STEP);
      look.accept((int) (step * STEP.toMillis()));
    }
    assertThat(virtual.failures()).isEmpty();
  }

  static PowerCurve curve(double... pairs) {
    var points = new Point[pairs.length / 2];
    for (int point = 0; point < points.length; point++) {
      points[point] = new Point(BigDecimal.valueOf(pairs[2 * point]), BigDecimal.valueOf(pairs[2 * point + 1]));
    }
    return new PowerCurve(Arrays.asList(points));
  }

  private void set(String threshold, int watts) {
    var address = new VariableAddress(
        Component.of("V2XChargingCtrlr", evse),
        Variable.of("LocalLoadBalancing", threshold));
    var answer = virtual.station().requests()
        .setVariables(List.of(new Setting(address, AttributeType.Actual, String.valueOf(watts)))).toCompletableFuture();
    virtual.loop.runPosted();
    assertThat(answer.join().getFirst().isAccepted()).isTrue();
  }
}
