package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

/** The limits of power at work in the whole station. */
class StationGateTest {
  private final StationBench bench = new StationBench();

  @Test
  void chargeNow_whileDischarging_chargesAtOnceAndComesBack() {
    discharging();
    assertThat(chargeNow().kind()).isEqualTo(Outcome.Kind.DONE);
    assertThat(bench.session().chargesNow()).isTrue();
    bench.seconds(3);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.reasons()).containsExactly(LimitReason.CHARGE_NOW);

    assertThat(back().kind()).isEqualTo(Outcome.Kind.DONE);
    bench.seconds(3);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    assertThat(bench.session().chargesNow()).isFalse();
  }

  @Test
  void chargeNow_programIsKilled_isKept() {
    discharging();
    chargeNow();
    bench.restart(Duration.ofSeconds(20));
    bench.linkUp();
    bench.seconds(10);
    assertThat(bench.session().chargesNow()).isTrue();
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void chargeNow_withoutPermissionOrWithAnOldView_isRefused() {
    bench.start().linkUp();
    bench.plugIn(80);
    bench.pressStart();
    assertThat(chargeNow().refusal()).contains("refused-charge-now");
    bench.pickPattern("balanced");
    long seen = bench.version();
    bench.permit();
    assertThat(bench.now(bench.station().driverActions().chargeNow(1, seen)).kind()).isEqualTo(Outcome.Kind.STALE);
  }

  @Test
  void chargeNow_permissionIsGivenAnew_isTakenBack() {
    discharging();
    chargeNow();
    bench.withdraw();
    bench.seconds(11);
    bench.permit();
    assertThat(bench.session().chargesNow()).isFalse();
    bench.seconds(3);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void siteMeter_fallsSilent_noDischargeAndStricterChargingUntilItIsBack() {
    bench.siteImport = Optional.of(new Watts(12_000));
    bench.siteFeedIn = Optional.of(new Watts(3_000));
    discharging();
    // Without a site meter the limit holds at the station.
    assertThat(bench.commanded()).isEqualTo(-3_000);
    load(6_000);
    load(1_000);
    bench.seconds(3);
    assertThat(bench.commanded()).isEqualTo(-4_000);

    bench.seconds(13);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(LimitReason.GRID_CONNECTION);
    chargeNow();
    bench.seconds(3);
    assertThat(bench.commanded()).as("as if the building took the most that was ever read").isEqualTo(6_000);
    load(1_000);
    bench.seconds(2);
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void siteMeter_isConfiguredAndWasNeverRead_nothingFlows() {
    bench.siteImport = Optional.of(new Watts(12_000));
    bench.siteFeedIn = Optional.of(new Watts(3_000));
    bench.gate = new GateSettings(GateSettings.DEFAULT.margins(), Duration.ZERO, true, Duration.ofSeconds(15));
    discharging();
    assertThat(bench.commanded()).isZero();
    load(0);
    bench.seconds(2);
    assertThat(bench.commanded()).isEqualTo(-3_000);
  }

  @Test
  void grid_wasGone_powerWaitsAndRisesAlongTheRamp() {
    bench.gate = new GateSettings(GateSettings.DEFAULT.margins(), Duration.ofSeconds(100), false,
        Duration.ofSeconds(15));
    discharging();
    grid(true, Optional.empty());
    assertThat(bench.commanded()).isZero();
    grid(false, Optional.empty());
    bench.seconds(59);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(LimitReason.ENTER_SERVICE);
    bench.seconds(1 + 20);
    // A fifth of 11,000 W, as of the last second.
    assertThat(-bench.commanded()).isBetween(1_900, 2_200);
    bench.seconds(30);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  private void discharging() {
    bench.start().linkUp();
    bench.prices("0.30", "0.20");
    bench.plugInAndPermit(80);
    bench.setpoint(-5_000);
    bench.seconds(3);
  }

  private void load(int watts) {
    grid(false, Optional.of(new Watts(watts)));
  }

  private void grid(boolean outage, Optional<Watts> load) {
    bench.hardware.events().gridChanged(
        new GridReading(bench.loop.now(), Optional.of(50.0), Optional.of(230.0), load, load, outage));
    bench.settle();
  }

  private Outcome chargeNow() {
    return bench.now(bench.station().driverActions().chargeNow(1, bench.version()));
  }

  private Outcome back() {
    return bench.now(bench.station().driverActions().backToAggregator(1, bench.version()));
  }
}
