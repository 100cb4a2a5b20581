package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.dialog.Negotiation.EnergyRequests;
import org.tidegate.domain.dialog.PowerSchedule;
import org.tidegate.domain.dialog.ScheduleChoice;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.ChargingNeeds;
import org.tidegate.domain.message.Outgoing.NeedsAnswer;
import org.tidegate.domain.message.Outgoing.VehicleSchedule;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.station.Negotiating.Cars;

import static org.assertj.core.api.Assertions.assertThat;

/** Needs and schedules of a vehicle that negotiates over ISO 15118: K15 to K20. */
class StationDialogTest {

  @Test
  void services_beforeAuthorization_areNotOffered() {
    var car = Negotiating.plugged(Cars.DC_SECOND);
    car.asks(EnergyTransfer.DC);

    assertThat(car.dialog().services()).isEmpty();
    assertThat(car.bench.centralSystem.sent(ChargingNeeds.class)).isEmpty();
    car.bench.pressStart();
    assertThat(car.dialog().services()).containsExactly(Set.of(EnergyTransfer.DC, EnergyTransfer.DC_BPT));
  }

  @Test
  @Covers({"K15.FR.01", "K15.FR.16", "2.1 K18.FR.01", "2.1 K18.FR.20"})
  void vehicle_asks_getsProfileThenPower() {
    var car = Negotiating.asking(Cars.DC_SECOND);
    var sent = car.bench.centralSystem.sent();
    assertThat(sent.subList(0, sent.indexOf(car.bench.centralSystem.sent(ChargingNeeds.class).getFirst())))
        .as("who is authorized is known before").anyMatch(StationDialogTest::tellsToken);
    assertThat(car.bench.centralSystem.sent(ChargingNeeds.class)).hasSize(1);
    car.bench.seconds(20);
    assertThat(car.dialog().offers()).isEmpty();
    assertThat(car.bench.commanded()).isZero();

    assertThat(car.profile(6_000)).isEmpty();
    assertThat(car.offered()).hasSize(1);
    assertThat(car.offered().getFirst().scheduleId()).isEqualTo(10);
    assertThat(steps(car, 0)).containsExactly(new PowerSchedule.Step(Duration.ZERO, new Watts(6_000), Watts.ZERO));
    assertThat(car.bench.commanded()).as("nothing is agreed").isZero();

    car.chooses(1, 5_000);
    assertThat(car.dialog().taken()).isEqualTo(1);
    assertThat(car.bench.commanded()).isEqualTo(5_000);
  }

  @Test
  @Covers("K15.FR.05")
  void needs_processing_areAnsweredWithWhatThereIs() {
    assertThat(offeredAfter(NeedsAnswer.PROCESSING, 0)).isTrue();
  }

  @Test
  @Covers("K15.FR.15")
  void needs_noProfile_areAnsweredWithWhatThereIs() {
    assertThat(offeredAfter(NeedsAnswer.NO_PROFILE, 0)).isTrue();
  }

  @Test
  void needs_rejectedOfTheFirstEdition_areAnsweredWithWhatThereIs() {
    assertThat(offeredAfter(NeedsAnswer.REJECTED, 0)).isTrue();
  }

  @Test
  void needs_acceptedWithoutProfile_areAnsweredBeforeTheVehicleGivesUp() {
    assertThat(offeredAfter(NeedsAnswer.ACCEPTED, 54)).isFalse();
    assertThat(offeredAfter(NeedsAnswer.ACCEPTED, 55)).isTrue();
  }

  @Test
  void needs_notAnswered_areAnsweredWithWhatThereIs() {
    assertThat(offeredAfter(FakeCentralSystem.SILENCE, 29)).isFalse();
    assertThat(offeredAfter(FakeCentralSystem.SILENCE, 31)).isTrue();
  }

  private static boolean offeredAfter(Object answer, int seconds) {
    var car = Negotiating.plugged(Cars.DC_FIRST);
    car.bench.centralSystem.answer(ChargingNeeds.class, answer);
    car.bench.pressStart();
    car.asks(EnergyTransfer.DC);
    car.bench.seconds(seconds);
    assertThat(car.bench.commanded()).isZero();
    return !car.dialog().offers().isEmpty();
  }

  @Test
  @Covers({"K15.FR.15", "K17.FR.15", "2.1 K18.FR.15", "2.1 K18.FR.21", "2.1 K17.FR.17", "2.1 K15.FR.20"})
  void vehicle_asksOffline_isOfferedWhatHolds_andIsToldWhenTheLinkIsBack() {
    var car = Negotiating.plugged(Cars.DC_SECOND);
    car.bench.pressStart();
    car.bench.linkDown();
    var asked = car.bench.loop.now();
    car.asks(EnergyTransfer.DC);
    assertThat(steps(car, 0).getFirst().charge()).isEqualTo(new Watts(22_000));
    car.chooses(1, 11_000);
    assertThat(car.bench.commanded()).isEqualTo(11_000);
    assertThat(car.bench.centralSystem.sent(ChargingNeeds.class)).isEmpty();

    car.bench.seconds(30);
    car.bench.linkUp();

    assertThat(car.bench.centralSystem.sent(ChargingNeeds.class)).singleElement()
        .satisfies(told -> assertThat(told.waitedSince()).contains(asked));
    assertThat(car.bench.centralSystem.sent(VehicleSchedule.class)).hasSize(1);
  }

  @Test
  @Covers({"K15.FR.09", "K16.FR.04", "K17.FR.09", "2.1 K18.FR.09"})
  void vehicle_plansForMoreThanOffered_getsNothing() {
    var car = Negotiating.asking(Cars.DC_SECOND);
    car.profile(6_000);

    car.chooses(1, 6_000, 6_001);
    assertThat(car.dialog().refused()).isEqualTo(1);
    assertThat(car.dialog().offers()).as("it may try again").hasSize(2);
    assertThat(car.bench.commanded()).isZero();
    car.chooses(1, 7_000);
    car.chooses(1, 7_000);
    assertThat(car.dialog().stops()).isEqualTo(1);
    car.chooses(1, 6_000);
    assertThat(car.bench.commanded()).as("it had its chances").isZero();
    assertThat(car.bench.centralSystem.sent(VehicleSchedule.class)).isEmpty();
  }

  @Test
  void vehicle_choosesWhatWasNotOffered_getsNothing() {
    var car = Negotiating.asking(Cars.DC_SECOND);
    car.profile(6_000);
    car.chooses(2, 1_000);
    assertThat(car.dialog().refused()).isEqualTo(1);
    car.chooses(ScheduleChoice.NO_SCHEDULE);
    assertThat(car.dialog().refused()).isEqualTo(2);
    assertThat(car.bench.commanded()).isZero();
  }

  @Test
  void vehicle_choosesTooLate_getsNothing() {
    var car = Negotiating.asking(Cars.DC_SECOND);
    car.profile(6_000);
    car.bench.seconds(60);
    assertThat(car.dialog().stops()).isEqualTo(1);
    car.chooses(1, 6_000);

    assertThat(car.bench.commanded()).isZero();
    assertThat(car.dialog().taken()).isZero();
  }

  @Test
  void vehicle_neverAsks_getsNothing() {
    var car = Negotiating.plugged(Cars.DC_SECOND);
    car.bench.pressStart();
    car.bench.seconds(120);

    assertThat(car.dialog().stops()).isEqualTo(1);
    assertThat(car.bench.commanded()).isZero();
  }

  @Test
  void vehicle_choosesUnasked_isNotHeard() {
    var car = Negotiating.plugged(Cars.DC_SECOND);
    car.bench.pressStart();
    car.chooses(1, 6_000);
    assertThat(car.bench.commanded()).isZero();
  }

  @Test
  @Covers({"K15.FR.10", "K15.FR.21", "2.1 K18.FR.10"})
  void vehicle_chose_isTold() {
    var car = Negotiating.asking(Cars.DC_SECOND);
    car.profile(6_000, 8_000);
    var start = car.offered().get(1).schedule().start();
    car.chooses(2, 8_000, 7_000);

    assertThat(car.bench.centralSystem.sent(VehicleSchedule.class)).singleElement().satisfies(told -> {
      assertThat(told.start()).isEqualTo(start);
      assertThat(told.scheduleId()).isEqualTo(11);
      assertThat(told.plan().steps()).hasSize(2);
    });
  }

  @Test
  @Covers({"K15.FR.19", "K16.FR.13", "K17.FR.16", "2.1 K18.FR.19", "2.1 K16.FR.13", "2.1 K17.FR.16"})
  void vehicle_choseWithoutPlan_isToldWithWhatItWasOffered() {
    var car = Negotiating.asking(Cars.DC_FIRST);
    car.profile(6_000);
    car.chooses(1);

    assertThat(car.bench.commanded()).isEqualTo(6_000);
    assertThat(car.bench.centralSystem.sent(VehicleSchedule.class)).singleElement()
        .satisfies(told -> assertThat(told.plan().at(Duration.ZERO)).isEqualTo(new Watts(6_000)));
  }

  @Test
  @Covers({"K15.FR.14", "K16.FR.10", "K17.FR.14", "2.1 K18.FR.14", "SC.04", "2.1 SC.04"})
  void compositeSchedule_afterTheVehicleChose_isWithinItsPlan() {
    var car = Negotiating.asking(Cars.DC_SECOND);
    car.profile(6_000, 9_000);
    car.chooses(2, 8_000, 3_000);

    assertThat(car.bench.commanded()).isEqualTo(8_000);
    var composite = car.bench.station().requests().compositeSchedule(1, Duration.ofHours(2), Optional.of(RateUnit.W));
    assertThat(composite.periods().stream().map(period -> period.limit().orElseThrow().intValue()))
        .containsExactly(8_000, 3_000);
    car.bench.advance(Duration.ofHours(1));
    car.reports();
    assertThat(car.bench.commanded()).isEqualTo(3_000);
  }

  @Test
  @Covers({"K15.FR.22", "2.1 K18.FR.24"})
  void profile_withThreeAlternatives_isOfferedAsThree() {
    var car = Negotiating.asking(Cars.DC_SECOND);
    car.profile(6_000, 7_000, 8_000);

    assertThat(car.offered()).extracting(offer -> offer.schedule().steps().getFirst().charge())
        .containsExactly(new Watts(6_000), new Watts(7_000), new Watts(8_000));
    assertThat(car.offered()).extracting(offer -> offer.scheduleId()).containsExactly(10, 11, 12);
  }

  @Test
  @Covers({"K16.FR.01", "K16.FR.02", "K16.FR.03", "K16.FR.05", "K16.FR.09", "K16.FR.11", "K16.FR.14", "2.1 K16.FR.02",
      "2.1 K16.FR.03"})
  void profile_newInTheTransaction_isRenegotiated() {
    var car = agreed(Cars.DC_SECOND, 8_000);
    assertThat(car.profile(5_000)).isEmpty();
    assertThat(car.dialog().renegotiations()).isEqualTo(1);
    assertThat(car.bench.commanded()).as("at once").isEqualTo(5_000);

    car.asks(EnergyTransfer.DC);
    assertThat(car.bench.centralSystem.sent(ChargingNeeds.class)).as("of the first time").hasSize(1);
    assertThat(steps(car, 0).getFirst().charge()).isEqualTo(new Watts(5_000));
    car.chooses(1, 4_000);
    assertThat(car.bench.commanded()).isEqualTo(4_000);
    assertThat(car.bench.centralSystem.sent(VehicleSchedule.class)).hasSize(2).last()
        .satisfies(told -> assertThat(told.scheduleId()).isEqualTo(10));
  }

  @Test
  void profile_withMorePower_waitsForTheVehicle() {
    var car = agreed(Cars.DC_SECOND, 5_000);
    car.profile(9_000);
    car.bench.seconds(59);
    assertThat(car.bench.commanded()).isEqualTo(5_000);
    car.bench.seconds(60);
    assertThat(car.bench.commanded()).as("a vehicle that does not renegotiate").isEqualTo(5_000);
    car.profile(10_000);
    assertThat(car.dialog().renegotiations()).isEqualTo(2);
  }

  @Test
  @Covers("K16.FR.02")
  void profile_sayingTheSame_isNotRenegotiated() {
    var car = agreed(Cars.DC_SECOND, 8_000);
    car.profile(8_000);
    assertThat(car.dialog().renegotiations()).isZero();
  }

  @Test
  void schedule_rejectedByTheCentralSystem_isRenegotiatedWithItsNextProfile() {
    var car = Negotiating.asking(Cars.DC_SECOND);
    car.bench.centralSystem.answer(VehicleSchedule.class, false);
    car.profile(8_000);
    car.chooses(1, 8_000);
    assertThat(car.dialog().renegotiations()).isZero();

    car.profile(8_000);
    assertThat(car.dialog().renegotiations()).isEqualTo(1);
  }

  @Test
  @Covers({"K17.FR.01", "K17.FR.10", "2.1 K20.FR.01", "2.1 K20.FR.02"})
  void vehicle_asksAnew_isNegotiatedWhileEnergyFlows() {
    var car = agreed(Cars.DC_SECOND, 8_000);
    car.leavesAt(car.bench.loop.now().plus(Duration.ofHours(3)));
    car.asks(EnergyTransfer.DC);
    assertThat(car.bench.centralSystem.sent(ChargingNeeds.class)).hasSize(2).last()
        .satisfies(told -> assertThat(told.vehicle().departure()).isPresent());
    car.bench.seconds(10);
    car.reports();
    assertThat(car.bench.commanded()).isEqualTo(8_000);

    car.profile(9_000);
    assertThat(car.offered().getFirst().schedule().length()).isLessThan(Duration.ofHours(3));
    car.chooses(1, 9_000);
    assertThat(car.bench.commanded()).isEqualTo(9_000);
    assertThat(car.dialog().renegotiations()).isZero();
  }

  @Test
  @Covers({"K15.FR.17", "2.1 K18.FR.17", "2.1 K19.FR.13"})
  void profile_beforeTheNeeds_isRejected() {
    var car = Negotiating.plugged(Cars.DC_SECOND);
    car.bench.pressStart();
    assertThat(car.profile(6_000)).hasValueSatisfying(
        refusal -> assertThat(refusal.reasonCode()).isEqualTo("InvalidMessageSeq"));
    car.asks(EnergyTransfer.DC);
    assertThat(car.profile(6_000)).isEmpty();
  }

  @Test
  @Covers({"2.1 K19.FR.01", "2.1 K19.FR.10", "2.1 K20.FR.03", "2.1 K20.FR.04"})
  void dynamicVehicle_isControlledByTheStation() {
    var car = Negotiating.asking(Cars.DC_DYNAMIC);
    car.bench.seconds(5);
    assertThat(car.bench.commanded()).isZero();
    car.profile(6_000);
    assertThat(car.offered()).as("no schedule is offered").isEmpty();
    car.chooses(ScheduleChoice.NO_SCHEDULE);
    assertThat(car.bench.commanded()).isEqualTo(6_000);
    assertThat(car.bench.centralSystem.sent(VehicleSchedule.class)).singleElement().satisfies(told -> {
      assertThat(told.scheduleId()).isEqualTo(10);
      assertThat(told.plan().at(Duration.ZERO)).isEqualTo(new Watts(6_000));
    });

    car.leavesAt(car.bench.loop.now().plus(Duration.ofHours(3)));
    car.reports();
    assertThat(car.bench.centralSystem.sent(ChargingNeeds.class)).hasSize(2);
    car.profile(7_000);
    car.bench.seconds(1);
    assertThat(car.bench.commanded()).isEqualTo(7_000);
    assertThat(car.dialog().renegotiations()).isZero();
  }

  @Test
  void driver_stops_endsTheDialog() {
    var car = agreed(Cars.DC_SECOND, 8_000);
    car.bench.pressStop();
    car.bench.seconds(5);
    assertThat(car.dialog().stops()).isEqualTo(1);
    assertThat(car.bench.commanded()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Cars.class)
  void vehicle_unpluggedInTheMiddle_leavesNothingBehind(Cars kind) {
    var car = Negotiating.asking(kind);
    car.bench.hardware.evse(1).unplug();
    car.bench.seconds(20);
    assertThat(car.dialog().offers()).isEmpty();
    car.plugIn();
    assertThat(car.dialog().services()).hasSize(1);
    car.bench.pressStart();
    assertThat(car.dialog().services()).hasSize(2);
  }

  @Test
  void vehicle_thatMustBeChargedFirst_isNotDischarged_andAFullOneNotCharged() {
    var car = agreed(Cars.DC_DYNAMIC, 8_000);
    car.needs(energy(Optional.of(0L), Optional.empty()));
    car.reports();
    car.bench.seconds(1);
    assertThat(car.bench.commanded()).as("no energy is left to take").isZero();
    car.needs(energy(Optional.of(1L), Optional.empty()));
    car.reports();
    car.bench.seconds(1);
    assertThat(car.bench.commanded()).isEqualTo(8_000);
  }

  private static EnergyRequests energy(Optional<Long> maximum, Optional<Long> minimumV2x) {
    return new EnergyRequests(Optional.empty(), Optional.empty(), maximum.map(WattHours::new),
        minimumV2x.map(WattHours::new), Optional.empty());
  }

  private static Negotiating agreed(Cars kind, int limit) {
    var car = Negotiating.asking(kind);
    car.profile(limit);
    if (kind == Cars.DC_DYNAMIC) {
      car.chooses(ScheduleChoice.NO_SCHEDULE);
    } else {
      car.chooses(1, limit);
    }
    assertThat(car.bench.commanded()).isEqualTo(limit);
    return car;
  }

  private static boolean tellsToken(Outgoing<?> message) {
    return message instanceof Outgoing.Transaction told && told.event().idToken().isPresent();
  }

  private static List<PowerSchedule.Step> steps(Negotiating car, int index) {
    return car.offered().get(index).schedule().steps();
  }

  /** Nobody knows whether they arrived. */
  @Test
  @Covers({"K15.FR.01", "2.1 K18.FR.21"})
  void linkBreaks_beforeTheNeedsAreAnswered_theyAreToldWhenItIsBack() {
    var car = Negotiating.plugged(Cars.DC_SECOND);
    car.bench.pressStart();
    car.bench.centralSystem.answer(ChargingNeeds.class, FakeCentralSystem.SILENCE);
    var asked = car.bench.loop.now();
    car.asks(EnergyTransfer.DC);
    assertThat(car.bench.centralSystem.sent(ChargingNeeds.class)).hasSize(1);
    car.bench.seconds(3);
    car.bench.linkDown();
    assertThat(!car.dialog().offers().isEmpty()).as("no profile comes").isTrue();
    car.bench.centralSystem.forgetSent();
    car.bench.centralSystem.take(ChargingNeeds.class);
    car.bench.seconds(10);
    car.bench.linkUp();
    car.bench.seconds(60);

    assertThat(car.bench.centralSystem.sent(ChargingNeeds.class)).singleElement()
        .satisfies(told -> assertThat(told.waitedSince().orElseThrow()).isBetween(asked, asked.plusSeconds(3)));
  }

  /** The vehicle leaves before the link is back: its needs are nobody's. */
  @Test
  void linkBreaks_beforeTheNeedsAreAnswered_andTheVehicleLeaves_theyAreNotTold() {
    var car = Negotiating.plugged(Cars.DC_SECOND);
    car.bench.pressStart();
    car.bench.centralSystem.answer(ChargingNeeds.class, FakeCentralSystem.SILENCE);
    car.asks(EnergyTransfer.DC);
    car.bench.linkDown();
    car.bench.unplug();
    car.bench.seconds(10);
    car.bench.centralSystem.forgetSent();
    car.bench.linkUp();
    car.bench.seconds(60);
    assertThat(car.bench.centralSystem.sent(ChargingNeeds.class)).isEmpty();
  }

  /** Ordinary charging goes on when nothing can be stored any more, of vehicles that negotiate too. */
  @Test
  void storageFailed_needsAreToldAllTheSame() {
    var car = Negotiating.plugged(Cars.DC_SECOND);
    car.bench.store.failNext("disk full");
    car.bench.pressStart();
    car.bench.seconds(5);
    car.asks(EnergyTransfer.DC);
    assertThat(car.bench.centralSystem.sent(ChargingNeeds.class)).hasSize(1);
  }

  @Test
  @Covers("K15.FR.10")
  void linkBreaks_beforeTheScheduleIsAnswered_itIsToldWhenItIsBack() {
    var car = Negotiating.asking(Cars.DC_SECOND);
    car.profile(8_000);
    car.bench.centralSystem.answer(VehicleSchedule.class, FakeCentralSystem.SILENCE);
    car.chooses(1, 8_000);
    assertThat(car.bench.centralSystem.sent(VehicleSchedule.class)).hasSize(1);
    car.bench.linkDown();
    car.bench.centralSystem.take(VehicleSchedule.class);
    car.bench.seconds(10);
    car.bench.linkUp();
    car.bench.seconds(60);
    assertThat(car.bench.centralSystem.sent(VehicleSchedule.class)).hasSize(2);
  }

  @Test
  void schedule_neverAnswered_isToldThreeTimes() {
    var car = Negotiating.asking(Cars.DC_SECOND);
    car.profile(8_000);
    car.bench.centralSystem.answer(VehicleSchedule.class, FakeCentralSystem.SILENCE);
    car.chooses(1, 8_000);
    car.bench.seconds(600);
    assertThat(car.bench.centralSystem.sent(VehicleSchedule.class)).hasSize(3);
  }
}
