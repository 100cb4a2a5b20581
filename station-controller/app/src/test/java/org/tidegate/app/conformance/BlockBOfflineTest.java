package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.app.virtual.VirtualSetup;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.NotifyEventRequest;

/** Block B, connectors while offline: B04. */
class BlockBOfflineTest {
  private static final String COMM = "OCPPCommCtrlr";
  /** Seconds. */
  private static final int THRESHOLD = 30;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers("B04.FR.01")
  void TC_B_51_CS() {
    configure(THRESHOLD + 2);

    offlineWithAPlug(THRESHOLD + 1);

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Occupied);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Available);
  }

  @Test
  @Covers("B04.FR.02")
  void TC_B_52_CS() {
    configure(THRESHOLD - 2);

    offlineWithAPlug(5);

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Occupied);
    bench.expectNothing(OcppRequest.class,
        message -> Connectors.tells(message, Configured.OTHER_EVSE, ConnectorStatusEnum.Available),
        Duration.ofSeconds(30));
  }

  /** As many EVSEs as a station can have: all have something to tell at the same moment, and nothing of it gets lost. */
  @Test
  @Covers("B04.FR.01")
  void backOnline_vehiclesAtSixteenEvses_eachIsTold() {
    var all = IntStream.rangeClosed(1, 16).boxed().toList();
    bench.with(setup -> setup.withEvses(all.stream().map(VirtualSetup::dc).toArray(EvseSettings[]::new)));
    configure(THRESHOLD + 2);
    bench.goOffline();
    bench.lookAway();
    all.forEach(bench.driver()::plugsIn);
    bench.seconds(THRESHOLD + 1);
    bench.goOnline();

    all.forEach(evseId -> bench.connectors().reports(evseId, ConnectorStatusEnum.Occupied));
    all.forEach(evseId -> bench.expect(NotifyEventRequest.class, told -> told.eventData().stream()
        .anyMatch(
            event -> Optional.ofNullable(event.component().evse()).filter(evse -> evse.id() == evseId).isPresent())));
  }

  private void configure(int backOff) {
    bench.variables().set(COMM, "OfflineThreshold", String.valueOf(THRESHOLD));
    bench.variables().set(COMM, "RetryBackOffWaitMinimum", String.valueOf(backOff));
    bench.variables().set(COMM, "RetryBackOffRandomRange", "0");
  }

  private void offlineWithAPlug(int seconds) {
    bench.goOffline();
    bench.driver().plugsIn();
    bench.seconds(seconds);
    bench.goOnline();
  }
}
