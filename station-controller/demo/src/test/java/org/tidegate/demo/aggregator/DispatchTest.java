package org.tidegate.demo.aggregator;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DispatchTest {
  private static final int ANY = Integer.MAX_VALUE;

  @Test
  void split_equalEnergy_isEqual() {
    assertThat(watts(9000, Direction.DOWNWARD, candidate(10, ANY), candidate(10, ANY), candidate(10, ANY)))
        .containsExactly(-3000, -3000, -3000);
  }

  @Test
  void split_oneReachesItsLimit_leavesTheRestToTheOthers() {
    assertThat(watts(9000, Direction.UPWARD, candidate(10, 1000), candidate(10, ANY), candidate(10, ANY)))
        .containsExactlyInAnyOrder(1000, 4000, 4000);
  }

  @Test
  void split_moreThanAllCan_isWhatTheyCan() {
    assertThat(watts(9000, Direction.UPWARD, candidate(10, 1000), candidate(30, 2000)))
        .containsExactlyInAnyOrder(1000, 2000);
  }

  @Test
  void split_withoutEnergyOrPower_takesNoPart() {
    assertThat(watts(9000, Direction.DOWNWARD, candidate(0, ANY), candidate(10, 0))).isEmpty();
  }

  @Test
  void split_firmOffersSuffice_asksNobodyElse() {
    assertThat(watts(3000, Direction.DOWNWARD, candidate(90, 9000), offering(new Ability(10, 3000),
        new Ability(20, 8000)))).containsExactly(-3000);
  }

  @Test
  void split_firmOffersDoNotSuffice_takesTheRestFromWhatIsLikelyBeyondThem() {
    assertThat(watts(7000, Direction.DOWNWARD, offering(new Ability(10, 3000), new Ability(10, 11_000)),
        candidate(30, 9000))).containsExactly(-4000, -3000);
  }

  @Test
  void split_moreThanAllIsOffered_isTheLikelyOffersAndNoMore() {
    assertThat(watts(90_000, Direction.UPWARD, offering(new Ability(10, 3000), new Ability(10, 5000)),
        offering(new Ability(10, 4000), new Ability(10, 4000)), candidate(30, 9000)))
        .containsExactlyInAnyOrder(5000, 4000, 9000);
  }

  private static Candidate candidate(double weight, int mostWatts) {
    return offering(Ability.NONE, new Ability(weight, mostWatts));
  }

  private static Candidate offering(Ability firm, Ability likely) {
    return new Candidate(new KnownStation("S"), new ParkingPlace(1), "tx", firm, likely);
  }

  private static List<Integer> watts(int watts, Direction direction, Candidate... candidates) {
    return Dispatch.split(watts, direction, Stream.of(candidates).toList()).stream().map(Share::watts).toList();
  }
}
