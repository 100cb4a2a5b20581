package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.app.virtual.Reply;
import org.tidegate.app.virtual.VirtualStation;
import org.tidegate.ocpp.SecuritySettings;
import org.tidegate.ocpp.rpc.ErrorCode;
import org.tidegate.ocpp.transport.CentralSystemSettings;
import org.tidegate.ocpp.transport.CentralSystemSettings.Verdict;
import org.tidegate.ocpp.transport.Credentials;
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
  void station_speaksTheVersionThatTheRunIsFor() {
    assertThat(bench.station().subprotocol())
        .contains(Boolean.getBoolean("tidegate.conformance.ocpp21") ? "ocpp2.1" : "ocpp2.0.1");
  }

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
  @OverSocket
  void secured_byAPassword_onlyTheRightOneGetsIn() {
    var password = new SecuritySettings.Security("virtual", Optional.of("a-password-of-32-characters-here"),
        Optional.empty());
    var accepted = new AtomicReference<>("another-password-of-32-character");
    bench.with(setup -> setup.secured(1, SecuritySettings.always(password), door -> CentralSystemSettings.onLoopback(0,
        List.of("ocpp2.0.1"), (_, login) -> login.map(Credentials::password).filter(accepted.get()::equals).isPresent()
            ? Verdict.WELCOME
            : Verdict.UNAUTHORIZED)));

    assertThatThrownBy(bench::station).isInstanceOf(AssertionError.class).hasMessageContaining("BootNotification");
    accepted.set("a-password-of-32-characters-here");

    bench.expect(BootNotificationRequest.class, _ -> true, Duration.ofMinutes(5));
  }

  @Test
  void session_twiceInMemory_isTheSameToTheLetter() {
    assertThat(frames()).hasSizeGreaterThan(20).isEqualTo(frames());
  }

  private static List<String> frames() {
    try (var station = new VirtualStation(7)) {
      station.hardware().plugIn(1, VirtualStation.car(50));
      station.seconds(70);
      station.kill();
      station.start();
      station.seconds(10);
      return station.transcript();
    }
  }

  @Test
  void script_errorThenSilence_takenInTurn() {
    bench.centralSystem().next(V201.AUTHORIZE, Reply.error(ErrorCode.InternalError), Reply.never());
    bench.driver().presents(Configured.VALID);
    bench.driver().presents(Configured.VALID_OF_SAME_GROUP);
    bench.driver().presents(Configured.VALID_OF_NO_GROUP);
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
