package org.tidegate.app.virtual;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.storage.SqliteStationStore;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.ClaimCode;
import org.tidegate.domain.station.ShownCode;
import org.tidegate.domain.station.ShownSummary;
import org.tidegate.domain.station.StationSettings.Timing;
import org.tidegate.domain.view.Screen;
import org.tidegate.domain.view.SummaryView;

import static org.assertj.core.api.Assertions.assertThat;

/** Power is cut while a driver reads what a stay has come to: the whole station, killed and started again. */
class ShownAfterPowerCutTest {
  private static final Duration SHOWN = Timing.DEFAULT.summary();

  @Test
  void claimCode_powerCutWhileItIsShown_isShownAgainForTheRestOfItsTime() {
    var virtual = sold();
    var before = summary(virtual);
    assertThat(before.review().advice()).as("advice was found before the cut").isPresent();
    virtual.seconds(20);
    cut(virtual, 25);

    assertThat(virtual.evse(1).screen()).isEqualTo(Screen.SUMMARY);
    assertThat(summary(virtual)).isEqualTo(before.delivered(summary(virtual).delivered()));
    assertThat(summary(virtual).account().claim().orElseThrow().code())
        .isEqualTo(before.account().claim().orElseThrow().code());
    virtual.advance(SHOWN.minusSeconds(20 + 25 + 2 + 5));
    assertThat(virtual.evse(1).screen()).isEqualTo(Screen.SUMMARY);
    virtual.seconds(6);
    assertThat(virtual.evse(1).screen()).isEqualTo(Screen.IDLE);
    cut(virtual, 5);
    assertThat(virtual.evse(1).summary()).as("it does not come back").isEmpty();
    assertThat(virtual.failures()).isEmpty();
  }

  /** The link is down, so that no record and no claim has arrived; both arrive later, and are counted. */
  @Test
  void claimCode_powerCutOffline_isStillTheOneThatTheAggregatorIsTold() {
    var stay = PermittedStay.begin(VirtualSetup.of(3));
    stay.setpoint(-10_000);
    var virtual = stay.virtual;
    virtual.seconds(200);
    virtual.disconnectNetwork();
    virtual.hardware().plugOut(1);
    virtual.seconds(4);
    int arrived = summary(virtual).delivered();
    assertThat(arrived).isLessThan(summary(virtual).records().size());
    cut(virtual, 5);

    var code = summary(virtual).account().claim().orElseThrow().code();
    assertThat(summary(virtual).delivered()).isLessThanOrEqualTo(summary(virtual).records().size());
    virtual.connectNetwork();
    virtual.seconds(20);
    assertThat(summary(virtual).delivered()).isEqualTo(summary(virtual).records().size());
    assertThat(virtual.transcript()).anyMatch(frame -> frame.contains(ClaimCode.hash(code.text())));
    assertThat(virtual.transcript()).noneMatch(frame -> frame.contains(code.text()));
  }

  @Test
  void claimCode_anotherVehicleCameMeanwhile_isNotShownToItsDriver() {
    var virtual = sold();
    virtual.kill();
    virtual.swapCar(VirtualStation.car(50));
    virtual.seconds(10);
    virtual.start();
    virtual.seconds(3);

    assertThat(virtual.evse(1).session()).isPresent();
    assertThat(virtual.evse(1).summary()).isEmpty();
    virtual.hardware().plugOut(1);
    virtual.seconds(5);
    assertThat(virtual.evse(1).summary().flatMap(shown -> shown.account().claim())).isEmpty();
  }

  @Test
  void summary_inTheRealStorage_isReadBackAsItWas(@TempDir Path temp) {
    var kept = sold().store.load();
    var loop = new VirtualStationLoop(Instant.EPOCH);
    var facts = Stream.concat(kept.facts(ShownSummary.class).stream(), kept.facts(ShownCode.class).stream()).toList();
    assertThat(facts).hasSize(2);
    try (var held = StorageFolder.hold(temp)) {
      try (var store = SqliteStationStore.openInline(held, loop)) {
        store.commit(facts.stream().<Change>map(Change.FactSaved::new).toList(), () -> {});
      }
      try (var store = SqliteStationStore.openInline(held, loop)) {
        assertThat(store.load().facts(ShownSummary.class)).isEqualTo(kept.facts(ShownSummary.class));
        assertThat(store.load().facts(ShownCode.class)).isEqualTo(kept.facts(ShownCode.class));
      }
    }
  }

  private static VirtualStation sold() {
    var stay = PermittedStay.begin(VirtualSetup.of(2));
    var c = VirtualStation.conditions(20, "0.10", "0.90");
    stay.press((driver, version) -> driver.setConditions(1, version, new Conditions(1, c.minimumCharge(),
        c.requiredCharge(), c.lowestSalePrice(), c.highestPurchasePrice(), c.departure(), c.slots(),
        Optional.of(new WattHours(300)), false, c.compensationUse())));
    stay.setpoint(-10_000);
    stay.virtual.seconds(300);
    stay.virtual.hardware().plugOut(1);
    stay.virtual.seconds(4);
    return stay.virtual;
  }

  private static void cut(VirtualStation virtual, int seconds) {
    virtual.kill();
    virtual.seconds(seconds);
    virtual.start();
    virtual.seconds(2);
  }

  private static SummaryView summary(VirtualStation virtual) {
    return virtual.evse(1).summary().orElseThrow();
  }
}
