package org.tidegate.demo.aggregator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.interchange.CapabilityMessage;
import org.tidegate.ocpp.interchange.CapabilityMessage.Offer;
import org.tidegate.ocpp.interchange.CapabilityMessage.Offers;
import org.tidegate.ocpp.interchange.PermissionChangedMessage;
import org.tidegate.ocpp.interchange.VehicleConnectedMessage;
import org.tidegate.ocpp.interchange.WireConditions;

import static org.assertj.core.api.Assertions.assertThat;

/** What a vehicle counts for in a dispatch: its offer, its health, and in entrust mode how long it will be here. */
class CandidateTest {
  private static final Instant CAME = Instant.parse("2026-03-05T17:00:00Z");

  private final KnownStation station = new KnownStation("S1");
  private final ParkingPlace place = station.place(1).orElseThrow();

  @Test
  void worn_countsForLess() {
    stands(false, null, 80);
    assertThat(able(CAME).weight()).isEqualTo(0.8 * 10_000);
  }

  @Test
  void entrusted_whereStaysOfThisHourLastTwoHours_countsForWhatCanBeDoneInThem() {
    stays(Duration.ofHours(2));
    stands(true, null, 100);
    assertThat(able(CAME.plus(Duration.ofHours(1))).weight()).isEqualTo(4_000);
    assertThat(able(CAME.plus(Duration.ofHours(5))).weight()).as("overdue").isEqualTo(1_000);
  }

  @Test
  void entrusted_nothingKnownOfThisHour_orTheDriverNamedADeparture_countsForAll() {
    stands(true, null, 100);
    assertThat(able(CAME).weight()).isEqualTo(10_000);
    stays(Duration.ofHours(2));
    stands(true, CAME.plus(Duration.ofHours(9)), 100);
    assertThat(able(CAME.plus(Duration.ofHours(1))).weight()).isEqualTo(10_000);
  }

  @Test
  void notEntrusted_theConditionsAlone_say() {
    stays(Duration.ofHours(2));
    stands(false, null, 100);
    assertThat(able(CAME.plus(Duration.ofHours(1))).weight()).isEqualTo(10_000);
  }

  private void stays(Duration length) {
    for (int day = 1; day <= 3; day++) {
      var came = CAME.minus(Duration.ofDays(day));
      station.pastStays().add(came, came.plus(length));
    }
  }

  private void stands(boolean entrusted, Instant departure, int health) {
    place.take(new VehicleConnectedMessage(null, "s", "n", 1, CAME, 60_000L, BigDecimal.valueOf(80),
        BigDecimal.valueOf(health), null));
    place.take(new PermissionChangedMessage(null, "p", "s", 1, "granted", "panel", CAME,
        new WireConditions(1, BigDecimal.valueOf(30), null, "0.1", "0.3", "EUR", departure, List.of(), null, entrusted,
            null),
        "1", "en"));
    var offer = new Offer(4_000, 10_000L, 150);
    place.take(
        new CapabilityMessage(null, "s", 1, CAME, new Offers(offer, offer, null), new Offers(offer, offer, null)));
  }

  private Ability able(Instant now) {
    return Candidate.of(station, place, "tx", Direction.DOWNWARD, now).firm();
  }
}
