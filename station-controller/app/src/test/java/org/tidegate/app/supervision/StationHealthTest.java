package org.tidegate.app.supervision;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.app.virtual.VirtualStation;
import org.tidegate.domain.view.EvseView;
import org.tidegate.ocpp.v201.ChangeAvailabilityRequest;
import org.tidegate.ocpp.v201.ChangeAvailabilityResponse;
import org.tidegate.ocpp.v201.EVSE;
import org.tidegate.ocpp.v201.OperationalStatusEnum;

import static org.assertj.core.api.Assertions.assertThat;

class StationHealthTest {
  private final VirtualStation virtual = new VirtualStation(3);
  private final ThreadStationLoop loop = ThreadStationLoop.start(Clock.systemUTC(), failure -> {});
  private final StationHealth health = new StationHealth(loop, virtual.station().views(), Duration.ofMillis(300));

  @AfterEach
  void end() {
    loop.close();
  }

  @Test
  void station_atWork_isLiveAndReady() {
    virtual.seconds(2);
    assertThat(health.live().well()).isTrue();
    assertThat(health.ready()).isEqualTo(new StationHealth.Finding(true, List.of()));
  }

  @Test
  void station_withoutCentralSystem_isReady() {
    virtual.disconnectNetwork();
    virtual.seconds(600);
    assertThat(health.ready().well()).isTrue();
  }

  @Test
  void storage_fails_isLiveButNotReady() {
    virtual.store.failNext("disk full");
    virtual.hardware().plugIn(1, VirtualStation.car(50));
    virtual.seconds(5);
    assertThat(health.live().well()).isTrue();
    assertThat(health.ready().reasons()).contains("StorageFailure");
  }

  @Test
  void evses_allFaulted_areNamedWithTheirFaults() {
    var ids = virtual.station().views().newest().evses().stream().map(EvseView::id).toList();
    ids.forEach(id -> virtual.hardware().raiseFault(id, "GroundFailure"));
    virtual.seconds(5);
    assertThat(health.ready().reasons()).isNotEmpty()
        .isEqualTo(ids.stream().map(id -> "evse-" + id + " GroundFailure").toList());
  }

  @Test
  void evse_outOfServiceBesideOneWithAFault_nobodyIsServed() {
    virtual.seconds(2);
    virtual.centralSystem.ask(new ChangeAvailabilityRequest(OperationalStatusEnum.Inoperative, EVSE.of(1), null),
        ChangeAvailabilityResponse.class);
    virtual.seconds(2);
    assertThat(health.ready().well()).as("EVSE 2 serves").isTrue();
    virtual.hardware().raiseFault(2, "GroundFailure");
    virtual.seconds(2);
    assertThat(health.ready().reasons()).containsExactly("evse-1 Inoperative", "evse-2 GroundFailure");
    virtual.centralSystem.ask(new ChangeAvailabilityRequest(OperationalStatusEnum.Inoperative, EVSE.of(2), null),
        ChangeAvailabilityResponse.class);
    virtual.seconds(2);
    assertThat(health.ready().reasons()).containsExactly("Inoperative");
  }

  /** In real time: a loop that hangs is one that does not answer for that long. */
  @Test
  void loop_hangs_isNeither() {
    var end = new CountDownLatch(1);
    loop.execute(() -> await(end));
    assertThat(health.live().reasons()).containsExactly("LoopSilent");
    assertThat(health.ready().reasons()).containsExactly("LoopSilent");
    end.countDown();
    assertThat(health.live().well()).isTrue();
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
