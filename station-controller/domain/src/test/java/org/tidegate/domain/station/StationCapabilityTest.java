package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.capability.Capability;
import org.tidegate.domain.capability.Offer;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.CapabilityTold;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

/** What the aggregator is told of what it could have. */
class StationCapabilityTest {
  private final StationBench bench = new StationBench();

  @Test
  void permission_given_isToldWhatVehicleAndStationCanDo() {
    permitted();
    var told = told().getLast();
    // 60 kWh at 80 %, minimum 30 %: 49 points at 0.9 are 26,460 Wh, at 10 kW 158 minutes; likely 50 points at 0.95.
    assertThat(told.discharge().firm()).isEqualTo(new Offer(new Watts(10_000), Duration.ofMinutes(158)));
    assertThat(told.discharge().likely()).isEqualTo(new Offer(new Watts(10_000), Duration.ofMinutes(171)));
    assertThat(told.discharge().shortfalls()).isEmpty();
    // At 80 % many batteries take less and less.
    assertThat(told.charge().firm()).isEqualTo(Offer.NONE);
    assertThat(told.charge().likely()).isEqualTo(new Offer(new Watts(11_000), Duration.ofMinutes(65)));
  }

  /** A converter that can less than the EVSE is rated for, or has been set to less: nobody counts on more. */
  @Test
  void powerStageCanLess_isWhatIsOfferedAndFollowedWithTheReason_untilItCanMore() {
    permitted();
    bench.setpoint(-8_000);
    assertThat(bench.commanded()).isEqualTo(-8_000);
    bench.hardware.events().powerStageCan(1, new Watts(7_000), new Watts(3_000));
    bench.seconds(11);
    assertThat(bench.commanded()).isEqualTo(-3_000);
    assertThat(bench.reasons()).containsExactly(LimitReason.STATION_RATING);
    assertThat(told().getLast().discharge().likely().power()).isEqualTo(new Watts(3_000));
    assertThat(told().getLast().charge().likely().power()).isEqualTo(new Watts(7_000));

    bench.hardware.events().powerStageCan(1, Watts.ZERO, Watts.ZERO);
    bench.seconds(11);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).contains(LimitReason.STATION_RATING);
    assertThat(told().getLast().discharge().likely()).isEqualTo(Offer.NONE);

    bench.hardware.events().powerStageCan(1, new Watts(50_000), new Watts(50_000));
    bench.seconds(11);
    assertThat(bench.commanded()).as("no more than the EVSE is rated for").isEqualTo(-8_000);
    assertThat(told().getLast().discharge().likely().power()).isEqualTo(new Watts(10_000));
  }

  @Test
  void nothingChanges_isToldEveryFiveMinutesAndNotBetween() {
    permitted();
    int before = told().size();
    bench.seconds(3_600);
    assertThat(told().size() - before).isEqualTo(12);
  }

  @Test
  void priceFalls_isToldAtOnceWithTheReasonAndBackAgain() {
    permitted();
    int before = told().size();
    bench.prices("0.10", "0.20");
    bench.seconds(11);
    assertThat(told()).hasSize(before + 1);
    assertThat(told().getLast().discharge().shortfalls()).containsExactly(LimitReason.SALE_PRICE);
    assertThat(told().getLast().discharge().likely()).isEqualTo(Offer.NONE);
    bench.prices("0.30", "0.20");
    bench.seconds(11);
    assertThat(told()).hasSize(before + 2);
    assertThat(told().getLast().discharge().shortfalls()).isEmpty();
  }

  @Test
  void priceJitters_doesNotChatter() {
    permitted();
    int before = told().size();
    for (int i = 0; i < 60; i++) {
      bench.prices(i % 2 == 0 ? "0.31" : "0.32", "0.20");
      bench.seconds(5);
    }
    assertThat(told().size() - before).isLessThanOrEqualTo(1);
  }

  @Test
  void aggregatorsOwnLimit_isNoShortfall() {
    permitted();
    bench.chargeLimit(0);
    bench.seconds(320);
    assertThat(told().getLast().discharge().likely().power()).isEqualTo(new Watts(10_000));
    assertThat(told().getLast().charge().likely().power()).isEqualTo(new Watts(11_000));
  }

  @Test
  void permission_withdrawn_isToldOnceMoreAndThenNoLonger() {
    permitted();
    bench.withdraw();
    bench.seconds(30);
    var last = told().getLast();
    assertThat(last.discharge().shortfalls()).isEqualTo(List.of(LimitReason.PERMISSION_GIVEN));
    assertThat(last.charge().likely()).isEqualTo(Offer.NONE);
    int after = told().size();
    bench.seconds(1_000);
    assertThat(told()).hasSize(after);
  }

  @Test
  void driverChargesNow_nothingIsOffered() {
    permitted();
    bench.now(bench.station().driverActions().chargeNow(1, bench.version()));
    bench.seconds(1);
    assertThat(told().getLast().discharge().shortfalls()).isEqualTo(List.of(LimitReason.CHARGE_NOW));
    assertThat(told().getLast().charge().shortfalls()).isEqualTo(List.of(LimitReason.CHARGE_NOW));
  }

  @Test
  void driverDoesNotPermit_nothingIsTold() {
    bench.start().linkUp();
    bench.prices("0.30", "0.20");
    bench.plugIn(80);
    bench.pressStart();
    bench.deny();
    bench.seconds(1_000);
    assertThat(told()).isEmpty();
  }

  /** A reading that no building has: what it may come to take leaves nothing that is sure, but not for ever. */
  @Test
  void building_wasOnceReadToTakeAllThereIs_isForgottenAfterTwoDays() {
    bench.siteImport = Optional.of(new Watts(30_000));
    bench.start().linkUp();
    building(1_000_000);
    comeAndPermit();
    assertThat(told().getLast().charge().firm()).isEqualTo(Offer.NONE);
    assertThat(told().getLast().charge().likely().power()).isEqualTo(new Watts(11_000));
    bench.unplug();
    for (int hour = 0; hour < 48; hour++) {
      bench.advance(Duration.ofHours(1));
      building(1_000);
    }
    comeAndPermit();
    assertThat(told().getLast().charge().firm().power()).isEqualTo(new Watts(11_000));
  }

  private void comeAndPermit() {
    bench.prices("0.30", "0.20");
    bench.plugInAndPermit(50);
    for (int second = 0; second < 15; second++) {
      building(1_000);
      bench.seconds(1);
    }
  }

  private void building(int watts) {
    var load = Optional.of(new Watts(watts));
    bench.hardware.events().gridChanged(
        new GridReading(bench.loop.now(), Optional.of(50.0), Optional.of(230.0), load, load, false));
    bench.settle();
  }

  @Test
  void centralSystem_doesNotKnowIt_isSpokenOfNoMoreUntilTheNextBoot() {
    bench.centralSystem.answer(CapabilityTold.class, Outgoing.TransferAnswer.UNKNOWN);
    permitted();
    bench.seconds(2_000);
    assertThat(told()).hasSize(1);
    bench.restart(Duration.ofSeconds(10));
    bench.linkUp();
    bench.seconds(20);
    assertThat(told()).isNotEmpty();
  }

  @Test
  void centralSystem_doesNotSupportDataTransfer_isSpokenOfNoMore() {
    bench.centralSystem.answer(CapabilityTold.class,
        new DeliveryFailed(DeliveryFailed.Kind.NOT_SUPPORTED, "NotSupported"));
    permitted();
    bench.seconds(2_000);
    assertThat(told()).hasSize(1);
  }

  @Test
  void link_isBack_isToldAnew() {
    permitted();
    bench.linkDown();
    bench.seconds(100);
    int before = told().size();
    bench.linkUp();
    bench.seconds(15);
    assertThat(told()).hasSize(before + 1);
  }

  private void permitted() {
    bench.start().linkUp();
    bench.prices("0.30", "0.20");
    bench.plugInAndPermit(80);
    bench.seconds(3);
  }

  private List<Capability> told() {
    return bench.centralSystem.sent(CapabilityTold.class).stream().map(CapabilityTold::capability).toList();
  }
}
