package org.tidegate.domain.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

/** Dividing a limit: cases in plain numbers, and what must hold in many random ones, the same each time. */
class SharingTest {
  private static final int CASES = 20_000;

  /** Claims are most, most/least or most/least/priority of EVSE 1, 2, …. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "9000 | 11000 | 9000", "0 | 11000 11000 | 0 0", "10000 | 11000 11000 | 5000 5000",
      "10000 | 2000 11000 | 2000 8000", "10000 | 0 11000 | 0 10000", "10000 | 4000 4000 | 4000 4000",
      "10 | 9 9 9 | 4 3 3", "11 | 9 9 9 | 4 4 3", "2 | 9 9 9 | 1 1 0",
      "7000 | 1000 2000 9000 9000 | 1000 2000 2000 2000",
      "2147483647 | 2147483647 2147483647 | 1073741824 1073741823"})
  void limit_amongEquals_isFilledToOneLevelAndExhausted(int limit, String claims, String shares) {
    assertThat(divide(limit, claims, 0)).isEqualTo(shares);
  }

  @ParameterizedTest
  @Covers({"K03.FR.04", "K03.FR.06"})
  @CsvSource(delimiter = '|', value = {
      "10000 | 11000/0/1 11000 | 10000 0", "10000 | 11000/0/-9 11000/0/9 | 0 10000",
      "10000 | 7000/0/1 11000 11000 | 7000 1500 1500", "10000 | 4000/0/-1 4000/0/0 4000/0/1 | 2000 4000 4000",
      "0 | 7000/0/1 11000 | 0 0"})
  void limit_prioritiesDiffer_higherIsFulfilledFirst(int limit, String claims, String shares) {
    assertThat(divide(limit, claims, 0)).isEqualTo(shares);
  }

  @ParameterizedTest
  @Covers({"K04.FR.04", "K03.FR.07", "K01.FR.21"})
  @CsvSource(delimiter = '|', value = {
      // Enough for both; just not enough for both: one waits, and the next turn the other one.
      "8000 | 11000/4000 11000/4000 | 0 | 4000 4000", "7999 | 11000/4000 11000/4000 | 0 | 7999 0",
      "7999 | 11000/4000 11000/4000 | 1 | 0 7999", "4000 | 11000/4000 11000/4000 | 2 | 4000 0",
      // What can't be had by anybody, or is more than one could take, is no minimum.
      "3999 | 11000/4000 11000/4000 | 0 | 2000 1999", "6000 | 3000/4000 11000 | 0 | 3000 3000",
      // Who waits leaves what it can't use to the others.
      "9000 | 11000/6000 11000/6000 2000 | 0 | 7000 0 2000", "9000 | 11000/6000 11000/6000 2000 | 1 | 0 7000 2000",
      // Filling starts from the minima.
      "10000 | 11000/7000 11000 | 0 | 7000 3000"})
  void limit_chargingRatesHaveMinima_isRotatedNotStarved(int limit, String claims, int turn, String shares) {
    assertThat(divide(limit, claims, turn)).isEqualTo(shares);
  }

  @Test
  void turns_notEnoughForAll_everybodyIsServedEquallyOften() {
    var claims = claims("11000/4000 11000/4000 11000/4000");
    var served = new TreeMap<Integer, Integer>();
    for (long turn = 1_977_000; turn < 1_977_300; turn++) {
      Sharing.divide(new Watts(9_000), claims, turn)
          .forEach((id, share) -> served.merge(id, share.isZero() ? 0 : 1, Integer::sum));
    }
    assertThat(served).isEqualTo(Map.of(1, 200, 2, 200, 3, 200));
  }

  @Test
  void random_withoutMinima_isExhaustedToTheWattAndMaxMinFair() {
    int scarce = 0;
    for (int seed = 0; seed < CASES; seed++) {
      var random = new Random(seed);
      var claims = random(random, false);
      int limit = random.nextInt(60_000);
      var shares = Sharing.divide(new Watts(limit), claims, random.nextInt(100));
      long most = claims.stream().mapToLong(claim -> claim.most().value()).sum();
      assertThat(sum(shares)).as("seed %d", seed).isEqualTo(Math.min(limit, most));
      for (var poor : claims) {
        for (var rich : claims) {
          assertThat(isFair(poor, rich, shares)).as("seed %d: %s, %s", seed, claims, shares).isTrue();
        }
      }
      scarce += most > limit ? 1 : 0;
    }
    assertThat(scarce).isBetween(CASES / 4, CASES * 9 / 10);
  }

  /** Nobody has more, by more than the one watt that can't be divided, than an equal one who could take more. */
  private static boolean isFair(Claim poor, Claim rich, Map<Integer, Watts> shares) {
    int less = shares.get(poor.evseId()).value();
    int more = shares.get(rich.evseId()).value();
    boolean couldTake = less < poor.most().value();
    if (!couldTake || rich.evseId() == poor.evseId()) {
      return less <= poor.most().value();
    }
    if (rich.priority() == poor.priority()) {
      return more <= less + 1;
    }
    return rich.priority() > poor.priority() || more == 0;
  }

  @Test
  void random_moreOrLessToDivide_nobodyGetsTheContrary() {
    for (int seed = 0; seed < CASES; seed++) {
      var random = new Random(seed);
      var claims = random(random, false);
      int limit = random.nextInt(60_000);
      var before = Sharing.divide(new Watts(limit), claims, 0);
      var more = Sharing.divide(new Watts(limit + random.nextInt(1, 5_000)), claims, 0);
      var fewer = Sharing.divide(new Watts(limit), claims.subList(1, claims.size()), 0);
      before.forEach((id, share) -> assertThat(more.get(id)).isGreaterThanOrEqualTo(share));
      fewer.forEach((id, share) -> assertThat(share).isGreaterThanOrEqualTo(before.get(id)));
    }
  }

  @Test
  void random_withMinima_sumIsKeptAndWhatIsLeftIsOfNoUseToWhoWaits() {
    int waiting = 0;
    for (int seed = 0; seed < CASES; seed++) {
      var random = new Random(seed);
      var claims = random(random, true);
      int limit = random.nextInt(60_000);
      var shares = Sharing.divide(new Watts(limit), claims, random.nextInt(100));
      long left = limit - sum(shares);
      assertThat(left).as("seed %d", seed).isGreaterThanOrEqualTo(0);
      for (var claim : claims) {
        int share = shares.get(claim.evseId()).value();
        assertThat(share).as("seed %d", seed).isBetween(0, claim.most().value());
        if (share == 0 && !claim.most().isZero()) {
          waiting++;
          assertThat(left).as("seed %d: %s, %s", seed, claims, shares).isLessThan(Math.max(1, claim.least().value()));
        } else if (share < claim.most().value()) {
          assertThat(left).as("seed %d: %s, %s", seed, claims, shares).isZero();
        }
      }
    }
    assertThat(waiting).isGreaterThan(CASES / 10);
  }

  private static List<Claim> random(Random random, boolean minima) {
    var claims = new ArrayList<Claim>();
    int count = random.nextInt(1, 9);
    for (int id = 1; id <= count; id++) {
      int most = random.nextInt(5) == 0 ? 0 : random.nextInt(1, random.nextBoolean() ? 22_000 : 12);
      var least = new Watts(minima && random.nextBoolean() ? random.nextInt(8_000) : 0);
      claims.add(new Claim(id, new Watts(most), least, random.nextInt(3) == 0 ? random.nextInt(-9, 10) : 0));
    }
    return claims;
  }

  private static long sum(Map<Integer, Watts> shares) {
    return shares.values().stream().mapToLong(Watts::value).sum();
  }

  private static String divide(int limit, String claims, long turn) {
    var shares = Sharing.divide(new Watts(limit), claims(claims), turn);
    return String.join(" ", shares.values().stream().map(share -> String.valueOf(share.value())).toList());
  }

  private static List<Claim> claims(String text) {
    var claims = new ArrayList<Claim>();
    for (var claim : text.split(" ")) {
      var numbers = (claim + "/0/0").split("/");
      claims.add(new Claim(claims.size() + 1, new Watts(Integer.parseInt(numbers[0])),
          new Watts(Integer.parseInt(numbers[1])), Integer.parseInt(numbers[2])));
    }
    return claims;
  }
}
