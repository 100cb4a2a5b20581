package org.tidegate.domain.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.discharge.Bound;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.discharge.Share;
import org.tidegate.domain.discharge.Share.StationSetpoint;
import org.tidegate.domain.discharge.StationLimits;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

class StationSharesTest {
  private static final int CASES = 10_000;
  private static final Watts RATED = new Watts(11_000);

  @Test
  void nothingInCommon_isAllForEach() {
    var shares = StationShares.of(StationLimits.NONE, StationLimits.NONE, List.of(wants(1, 11_000), wants(2, -11_000)),
        0);
    assertThat(shares).isEqualTo(Map.of(1, Share.ALL, 2, Share.ALL));
  }

  @Test
  @Covers("K04.FR.01")
  void directions_haveALimitEach_oneMakesNoRoomForTheOther() {
    var limits = new StationLimits(bound(6_000), bound(5_000), Optional.empty());
    var shares = StationShares.of(limits, limits, List.of(wants(1, 11_000), wants(2, -11_000), wants(3, 4_000)), 0);
    assertThat(shares.get(1).charge()).isEqualTo(bound(3_000));
    assertThat(shares.get(2).discharge()).isEqualTo(bound(5_000));
    assertThat(shares.get(3).charge()).isEqualTo(bound(3_000));
  }

  @Test
  void whoGetsAllThatItWants_isNotBound() {
    var limits = new StationLimits(bound(8_000), Bound.NONE, Optional.empty());
    var shares = StationShares.of(limits, limits, List.of(wants(1, 2_000), wants(2, 11_000), wants(3, 0)), 0);
    assertThat(shares.get(1).charge()).isEqualTo(Bound.NONE);
    assertThat(shares.get(2).charge()).isEqualTo(bound(6_000));
    assertThat(shares.get(3).charge()).isEqualTo(Bound.NONE);
  }

  @Test
  void sureAndFirmShare_areLeftWhateverTheOthersComeToTake() {
    var limits = new StationLimits(bound(15_000), bound(9_000), Optional.empty());
    var asking = List.of(wants(1, 11_000), wants(2, 0), wants(3, 0));
    var shares = StationShares.of(limits, limits, asking, 0);
    assertThat(shares.get(1).charge()).isEqualTo(Bound.NONE);
    assertThat(shares.get(1).sureCharge()).isEqualTo(new Watts(5_000));
    var firm = StationShares.firm(limits, asking, 3);
    assertThat(firm.charge()).isEqualTo(bound(5_000));
    assertThat(firm.discharge()).isEqualTo(bound(3_000));
    var likely = StationShares.likely(limits, asking, 3, 0);
    assertThat(likely.charge()).isEqualTo(bound(7_500));
    assertThat(likely.discharge()).isEqualTo(bound(9_000));
  }

  @Test
  void firmShare_whereSomeMayHaveToWait_isNothing() {
    var limits = new StationLimits(bound(7_000), Bound.NONE, Optional.empty());
    var first = new Asking(1, RATED, false, Watts.ZERO, Watts.ZERO, new Watts(4_000), 0, RATED, RATED);
    var second = new Asking(2, RATED, false, Watts.ZERO, Watts.ZERO, new Watts(4_000), 0, RATED, RATED);
    assertThat(StationShares.firm(limits, List.of(first, second), 1).charge()).isEqualTo(bound(0));
  }

  /** Two who follow, with what they can take and give; one who does not, with what it takes by itself. */
  @ParameterizedTest
  @Covers("2.1 Q06.FR.31")
  @CsvSource({"-6000,0,-3000,-3000", "-6001,0,-3001,-3000", "-9000,0,-5000,-4000", "-20000,0,-10000,-4000",
      "-6000,2000,-4000,-4000", "6000,0,4000,2000", "9000,0,7000,2000", "1000,4000,-1500,-1500",
      "0,0,0,0", "0,5000,-2500,-2500", "4000,4000,0,0"})
  void setpoint_ofTheStation_isMatchedByThoseWhoFollow(int setpoint, int other, int first, int second) {
    var limits = new StationLimits(Bound.NONE, Bound.NONE,
        Optional.of(new StationSetpoint(new Watts(setpoint), Optional.of(9))));
    var shares = StationShares.of(limits, limits, List.of(follows(1, 7_000, 10_000), follows(2, 2_000, 4_000),
        wants(3, other)), 0);
    assertThat(shares.get(1).setpoint()).contains(new StationSetpoint(new Watts(first), Optional.of(9)));
    assertThat(shares.get(2).setpoint().orElseThrow().power().value()).isEqualTo(second);
    assertThat(shares.get(3).setpoint()).isEmpty();
  }

  @Test
  void random_bothSigns_sumsAreKeptAndTheSetpointIsMatchedToTheWatt() {
    int matched = 0;
    for (int seed = 0; seed < CASES; seed++) {
      var random = new Random(seed);
      var asking = random(random);
      var limits = limits(random);
      var shares = StationShares.of(limits, limits, asking, random.nextInt(50));
      long charge = asking.stream().mapToLong(one -> Math.max(0, flows(one, shares))).sum();
      long discharge = asking.stream().mapToLong(one -> Math.max(0, -flows(one, shares))).sum();
      assertThat(charge).as("seed %d", seed).isLessThanOrEqualTo(limits.charge().atMost().value());
      assertThat(discharge).as("seed %d", seed).isLessThanOrEqualTo(limits.discharge().atMost().value());
      if (limits.setpoint().isPresent() && limits.charge().isNone() && limits.discharge().isNone()) {
        matched += isMatched(limits.setpoint().get().power().value(), asking, charge - discharge, seed) ? 1 : 0;
      }
    }
    assertThat(matched).isGreaterThan(CASES / 40);
  }

  /** Exactly, or as near as those who follow can come. */
  private static boolean isMatched(int setpoint, List<Asking> asking, long flows, int seed) {
    long others = asking.stream().filter(one -> !one.follows()).mapToLong(one -> one.wanted().value()).sum();
    long most = others + asking.stream().mapToLong(one -> one.couldCharge().value()).sum();
    long least = others - asking.stream().mapToLong(one -> one.couldDischarge().value()).sum();
    assertThat(flows).as("seed %d", seed).isEqualTo(Math.clamp(setpoint, least, most));
    return flows == setpoint;
  }

  private static int flows(Asking one, Map<Integer, Share> shares) {
    var share = shares.get(one.evseId());
    int wanted = share.setpoint().map(part -> part.power().value()).orElse(one.wanted().value());
    return Math.clamp(wanted, -share.discharge().atMost().value(), share.charge().atMost().value());
  }

  private static List<Asking> random(Random random) {
    var asking = new ArrayList<Asking>();
    int count = random.nextInt(1, 9);
    for (int id = 1; id <= count; id++) {
      asking.add(random.nextBoolean()
          ? follows(id, random.nextInt(11_000), random.nextInt(11_000))
          : wants(id, random.nextInt(-11_000, 11_000)));
    }
    return asking;
  }

  private static StationLimits limits(Random random) {
    return new StationLimits(random.nextBoolean() ? bound(random.nextInt(40_000)) : Bound.NONE,
        random.nextBoolean() ? bound(random.nextInt(40_000)) : Bound.NONE,
        random.nextBoolean()
            ? Optional.of(new StationSetpoint(new Watts(random.nextInt(-40_000, 40_000)), Optional.empty()))
            : Optional.empty());
  }

  private static Asking wants(int id, int watts) {
    return Asking.of(id, new Watts(watts), RATED, RATED);
  }

  private static Asking follows(int id, int charge, int discharge) {
    return new Asking(id, Watts.ZERO, true, new Watts(charge), new Watts(discharge), Watts.ZERO, 0, RATED, RATED);
  }

  private static Bound bound(int watts) {
    return new Bound(new Watts(watts), LimitReason.CHARGING_PROFILE);
  }
}
