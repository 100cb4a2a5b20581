package org.tidegate.domain.station;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.PermissionChanged;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.permission.PermissionState.GRANTED;

/** A driver changes conditions while power flows: what they say holds from that moment. */
class StationConditionsTest {
  private final StationBench bench = new StationBench();

  @BeforeEach
  void discharging() {
    bench.start();
    bench.linkUp();
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void minimumCharge_raisedAboveTheCharge_stopsAtOnceAndGoesOnWhenLowered() {
    change(old -> with(old, 60, "0.25", List.of(), Optional.empty()));
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).contains(LimitReason.MINIMUM_STATE_OF_CHARGE);
    change(old -> with(old, 30, "0.25", List.of(), Optional.empty()));
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void lowestSalePrice_raisedAboveThePrice_stopsAtOnce() {
    change(old -> with(old, 30, "0.31", List.of(), Optional.empty()));
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(LimitReason.SALE_PRICE);
  }

  @Test
  void slots_thatAreOver_stopAtOnce_andBeginByThemselves() {
    // It is a quarter past one, UTC.
    var later = new Slot(EnumSet.allOf(DayOfWeek.class), LocalTime.of(13, 20), LocalTime.of(13, 30));
    change(old -> with(old, 30, "0.25", List.of(later), Optional.empty()));
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(LimitReason.TIME_WINDOW);
    bench.seconds(311);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    bench.seconds(600);
    assertThat(bench.commanded()).isZero();
  }

  @Test
  void wearBudget_usedUp_stopsAndGoesOnWhenRaised() {
    bench.seconds(120);
    change(old -> with(old, 30, "0.25", List.of(), Optional.of(new WattHours(100))));
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(LimitReason.WEAR_BUDGET);
    change(old -> with(old, 30, "0.25", List.of(), Optional.of(new WattHours(10_000))));
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void versions_countUp_areAllKeptAndTold_andTheirRecordsNameThem() {
    bench.seconds(60);
    change(old -> with(old, 31, "0.25", List.of(), Optional.empty()));
    bench.seconds(60);
    change(old -> with(old, 32, "0.25", List.of(), Optional.empty()));
    bench.seconds(60);
    bench.unplug();
    bench.seconds(5);
    var kept = bench.store.committed(Change.PermissionSaved.class).stream().map(Change.PermissionSaved::permission)
        .filter(permission -> permission.state() == GRANTED)
        .map(permission -> permission.conditions().orElseThrow()).toList();
    assertThat(kept.stream().map(Conditions::version)).containsExactly(1, 2, 3);
    assertThat(kept.stream().map(conditions -> conditions.minimumCharge().percent())).containsExactly(30.0, 31.0, 32.0);
    assertThat(bench.centralSystem.sent(PermissionChanged.class).stream()
        .map(told -> told.permission().conditions().orElseThrow().version()).distinct()).containsExactly(1, 2, 3);
    assertThat(bench.store.committed(Change.RecordAppended.class).stream()
        .flatMap(appended -> appended.record().conditionsVersion().stream())).contains(1, 2, 3);
  }

  @Test
  void expectation_followsTheConditions_aMomentLater() {
    bench.seconds(1);
    assertThat(bench.session().expectation().orElseThrow().throughBattery().value()).isBetween(17_900L, 18_200L);
    change(old -> with(old, 50, "0.25", List.of(), Optional.empty()));
    assertThat(bench.session().expectation()).isEmpty();
    bench.seconds(1);
    assertThat(bench.session().expectation().orElseThrow().throughBattery().value()).isBetween(5_900L, 6_200L);
    bench.prices("0.20", "0.20");
    bench.seconds(1);
    assertThat(bench.session().expectation().orElseThrow().throughBattery().value()).isLessThan(100);
  }

  @Test
  void conditions_thatCantBeKept_areRefusedAndTheOldOnesHold() {
    var far = bench.session().conditions().orElseThrow()
        .leaving(Optional.of(bench.loop.now().plus(Duration.ofDays(15))));
    var outcome = bench.now(bench.station().driverActions().setConditions(1, bench.version(), far));
    assertThat(outcome.refusal()).contains("refused-departure-far");
    assertThat(bench.session().conditions().orElseThrow().version()).isEqualTo(1);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void pattern_picked_leavesTheChoiceOfTheCompensation() {
    change(own -> new Conditions(1, own.minimumCharge(), own.requiredCharge(), own.lowestSalePrice(),
        own.highestPurchasePrice(), own.departure(), own.slots(), own.wearBudget(), own.entrusted(),
        CompensationUse.POINTS));
    bench.pickPattern("dear");
    assertThat(bench.session().conditions().orElseThrow().compensationUse()).isEqualTo(CompensationUse.POINTS);
  }

  private void change(UnaryOperator<Conditions> change) {
    var outcome = bench.now(bench.station().driverActions().setConditions(1, bench.version(),
        change.apply(bench.session().conditions().orElseThrow())));
    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE);
  }

  private static Conditions with(Conditions old, double minimum, String lowestSale, List<Slot> slots,
      Optional<WattHours> wearBudget) {
    return new Conditions(1, StateOfCharge.percent(minimum), Optional.empty(), Price.of(lowestSale, "EUR"),
        old.highestPurchasePrice(), Optional.empty(), slots, wearBudget, false, CompensationUse.OFFSET);
  }
}
