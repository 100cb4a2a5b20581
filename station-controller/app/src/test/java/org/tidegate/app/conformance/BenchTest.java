package org.tidegate.app.conformance;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.app.virtual.Reply;
import org.tidegate.ocpp.rpc.ErrorCode;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.BootReasonEnum;
import org.tidegate.ocpp.v201.HeartbeatRequest;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The bench itself: its states follow one another, it goes off line and on, and it fails where it should. */
class BenchTest {
  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  void states_wholeSessionByCard_followOneAnother() {
    bench.states().parkingBayUnoccupied();
    assertThat(bench.centralSystem().received(TransactionEventRequest.class)).isNotEmpty();
  }

  @Test
  void states_wholeSessionFromAfar_followOneAnother() {
    bench.states().authorizedRemotely();
    bench.states().energyTransferStarted();
    bench.states().stopAuthorizedRemotely();
    bench.states().evDisconnected();
  }

  @Test
  void states_plugFirstThenSuspended_followOneAnother() {
    bench.states().evConnectedPreSession();
    bench.states().authorizedLocally();
    bench.states().energyTransferStarted();
    bench.states().energyTransferSuspended();
  }

  @Test
  @OverSocket
  void reset_overASocket_theStationComesBackAndSaysWhy() {
    assertThat(bench.station().link.address().getPort()).isPositive();
    assertThat(bench.states().bootedByReset().reason()).isEqualTo(BootReasonEnum.RemoteReset);
    assertThat(bench.states().bootedByPowerCycle().reason()).isEqualTo(BootReasonEnum.PowerUp);
  }

  @Test
  @OverSocket
  void goOffline_overASocket_nothingComesUntilGoOnline() {
    bench.station();
    bench.goOffline();
    bench.seconds(600);
    assertThat(bench.centralSystem().isConnected()).isFalse();
    assertThat(bench.unseen()).isEmpty();
    bench.goOnline();
    bench.expect(HeartbeatRequest.class, _ -> true, Duration.ofSeconds(310));
  }

  @Test
  void script_errorThenSilence_takenInTurn() {
    bench.centralSystem().next(V201.AUTHORIZE, Reply.error(ErrorCode.InternalError), Reply.never());
    bench.driver().presents(Configured.VALID);
    bench.driver().presents(Configured.VALID);
    bench.driver().presents(Configured.VALID);
    bench.seconds(31);
    var calls = bench.centralSystem().calls().stream().filter(call -> call.request() instanceof AuthorizeRequest)
        .toList();
    assertThat(calls).hasSize(3);
    assertThat(calls.get(0).answer()).isCompletedExceptionally();
    assertThat(calls.get(1).answer()).isNotDone();
    assertThat(calls.get(2).answer()).isCompleted();
  }

  @Test
  void expect_somethingElseCame_failsAndTellsWhat() {
    bench.driver().plugsIn();
    assertThatThrownBy(() -> bench.expect(BootNotificationRequest.class)).isInstanceOf(AssertionError.class)
        .hasMessageContaining("BootNotificationRequest").hasMessageContaining("StatusNotificationRequest");
    assertThatThrownBy(() -> bench.expectNothing(TransactionEventRequest.class, Duration.ofSeconds(5)))
        .isInstanceOf(AssertionError.class).hasMessageContaining("Started");
  }
}
