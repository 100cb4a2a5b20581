package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.ConnectorStatus;
import org.tidegate.domain.message.Outgoing.ConnectorStatus.Status;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.CentralSystemRequests.ResetAnswer;
import org.tidegate.domain.port.CentralSystemRequests.ResetKind;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;

import static org.assertj.core.api.Assertions.assertThat;

class StationResetTest {
  private final StationBench bench = StationBench.online();

  @Test
  @Covers("B11.FR.03")
  void onIdle_nothingRuns_restartsAtOnce() {
    assertThat(reset(ResetKind.ON_IDLE, 0)).isEqualTo(ResetAnswer.Accepted);
    bench.seconds(5);
    assertThat(bench.restarts).containsExactly("RemoteReset");
  }

  @Test
  @Covers({"B12.FR.01", "B12.FR.03"})
  void onIdle_severalTransactions_waitsForTheLast() {
    run();
    assertThat(reset(ResetKind.ON_IDLE, 0)).isEqualTo(ResetAnswer.Scheduled);
    bench.pressStop();
    bench.seconds(30);
    assertThat(bench.restarts).isEmpty();
    assertThat(ended(1).stoppedReason()).contains(StoppedReason.Local);
    bench.station().requests().requestStop(lastOf(2).transactionId());
    bench.seconds(5);
    assertThat(bench.restarts).containsExactly("ScheduledReset");
    assertThat(ended(2).stoppedReason()).contains(StoppedReason.Remote);
  }

  @Test
  @Covers({"B12.FR.02", "B12.FR.04"})
  void immediate_severalTransactions_endsThemFirst() {
    run();
    assertThat(reset(ResetKind.IMMEDIATE, 0)).isEqualTo(ResetAnswer.Accepted);
    bench.seconds(5);
    for (int evse = 1; evse <= 2; evse++) {
      assertThat(ended(evse).trigger()).isEqualTo(TriggerReason.ResetCommand);
      assertThat(ended(evse).stoppedReason()).contains(StoppedReason.ImmediateReset);
    }
    assertThat(bench.restarts).containsExactly("RemoteReset");
  }

  @Test
  @Covers({"2.1 B13.FR.01", "2.1 B13.FR.02"})
  void immediateAndResume_whileATransactionRuns_isRejectedAndElseAtOnce() {
    run();
    assertThat(reset(ResetKind.IMMEDIATE_AND_RESUME, 0)).isEqualTo(ResetAnswer.Rejected);
    assertThat(reset(ResetKind.IMMEDIATE_AND_RESUME, 1)).isEqualTo(ResetAnswer.Rejected);
    bench.seconds(5);
    assertThat(bench.restarts).isEmpty();
    bench.pressStop();
    bench.station().requests().requestStop(lastOf(2).transactionId());
    bench.seconds(5);
    assertThat(reset(ResetKind.IMMEDIATE_AND_RESUME, 0)).isEqualTo(ResetAnswer.Accepted);
    bench.seconds(5);
    assertThat(bench.restarts).containsExactly("RemoteReset");
  }

  @Test
  @Covers("B12.FR.05")
  void immediate_eventNotAnswered_isSentAgainAfterTheRestart() {
    run();
    bench.centralSystem.answer(Outgoing.Transaction.class, FakeCentralSystem.SILENCE);
    reset(ResetKind.IMMEDIATE, 0);
    bench.seconds(29);
    assertThat(bench.restarts).isEmpty();
    bench.seconds(5);
    assertThat(bench.restarts).containsExactly("RemoteReset");
    bench.restart(Duration.ofSeconds(10));
    bench.linkUp();
    assertThat(bench.centralSystem.events()).anyMatch(event -> event.type() == Type.Ended);
  }

  @Test
  @Covers({"B11.FR.06", "B12.FR.10"})
  void anyReset_whileRestarting_isRejected() {
    reset(ResetKind.IMMEDIATE, 0);
    assertThat(reset(ResetKind.IMMEDIATE, 0)).isEqualTo(ResetAnswer.Rejected);
    assertThat(reset(ResetKind.ON_IDLE, 1)).isEqualTo(ResetAnswer.Rejected);
  }

  @Test
  void start_whileRestarting_isRefused() {
    bench.plugIn(60);
    reset(ResetKind.IMMEDIATE, 0);
    bench.seconds(1);
    bench.pressStart();
    bench.seconds(5);
    assertThat(bench.session().authorized()).isFalse();
    assertThat(bench.restarts).containsExactly("RemoteReset");
  }

  @Test
  void immediate_whileOneIsScheduled_isDoneNow() {
    run();
    reset(ResetKind.ON_IDLE, 0);
    assertThat(reset(ResetKind.IMMEDIATE, 0)).isEqualTo(ResetAnswer.Accepted);
    bench.seconds(10);
    assertThat(bench.restarts).containsExactly("RemoteReset");
  }

  @Test
  void restart_doesNotHappen_isTriedAsOftenAsResetRetriesSays() {
    reset(ResetKind.IMMEDIATE, 0);
    bench.seconds(300);
    assertThat(bench.restarts).hasSize(2);
    assertThat(reset(ResetKind.IMMEDIATE, 0)).isEqualTo(ResetAnswer.Accepted);
  }

  @Test
  @Covers("B11.FR.08")
  void evse_nothingRuns_isBrieflyOutOfService() {
    assertThat(reset(ResetKind.ON_IDLE, 1)).isEqualTo(ResetAnswer.Accepted);
    bench.seconds(2);
    assertThat(status(1)).isEqualTo(Status.Unavailable);
    assertThat(status(2)).isEqualTo(Status.Available);
    bench.seconds(10);
    assertThat(status(1)).isEqualTo(Status.Available);
    assertThat(bench.restarts).isEmpty();
  }

  @Test
  @Covers("B12.FR.08")
  void evseImmediate_severalTransactions_endsOnlyItsOwn() {
    run();
    assertThat(reset(ResetKind.IMMEDIATE, 1)).isEqualTo(ResetAnswer.Accepted);
    bench.seconds(4);
    assertThat(ended(1).trigger()).isEqualTo(TriggerReason.ResetCommand);
    assertThat(ended(1).stoppedReason()).contains(StoppedReason.ImmediateReset);
    assertThat(status(1)).isEqualTo(Status.Unavailable);
    assertThat(lastOf(2).type()).isNotEqualTo(Type.Ended);
    bench.seconds(10);
    assertThat(status(1)).isEqualTo(Status.Occupied);
    assertThat(bench.restarts).isEmpty();
  }

  @Test
  @Covers("B12.FR.07")
  void evseOnIdle_transactionRuns_waitsForItsEnd() {
    run();
    assertThat(reset(ResetKind.ON_IDLE, 1)).isEqualTo(ResetAnswer.Scheduled);
    bench.seconds(10);
    assertThat(status(1)).isEqualTo(Status.Occupied);
    bench.pressStop();
    bench.seconds(4);
    assertThat(ended(1).stoppedReason()).contains(StoppedReason.Local);
    assertThat(status(1)).isEqualTo(Status.Unavailable);
  }

  /** A transaction on each EVSE. */
  private void run() {
    bench.plugIn(60);
    bench.pressStart();
    bench.hardware.evse(2).plugIn();
    bench.settle();
    bench.now(bench.station().requests().requestStart(new RemoteStart(Optional.of(2), 1, IdToken.NO_AUTHORIZATION,
        Optional.empty(), Optional.empty())));
    bench.seconds(5);
  }

  private ResetAnswer reset(ResetKind kind, int evseId) {
    return bench.station().requests().reset(kind, evseId == 0 ? Optional.empty() : Optional.of(evseId));
  }

  private TransactionEvent lastOf(int evseId) {
    return eventsOf(evseId).getLast();
  }

  private TransactionEvent ended(int evseId) {
    assertThat(lastOf(evseId).type()).isEqualTo(Type.Ended);
    return lastOf(evseId);
  }

  private List<TransactionEvent> eventsOf(int evseId) {
    return bench.centralSystem.events().stream().filter(event -> event.evseId() == evseId).toList();
  }

  private Status status(int evseId) {
    return bench.centralSystem.sent(ConnectorStatus.class).stream().filter(told -> told.evseId() == evseId)
        .reduce((_, last) -> last).orElseThrow().status();
  }
}
