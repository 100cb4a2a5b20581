package org.tidegate.app.virtual;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.station.StationSettings;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.domain.view.EvseView;
import org.tidegate.hardware.simulator.SimulatedCar;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several EVSEs behind one limit, the whole station in virtual time. After every decision the sum of what is commanded is
 * held against the limit, in each direction.
 */
class SharedConnectionTest {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private VirtualStation virtual;
  private int evses;
  private int mostCharge = UNLIMITED;
  private int mostDischarge = UNLIMITED;
  private int looks;
  private int atTheLimit;

  @Test
  @Covers({"K04.FR.01", "K04.FR.03", "K04.FR.05"})
  void stationLimit_vehiclesComeAndGo_isDividedEquallyAndUsedUp() {
    start(4, null, null, UnaryOperator.identity());
    stationLimit(20_000);
    plugIn(1);
    assertThat(commanded()).containsExactly(10_000, 0, 0, 0);
    plugIn(2);
    assertThat(commanded()).containsExactly(10_000, 10_000, 0, 0);
    plugIn(3);
    assertThat(commanded()).containsExactly(6_667, 6_667, 6_666, 0);
    assertThat(evse(3).session().orElseThrow().reasons()).containsExactly(LimitReason.CHARGING_PROFILE);
    plugIn(4);
    assertThat(commanded()).containsOnly(5_000);
    virtual.hardware().plugOut(2);
    virtual.seconds(5);
    assertThat(commanded()).containsExactly(6_667, 0, 6_667, 6_666);
    stationLimit(7_001);
    assertThat(commanded()).containsExactly(2_334, 0, 2_334, 2_333);
  }

  @Test
  void stationLimit_oneWantsLess_theOthersHaveTheRest() {
    start(2, 12_000, null, UnaryOperator.identity());
    plugIn(1);
    plugIn(2);
    assertThat(commanded()).containsExactly(6_000, 6_000);
    assertThat(evse(1).session().orElseThrow().reasons()).containsExactly(LimitReason.GRID_CONNECTION);
    txProfile(1, 2_500, null, 7, 0);
    assertThat(commanded()).containsExactly(2_500, 9_500);
    txProfile(1, 2_500, null, 7, 4_000);
    assertThat(commanded()).as("its own limit is below its minimum").containsExactly(2_500, 9_500);
  }

  @Test
  @Covers("K04.FR.04")
  void minChargingRate_notEnoughForBoth_oneWaitsAndTheyTakeTurns() {
    start(2, 7_000, null, UnaryOperator.identity());
    plugIn(1);
    plugIn(2);
    txProfile(1, 9_000, null, 7, 4_000);
    txProfile(2, 9_000, null, 8, 4_000);
    var first = commanded();
    assertThat(first).containsExactlyInAnyOrder(7_000, 0);
    int changes = 0;
    int served = 0;
    for (int minute = 0; minute < 120; minute++) {
      var before = commanded();
      virtual.seconds(60);
      changes += commanded().equals(before) ? 0 : 1;
      served += commanded().getFirst() > 0 ? 1 : 0;
    }
    assertThat(changes).isEqualTo(8);
    assertThat(served).isBetween(58, 62);
  }

  @Test
  void feedInLimit_severalDischarge_isSharedAndRampsKeepToIt() {
    start(2, null, 6_000, settings -> ramped(settings, 500));
    for (int id = 1; id <= 2; id++) {
      plugIn(id);
      permit(id);
    }
    txProfile(1, 10_000, -5_000, 7, 0);
    virtual.seconds(40);
    assertThat(commanded().getFirst()).isEqualTo(-5_000);
    txProfile(2, 10_000, -5_000, 8, 0);
    virtual.seconds(30);
    assertThat(commanded()).containsExactly(-3_000, -3_000);
    // By its own setpoint one ramps down slowly, the other one gets no more than that leaves.
    txProfile(1, 10_000, -1_000, 7, 0);
    assertThat(commanded().getFirst()).isBetween(-2_600, -1_500);
    virtual.seconds(20);
    assertThat(commanded()).containsExactly(-1_000, -5_000);
  }

  @Test
  void limit_whileCommitsAreWaiting_isKept() {
    start(2, 10_000, null, UnaryOperator.identity());
    plugIn(1);
    assertThat(commanded()).containsExactly(10_000, 0);
    virtual.store.hold();
    virtual.hardware().plugIn(2, car());
    virtual.seconds(3);
    press(2);
    virtual.seconds(3);
    virtual.store.release();
    virtual.seconds(5);
    assertThat(commanded()).containsExactly(5_000, 5_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void random_twoOrFourEvses_limitHoldsAfterEveryDecision(long seed) {
    var random = new Random(seed);
    boolean ramp = random.nextBoolean();
    start(seed % 2 == 0 ? 4 : 2, 25_000, 9_000, ramp ? settings -> ramped(settings, 800) : UnaryOperator.identity());
    for (int act = 0; act < 250; act++) {
      act(random, 1 + random.nextInt(evses));
      virtual.advance(Duration.ofMillis(random.nextInt(1, 5_000)));
    }
    assertThat(looks).isGreaterThan(500);
    assertThat(atTheLimit).as("decisions with the limit used up").isGreaterThan(50);
  }

  private void act(Random random, int id) {
    var session = evse(id).session();
    switch (random.nextInt(9)) {
      case 0 -> stationLimit(random.nextInt(2_000, 25_000));
      case 1, 2 -> {
        if (session.isEmpty()) {
          virtual.hardware().plugIn(id, car());
          virtual.seconds(2);
          press(id);
        }
      }
      case 3 -> {
        if (session.isPresent() && random.nextInt(3) == 0) {
          virtual.hardware().plugOut(id);
          virtual.seconds(3);
        }
      }
      case 4, 5 -> {
        if (session.isPresent()) {
          permit(id);
        }
      }
      case 6 -> virtual.centralSystem.prices(random.nextInt(4) == 0 ? "0.01" : "0.40", "0.10");
      default -> {
        if (session.flatMap(stay -> stay.transactionId()).isPresent()) {
          txProfile(id, 11_000, random.nextInt(-11_000, 11_000), 10 + id, random.nextInt(2) * 3_000);
        }
      }
    }
  }

  private void start(int count, Integer siteImport, Integer siteFeedIn, UnaryOperator<StationSettings> settings) {
    evses = count;
    var all = IntStream.rangeClosed(1, count).mapToObj(id -> evse(id, siteImport, siteFeedIn))
        .toArray(EvseSettings[]::new);
    virtual = new VirtualStation(VirtualSetup.of(count).withEvses(all).withSettings(settings));
    mostCharge = siteImport == null ? UNLIMITED : siteImport;
    mostDischarge = siteFeedIn == null ? UNLIMITED : siteFeedIn;
    virtual.seconds(2);
    virtual.centralSystem.prices("0.40", "0.10");
    virtual.seconds(1);
    virtual.station().views().onChange(_ -> look());
  }

  private void look() {
    int charge = commanded().stream().mapToInt(watts -> Math.max(0, watts)).sum();
    int discharge = commanded().stream().mapToInt(watts -> Math.max(0, -watts)).sum();
    assertThat(charge).as("charging together, %s", commanded()).isLessThanOrEqualTo(mostCharge);
    assertThat(discharge).as("discharging together, %s", commanded()).isLessThanOrEqualTo(mostDischarge);
    looks++;
    atTheLimit += charge == mostCharge || discharge == mostDischarge ? 1 : 0;
  }

  private static EvseSettings evse(int id, Integer siteImport, Integer siteFeedIn) {
    var rating = VirtualSetup.dc(id).rating();
    return new EvseSettings(id, "cCCS2", new Rating(CurrentKind.DC, rating.charge(), rating.discharge(),
        Optional.ofNullable(siteImport).map(Watts::new), Optional.ofNullable(siteFeedIn).map(Watts::new),
        rating.exportApproval()), 1, 400);
  }

  private static StationSettings ramped(StationSettings before, int wattsPerSecond) {
    return new StationSettings(before.identity(), before.aggregator(), before.zone(), before.currency(), before.evses(),
        before.startButton(), before.tariff(), before.patterns(), before.timing(),
        before.movement().withRamp(Optional.of(wattsPerSecond)), before.remotePermission());
  }

  private void plugIn(int id) {
    virtual.hardware().plugIn(id, car());
    virtual.seconds(3);
    press(id);
    virtual.seconds(5);
  }

  private static SimulatedCar car() {
    return VirtualStation.car(70);
  }

  private void press(int id) {
    virtual.station().driverActions().start(id, evse(id).version());
    virtual.seconds(0);
  }

  private void permit(int id) {
    var driver = virtual.station().driverActions();
    driver.setConditions(id, evse(id).version(), VirtualStation.conditions(20, "0.20", "0.30"));
    virtual.seconds(0);
    driver.permit(id, evse(id).version(), VirtualStation.seen());
    virtual.seconds(0);
  }

  private void stationLimit(int watts) {
    int before = mostCharge;
    // Until it is decided the higher of both holds.
    mostCharge = Math.max(before, watts);
    install(0, new ChargingProfile(1, 0, ProfilePurpose.ChargingStationMaxProfile, ProfileKind.Absolute,
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        List.of(schedule(period(watts, null), 0))));
    mostCharge = Math.min(watts, 25_000);
    look();
    virtual.seconds(2);
  }

  private void txProfile(int id, int limit, Integer setpoint, int profileId, int minChargingRate) {
    install(id, new ChargingProfile(profileId, 0, ProfilePurpose.TxProfile, ProfileKind.Absolute, Optional.empty(),
        Optional.empty(), Optional.empty(), evse(id).session().orElseThrow().transactionId(),
        List.of(schedule(period(limit, setpoint), minChargingRate))));
    virtual.seconds(2);
  }

  private ChargingSchedule schedule(SchedulePeriod period, int minChargingRate) {
    return new ChargingSchedule(1, Optional.of(virtual.loop.now()), Optional.empty(), RateUnit.W,
        minChargingRate == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(minChargingRate)), List.of(period));
  }

  private static SchedulePeriod period(int limit, Integer setpoint) {
    return new SchedulePeriod(Duration.ZERO, Optional.of(BigDecimal.valueOf(limit)), Optional.empty(),
        Optional.ofNullable(setpoint).map(BigDecimal::valueOf),
        setpoint == null ? OperationMode.ChargingOnly : OperationMode.CentralSetpoint, Optional.empty(),
        Optional.empty(), setpoint == null ? SchedulePeriod.Spelling.PLAIN : SchedulePeriod.Spelling.OCPP21);
  }

  private void install(int evseId, ChargingProfile profile) {
    var answer = virtual.station().requests().setChargingProfile(evseId, profile).toCompletableFuture();
    virtual.seconds(0);
    assertThat(answer.join()).isEmpty();
  }

  private EvseView evse(int id) {
    return virtual.evse(id);
  }

  private List<Integer> commanded() {
    return IntStream.rangeClosed(1, evses).mapToObj(id -> virtual.hardware().state(id).commanded().value()).toList();
  }
}
