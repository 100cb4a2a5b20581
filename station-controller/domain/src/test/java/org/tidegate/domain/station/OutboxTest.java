package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.MemoryStationStore;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change.Lane;
import org.tidegate.domain.port.Change.MessageQueued;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;

import static org.assertj.core.api.Assertions.assertThat;

/** How many transaction events wait at most. */
class OutboxTest {
  private final VirtualStationLoop loop = new VirtualStationLoop(StationBench.START);
  private final MemoryStationStore store = new MemoryStationStore(loop);
  private final Journal journal = new Journal(store);
  private final Outbox outbox = new Outbox(loop, new FakeCentralSystem(loop), journal, new ThreeTimes());
  private int seqNo;

  @ParameterizedTest
  @Covers({"E04.FR.07", "E04.FR.08", "E12.FR.04", "E12.FR.05"})
  @EnumSource(names = {"MeterValuePeriodic", "RunningCost", "ChargingStateChanged", "EVCommunicationLost"})
  void updates_ofAnyKind_haveABound(TriggerReason trigger) {
    queue(Type.Started, TriggerReason.CablePluggedIn, Optional.empty());
    for (int i = 0; i < Outbox.MOST_EVENTS * 3 / 2; i++) {
      queue(Type.Updated, trigger, Optional.empty());
    }
    queue(Type.Ended, TriggerReason.EVDeparted, Optional.empty());

    assertThat(outbox.waiting()).isLessThanOrEqualTo(Outbox.MOST_EVENTS + 2);
    var kept = kept();
    assertThat(kept.getFirst().type()).isEqualTo(Type.Started);
    assertThat(kept.getLast().type()).isEqualTo(Type.Ended);
    assertThat(kept).extracting(TransactionEvent::seqNo).isSorted();
    assertThat(kept.get(kept.size() - 2).seqNo()).as("the newest is kept").isEqualTo(seqNo - 2);
  }

  @Test
  @Covers({"E04.FR.08", "E12.FR.04"})
  void events_thatSomebodyNeeds_areNeverDropped() {
    for (int i = 0; i < Outbox.MOST_EVENTS; i++) {
      queue(Type.Updated, TriggerReason.ChargingStateChanged, Optional.empty());
      if (i % 1_000 == 0) {
        queue(Type.Updated, TriggerReason.Authorized, Optional.of(IdToken.NO_AUTHORIZATION));
        queue(Type.Updated, TriggerReason.EnergyLimitReached, Optional.empty());
        queue(Type.Updated, TriggerReason.TimeLimitReached, Optional.empty());
        queue(Type.Ended, TriggerReason.EVDeparted, Optional.empty());
      }
    }

    var kept = kept();
    assertThat(kept).hasSizeLessThanOrEqualTo(Outbox.MOST_EVENTS);
    assertThat(kept).filteredOn(event -> event.trigger() != TriggerReason.ChargingStateChanged)
        .hasSize(Outbox.MOST_EVENTS / 1_000 * 4);
  }

  @Test
  @Covers("E04.FR.08")
  void meterValues_makeRoomFirst() {
    for (int i = 0; i <= Outbox.MOST_EVENTS; i++) {
      boolean state = i % 4 == 0;
      queue(Type.Updated, state ? TriggerReason.ChargingStateChanged : TriggerReason.MeterValuePeriodic,
          Optional.empty());
    }

    assertThat(kept()).hasSizeLessThan(Outbox.MOST_EVENTS).filteredOn(
        event -> event.trigger() == TriggerReason.ChargingStateChanged).hasSize(Outbox.MOST_EVENTS / 4 + 1);
  }

  private List<TransactionEvent> kept() {
    return store.load().queue().stream().map(MessageQueued::message).map(Outgoing.Transaction.class::cast)
        .map(Outgoing.Transaction::event).toList();
  }

  private void queue(Type type, TriggerReason trigger, Optional<IdToken> token) {
    outbox.queue(Lane.TRANSACTION, new Outgoing.Transaction(new TransactionEvent(type, StationBench.START, trigger,
        seqNo++, true, "T", 1, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), token,
        List.of(), Optional.empty(), Optional.empty(), Optional.empty())));
    journal.flush();
    loop.runPosted();
  }

  /** As OCPP's defaults are. */
  private static final class ThreeTimes implements Outbox.Retries {
    @Override
    public int attempts() {
      return 3;
    }

    @Override
    public Duration interval() {
      return Duration.ofSeconds(60);
    }
  }
}
