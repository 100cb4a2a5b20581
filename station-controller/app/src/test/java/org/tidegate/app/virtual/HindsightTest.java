package org.tidegate.app.virtual;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.cli.ExitCode;
import org.tidegate.app.cli.Shell;
import org.tidegate.app.storage.SqliteStationStore;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.review.Hindsight;
import org.tidegate.domain.review.StayTrace;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.simulator.SimulatedCar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What hindsight says of other conditions is what a stay really comes to under those conditions: the same scenario is run
 * once under each of them, with the simulator's battery, and each trace is judged under all of them.
 */
class HindsightTest {
  @TempDir
  Path temp;

  @Test
  void under_otherConditions_isWhatTheyReallyEarn() {
    var conditions = conditions();
    Map<String, StayTrace> real = new HashMap<>();
    conditions.forEach((name, under) -> real.put(name, run(under)));
    assertThat(Hindsight.under(real.get("dear"), conditions.get("cheap"))).as("the same every time")
        .isEqualTo(Hindsight.under(real.get("dear"), conditions.get("cheap")));

    assertThat(real.values().stream().map(StayTrace::exported).distinct().count()).as("the conditions matter")
        .isGreaterThan(4);
    real.forEach((from, trace) -> conditions.forEach((to, under) -> {
      var outcome = Hindsight.under(trace, under).orElseThrow();
      var truth = real.get(to);
      var what = "%s judged from the stay under %s".formatted(to, from);
      assertThat((double) outcome.sold().value()).as(what)
          .isCloseTo(truth.exported().value(), within(60 + truth.exported().value() * 0.02));
      assertThat((double) outcome.purchased().value()).as(what)
          .isCloseTo(truth.imported().value(), within(60 + truth.imported().value() * 0.02));
      long earned = truth.earned().orElseThrow().minorUnits();
      assertThat((double) outcome.earned().minorUnits()).as(what).isCloseTo(earned, within(3 + earned * 0.02));
    }));
  }

  @Test
  void advice_onTheCommandLine_tellsStaysAlternativesAndAssumptions() {
    var trace = run(conditions().get("dear"));
    try (var held = StorageFolder.hold(temp);
        var store = SqliteStationStore.openInline(held, new VirtualStationLoop(Instant.EPOCH))) {
      store.commit(List.of(new Change.StayKept(trace)), () -> {});
    }
    var out = new StringWriter();
    int code = Shell.execute(out, out, "advice", "--storage", temp.toString());

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("stay at EVSE 1, ", "  lowest-sale-price: earns ", "  minimum-charge: earns ",
        "stays: 1", "pattern-earn-more: earns more by ", "assumed: the same prices and setpoints");
    var later = new StringWriter();
    Shell.execute(later, later, "advice", "--storage", temp.toString(), "--from", "2099-01-01");
    assertThat(later.toString()).contains("stays: 0");
  }

  private static Map<String, Conditions> conditions() {
    var usual = VirtualStation.conditions(50, "0.25", "0.90");
    return Map.of("usual", usual, "cheap", VirtualStation.conditions(50, "0.10", "0.90"),
        "dear", VirtualStation.conditions(50, "0.40", "0.90"), "low", VirtualStation.conditions(30, "0.10", "0.90"),
        "no purchase", VirtualStation.conditions(50, "0.25", "0.20"),
        "budget", with(usual, Optional.of(new WattHours(1_500)), List.of()),
        "window", with(usual, Optional.empty(),
            List.of(new Slot(EnumSet.allOf(DayOfWeek.class), LocalTime.of(0, 0), LocalTime.of(8, 10)))));
  }

  private static Conditions with(Conditions c, Optional<WattHours> budget, List<Slot> slots) {
    return new Conditions(1, c.minimumCharge(), Optional.<StateOfCharge>empty(), c.lowestSalePrice(),
        c.highestPurchasePrice(), c.departure(), slots, budget, false, c.compensationUse());
  }

  private static SimulatedCar car() {
    return SimulatedCar.iso15118(CurrentKind.DC, new Watts(10_000), new Watts(10_000)).capacityWh(30_000).soc(62)
        .build();
  }

  /** Two hours, with a small battery, in which prices and what the aggregator asks for change. */
  private static StayTrace run(Conditions conditions) {
    var stay = PermittedStay.started(VirtualSetup.of(1), car());
    stay.press((driver, version) -> driver.setConditions(1, version, conditions));
    stay.press((driver, version) -> driver.permit(1, version, VirtualStation.seen()));
    stay.virtual.seconds(1);
    stay.setpoint(-8_000);
    stay.virtual.advance(Duration.ofMinutes(13));
    stay.virtual.centralSystem.prices("0.18", "0.25");
    stay.virtual.advance(Duration.ofMinutes(17));
    stay.setpoint(6_000);
    stay.virtual.advance(Duration.ofMinutes(20));
    stay.virtual.centralSystem.prices("0.45", "0.30");
    stay.virtual.advance(Duration.ofMinutes(5));
    stay.setpoint(-9_000);
    stay.virtual.advance(Duration.ofMinutes(35));
    stay.setpoint(0);
    stay.virtual.advance(Duration.ofMinutes(12));
    stay.virtual.hardware().plugOut(1);
    stay.virtual.seconds(10);
    var kept = stay.virtual.store.stays();
    assertThat(kept).hasSize(1);
    assertThat(price(kept.getFirst())).isPresent();
    return kept.getFirst();
  }

  private static Optional<Price> price(StayTrace trace) {
    return trace.moments().getLast().sale();
  }
}
