package org.tidegate.domain.authorization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.Reservation.Place;
import org.tidegate.domain.fixture.Covers;

import static org.assertj.core.api.Assertions.assertThat;

/** Places are written 1a: EVSE 1 with a connector of type a. Reservations: 1 (EVSE 1), a (type a), 1a (both), * (any). */
class AllotmentTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
      "-,       1a 2a,    -",
      "1,       1a 2a,    1",
      "1 2,     1a 2a,    1 2",
      "*,       1a 2a,    -",
      "*,       1a,       1",
      "* *,     1a 2a,    1 2",
      "* *,     1a 2a 3a, -",
      "a,       1a 2b,    1",
      "a,       1a 2a 3b, -",
      "a a,     1a 2a 3b, 1 2",
      "a *,     1a 2b,    1 2",
      "1 *,     1a 2b,    1 2",
      "1 *,     1a 2b 3b, 1",
      "1a,      1a 2a,    1",
      "1b,      1a 2b,    -",
      "*,       -,        -",
      "* *,     1a,       1",
  })
  @Covers({"H01.FR.07", "H01.FR.09"})
  void kept_isWhatSomeReservationWouldMiss(String reservations, String places, String kept) {
    assertThat(allotment(reservations, places).kept()).isEqualTo(ids(kept));
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
      "* *,     1a,    1",
      "1 1,     1a 2a, 1",
      "1 *,     2a,    0",
      "* 1,     1a,    1",
      "* 1,     1a 2a, -",
      "a b,     1a 2a, 1",
      "a b,     -,     0 1",
  })
  void unserved_ofTwoThatWantTheSame_isTheNewer(String reservations, String places, String unserved) {
    assertThat(allotment(reservations, places).unserved().stream().map(Reservation::id)).containsExactlyElementsOf(
        ids(unserved).stream().sorted().toList());
  }

  @ParameterizedTest
  @CsvSource({
      "1 *, 1a 2b,    1a, 0, true",
      "1 *, 1a 2b,    1a, 1, false",
      "1 *, 1a 2b,    2b, 1, true",
      "1 *, 1a 2b 3b, 1a, 1, false",
      "a *, 1a 2b,    1a, 1, false",
      "a *, 1a 2a,    1a, 1, true",
      "*,   2b,       1a, 0, true",
      "1,   1a,       2b, 0, false",
  })
  void gives_onlyWhatNoOtherReservationNeeds(String reservations, String places, String place, int used,
      boolean gives) {
    var allotment = allotment(reservations, places);
    assertThat(allotment.gives(place(place), allotment.reservations().get(used))).isEqualTo(gives);
  }

  @Test
  void served_randomReservations_isTheMostThatAnyOrderOfServingThemReaches() {
    var random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      var allotment = random(random);
      assertThat(allotment.served()).as(allotment.toString())
          .isEqualTo(best(allotment.reservations(), allotment.free()));
    }
  }

  /** Tries everything. */
  private static int best(List<Reservation> reservations, List<Place> free) {
    if (reservations.isEmpty()) {
      return 0;
    }
    var rest = reservations.subList(1, reservations.size());
    int most = best(rest, free);
    for (var place : free) {
      if (reservations.getFirst().isAt(place)) {
        var left = new ArrayList<>(free);
        left.remove(place);
        most = Math.max(most, 1 + best(rest, left));
      }
    }
    return most;
  }

  private static Allotment random(Random random) {
    var places = new ArrayList<Place>();
    for (int id = 1; id <= 1 + random.nextInt(4); id++) {
      places.add(new Place(id, random.nextBoolean() ? "a" : "b"));
    }
    var reservations = new ArrayList<Reservation>();
    for (int id = 0; id < random.nextInt(5); id++) {
      reservations.add(reservation(id, List.of("1", "2", "3", "a", "b", "*", "1a").get(random.nextInt(7))));
    }
    return new Allotment(reservations, places);
  }

  private static Allotment allotment(String reservations, String places) {
    var made = new ArrayList<Reservation>();
    words(reservations).forEach(word -> made.add(reservation(made.size(), word)));
    return new Allotment(made, words(places).map(AllotmentTest::place).toList());
  }

  private static Reservation reservation(int id, String word) {
    var evse = word.chars().filter(Character::isDigit).mapToObj(digit -> digit - '0').findFirst();
    var type = word.chars().filter(Character::isLetter).mapToObj(Character::toString).findFirst();
    return new Reservation(id, NOON.plusSeconds(id), NOON.plusSeconds(3600), evse, type, "digest-" + id,
        Optional.empty());
  }

  private static Place place(String word) {
    return new Place(word.charAt(0) - '0', word.substring(1));
  }

  private static Set<Integer> ids(String words) {
    return new HashSet<>(words(words).map(Integer::valueOf).toList());
  }

  private static Stream<String> words(String text) {
    return text == null ? Stream.empty() : Stream.of(text.split(" "));
  }
}
