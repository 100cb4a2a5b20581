package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing.PermissionChanged;
import org.tidegate.domain.message.Outgoing.RecordSettled;
import org.tidegate.domain.message.Outgoing.Transaction;
import org.tidegate.domain.message.Outgoing.TransferAnswer;
import org.tidegate.domain.message.Outgoing.VehicleConnected;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.transaction.TransactionEvent;

import static org.assertj.core.api.Assertions.assertThat;

class StationOutboxTest {
  private final StationBench bench = StationBench.online();

  @Test
  void events_offline_areKeptAndDeliveredInOrderWithTheirFlag() {
    bench.plugIn(60);
    bench.linkDown();
    bench.pressStart();
    bench.seconds(130);
    int before = bench.centralSystem.events().size();
    bench.linkUp();
    bench.seconds(60);
    assertWithoutGaps();
    var events = bench.centralSystem.events();
    assertThat(events.subList(0, before)).noneMatch(TransactionEvent::offline);
    assertThat(events.subList(before, events.size() - 1)).hasSizeGreaterThan(3).allMatch(TransactionEvent::offline);
    assertThat(events.getLast().offline()).isFalse();
  }

  @Test
  void event_refused_isDroppedAfterThreeAttemptsAndTheNextFollows() {
    bench.centralSystem.answerEach(Transaction.class, sent -> sent.event().seqNo() == 0
        ? new DeliveryFailed(DeliveryFailed.Kind.REFUSED, "InternalError")
        : Optional.empty());
    bench.plugIn(60);
    assertThat(attempts()).isEqualTo(1);
    bench.seconds(59);
    assertThat(attempts()).isEqualTo(1);
    bench.seconds(1);
    assertThat(attempts()).isEqualTo(2);
    bench.seconds(119);
    assertThat(attempts()).isEqualTo(2);
    bench.seconds(1);
    assertThat(attempts()).isEqualTo(3);
    bench.seconds(600);
    assertThat(attempts()).isEqualTo(3);
    assertThat(bench.centralSystem.events().getLast().seqNo()).isPositive();
  }

  @Test
  void event_notAnswered_isSentAgainBeforeTheNext() {
    bench.centralSystem.answer(Transaction.class, FakeCentralSystem.SILENCE);
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(31);
    bench.centralSystem.take(Transaction.class);
    bench.seconds(60);
    var numbers = bench.centralSystem.events().stream().map(TransactionEvent::seqNo).toList();
    assertThat(numbers).startsWith(0, 0, 1);
    assertThat(numbers).isSorted();
  }

  @Test
  void ownMessage_unknownToTheServer_waitsForTheNextBootAndBlocksNothing() {
    bench.centralSystem.answer(VehicleConnected.class, TransferAnswer.UNKNOWN);
    bench.centralSystem.answer(PermissionChanged.class,
        new DeliveryFailed(DeliveryFailed.Kind.NOT_SUPPORTED, "NotSupported"));
    bench.plugInAndPermit(60);
    bench.seconds(600);
    bench.withdraw();
    bench.linkDown();
    bench.linkUp();
    bench.unplug();
    bench.seconds(5);
    assertThat(bench.centralSystem.sent(VehicleConnected.class)).hasSize(1);
    assertThat(bench.centralSystem.sent(PermissionChanged.class)).hasSize(1);
    assertThat(bench.centralSystem.sent(RecordSettled.class)).isNotEmpty();

    bench.restart(Duration.ofSeconds(10)).linkUp();
    assertThat(bench.centralSystem.sent(VehicleConnected.class)).hasSize(1);
    assertThat(bench.centralSystem.sent(PermissionChanged.class)).hasSize(2);
  }

  @Test
  void record_refusedByTheServer_isNotCountedAsDelivered() {
    bench.centralSystem.answer(RecordSettled.class, TransferAnswer.REJECTED);
    bench.plugInAndPermit(60);
    bench.seconds(60);
    bench.unplug();
    bench.seconds(5);
    assertThat(bench.evse().summary().orElseThrow().records()).isNotEmpty();
    assertThat(bench.evse().summary().orElseThrow().delivered()).isZero();
    assertThat(bench.store.committed(Change.RecordDelivered.class)).isEmpty();
  }

  @Test
  void restart_undeliveredMessages_areSentOnceAndUnchanged() {
    bench.linkDown();
    bench.plugInAndPermit(60);
    bench.seconds(200);
    bench.unplug();
    bench.seconds(5);
    bench.restart(Duration.ofSeconds(30)).linkUp();
    bench.seconds(5);
    assertWithoutGaps();
    assertThat(bench.centralSystem.events()).hasSizeGreaterThan(4).allMatch(TransactionEvent::offline);
    assertThat(bench.centralSystem.sent(VehicleConnected.class)).hasSize(1);
    assertThat(bench.centralSystem.sent(PermissionChanged.class)).hasSize(2);

    bench.restart(Duration.ofSeconds(30)).linkUp();
    bench.seconds(5);
    assertThat(bench.centralSystem.events()).isEmpty();
    assertThat(bench.centralSystem.sent(RecordSettled.class)).isEmpty();
  }

  @Test
  void message_notYetStored_isNotSent() {
    bench.store.hold();
    bench.plugIn(60);
    bench.seconds(10);
    assertThat(bench.centralSystem.events()).isEmpty();
    bench.store.release();
    bench.settle();
    assertThat(bench.centralSystem.events()).isNotEmpty();
  }

  private long attempts() {
    return bench.centralSystem.events().stream().filter(event -> event.seqNo() == 0).count();
  }

  private void assertWithoutGaps() {
    List<Integer> numbers = bench.centralSystem.events().stream().map(TransactionEvent::seqNo).toList();
    assertThat(numbers).isEqualTo(IntStream.range(0, numbers.size()).boxed().toList());
  }
}
