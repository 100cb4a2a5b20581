package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.PermissionChanged;
import org.tidegate.domain.message.Outgoing.RecordSettled;
import org.tidegate.domain.message.Outgoing.VehicleConnected;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.DriverActions.Outcome.Kind;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.view.Screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.discharge.LimitReason.MINIMUM_STATE_OF_CHARGE;
import static org.tidegate.domain.discharge.LimitReason.PERMISSION_GIVEN;
import static org.tidegate.domain.discharge.LimitReason.SALE_PRICE;

/** One stay from plug to summary, the way a driver and an aggregator would tell it. */
class StationStoryTest {
  private final StationBench bench = StationBench.online();

  @Test
  void stay_permittedSoldBoughtWithdrawn_isToldRecordedAndSummedUp() {
    var before = bench.hardware.evse(1).reading();
    bench.plugIn(60);
    assertThat(bench.evse().screen()).isEqualTo(Screen.REQUEST);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.ASKED);
    assertThat(bench.centralSystem.sent(VehicleConnected.class)).hasSize(1);
    assertThat(bench.commanded()).isZero();

    assertThat(bench.pressStart().kind()).isEqualTo(Kind.DONE);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.hardware.evse(1).isLocked()).isTrue();
    bench.setpoint(-5_000);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.reasons()).containsExactly(PERMISSION_GIVEN);

    bench.seconds(10);
    bench.pickPattern("balanced");
    assertThat(bench.permit().kind()).isEqualTo(Kind.DONE);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    assertThat(bench.evse().commanded().value()).isEqualTo(-5_000);
    assertThat(bench.evse().screen()).isEqualTo(Screen.RUNNING);
    bench.seconds(360);

    bench.prices("0.10", "0.20");
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(SALE_PRICE);
    bench.seconds(10);
    assertThat(lastEvent().chargingState()).contains(ChargingState.SuspendedEVSE);
    bench.prices("0.40", "0.20");
    assertThat(bench.commanded()).isEqualTo(-5_000);
    bench.seconds(360);

    bench.vehicle(30);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(MINIMUM_STATE_OF_CHARGE);
    bench.seconds(10);
    bench.setpoint(6_000);
    assertThat(bench.commanded()).isEqualTo(6_000);
    bench.seconds(600);

    long asked = bench.loop.nanoTime();
    assertThat(bench.withdraw().kind()).isEqualTo(Kind.DONE);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.hardware.evse(1).commands().getLast().nanos()).isEqualTo(asked);
    bench.seconds(5);
    assertThat(bench.commanded()).isZero();
    bench.unplug();
    bench.seconds(5);

    assertTransactionTold();
    assertSummary(before.exported().value(), before.imported().value());
  }

  private void assertTransactionTold() {
    var events = bench.centralSystem.events();
    assertThat(events.stream().map(TransactionEvent::seqNo).toList())
        .isEqualTo(IntStream.range(0, events.size()).boxed().toList());
    assertThat(events.getFirst().type()).isEqualTo(Type.Started);
    assertThat(events.stream().filter(event -> event.type() == Type.Started)).hasSize(1);
    assertThat(events.getLast().type()).isEqualTo(Type.Ended);
    assertThat(events.getLast().stoppedReason()).contains(StoppedReason.EVDisconnected);
    assertThat(events.getLast().meterValues()).extracting(MeterValue::context)
        .containsExactly(MeterValue.Context.TRANSACTION_BEGIN, MeterValue.Context.TRANSACTION_END);
    assertThat(events.stream().filter(event -> event.idToken().isPresent())).hasSize(1);
    assertThat(events).noneMatch(TransactionEvent::offline);
    assertThat(bench.centralSystem.sent(PermissionChanged.class).stream().map(sent -> sent.permission().state()))
        .containsExactly(PermissionState.GRANTED, PermissionState.WITHDRAWN);
  }

  private void assertSummary(long exportedBefore, long importedBefore) {
    var after = bench.hardware.evse(1).reading();
    var summary = bench.evse().summary().orElseThrow();
    assertThat(bench.evse().screen()).isEqualTo(Screen.SUMMARY);
    assertThat(summary.permission()).isEqualTo(PermissionState.WITHDRAWN);
    assertThat(summary.recordsMatchMeter()).isTrue();
    assertThat(summary.exported().value()).isEqualTo(after.exported().value() - exportedBefore)
        .isEqualTo(sum(summary.records(), Direction.EXPORT)).isBetween(990L, 1_010L);
    assertThat(summary.imported().value()).isEqualTo(after.imported().value() - importedBefore)
        .isEqualTo(sum(summary.records(), Direction.IMPORT)).isBetween(1_020L, 1_040L);
    assertThat(summary.delivered()).isEqualTo(summary.records().size());
    assertThat(bench.centralSystem.sent(RecordSettled.class).stream().map(RecordSettled::record).toList())
        .isEqualTo(summary.records());
    // 500 Wh at 0.30 and 500 Wh at 0.40.
    assertThat(summary.earned().orElseThrow().minorUnits()).isBetween(34L, 36L);
    assertThat(sold(summary.records())).allMatch(record -> record.throughAggregator()
        && record.permissionId().isPresent() && record.profileId().equals(Optional.of(7)));
  }

  private static long sum(List<InterchangeRecord> records, Direction direction) {
    return records.stream().filter(record -> record.direction() == direction)
        .mapToLong(record -> record.energy().value()).sum();
  }

  private static List<InterchangeRecord> sold(List<InterchangeRecord> records) {
    return records.stream().filter(record -> record.direction() == Direction.EXPORT).toList();
  }

  private TransactionEvent lastEvent() {
    return bench.centralSystem.events().getLast();
  }
}
