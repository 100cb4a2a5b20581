package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.ChangeAvailabilityRequest;
import org.tidegate.ocpp.v201.ChangeAvailabilityStatusEnum;
import org.tidegate.ocpp.v201.ChargingProfile;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.EVSE;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.OperationalStatusEnum;
import org.tidegate.ocpp.v201.ReasonEnum;
import org.tidegate.ocpp.v201.RequestStartStopStatusEnum;
import org.tidegate.ocpp.v201.RequestStartTransactionRequest;
import org.tidegate.ocpp.v201.RequestStopTransactionRequest;
import org.tidegate.ocpp.v201.ResetEnum;
import org.tidegate.ocpp.v201.ResetRequest;
import org.tidegate.ocpp.v201.ResetStatusEnum;
import org.tidegate.ocpp.v201.SecurityEventNotificationRequest;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reusable states of Part 6, 2.18, for one EVSE, each with its tool validations. A state that needs another one first
 * brings it about, in the way that is usual here: by a card. Which events are due follows from TxStartPoint and
 * TxStopPoint as they are set at that moment. Test thread only.
 */
final class ReusableStates {
  private final Bench bench;
  private final int evseId;
  private boolean connected;
  private boolean authorized;
  private boolean transferring;
  private boolean stopAuthorized;
  private boolean remotelyStopped;
  private int remoteStartId;
  private IdToken token = Configured.VALID;
  private @Nullable String transactionId;

  ReusableStates(Bench bench, int evseId) {
    this.bench = bench;
    this.evseId = evseId;
  }

  /** The transaction that these states have come to; fails when there is none. */
  String transactionId() {
    assertThat(transactionId).as("a transaction").isNotNull();
    return String.valueOf(transactionId);
  }

  /** Booted, by a power cycle. Gives how the station presented itself. */
  BootNotificationRequest bootedByPowerCycle() {
    bench.lookAway();
    bench.powerCycle();
    return booted();
  }

  /** Booted, by a Reset of the central system. */
  BootNotificationRequest bootedByReset() {
    bench.lookAway();
    var answer = bench.ask(V201.RESET, ResetRequest.of(ResetEnum.Immediate));
    assertThat(answer.status()).isEqualTo(ResetStatusEnum.Accepted);
    return booted();
  }

  /** Booted, however that came about. */
  BootNotificationRequest booted() {
    var boot = bench.expect(BootNotificationRequest.class);
    bench.connectors().allReport(ConnectorStatusEnum.Available);
    bench.expect(SecurityEventNotificationRequest.class,
        event -> Set.of("StartupOfTheDevice", "ResetOrReboot").contains(event.type()));
    return boot;
  }

  /** The EVSE of these states becomes Unavailable. */
  void unavailable() {
    var asked = new ChangeAvailabilityRequest(OperationalStatusEnum.Inoperative,
        new EVSE(evseId, Configured.CONNECTOR, null), null);
    assertThat(bench.ask(V201.CHANGE_AVAILABILITY, asked).status()).isEqualTo(ChangeAvailabilityStatusEnum.Accepted);
    bench.connectors().reports(evseId, ConnectorStatusEnum.Unavailable);
  }

  /** ParkingBayOccupied; without a bay sensor nobody notices. */
  void parkingBayOccupied() {
    bench.driver().entersBay(evseId);
    if (bench.driver().seesBay(evseId) && startsAt("ParkingBayOccupancy")) {
      assertThat(event(true).triggerReason()).isEqualTo(TriggerReasonEnum.EVDetected);
    }
  }

  void evConnectedPreSession() {
    bench.driver().plugsIn(evseId);
    connected = true;
    bench.connectors().reports(evseId, ConnectorStatusEnum.Occupied);
    boolean starts = startsAt("EVConnected") || authorized && startsAt("PowerPathClosed");
    if (isRunning() || starts) {
      var event = event(starts);
      assertThat(event.triggerReason()).isIn(TriggerReasonEnum.CablePluggedIn, TriggerReasonEnum.ChargingStateChanged,
          TriggerReasonEnum.RemoteStart);
      assertThat(event.transactionInfo().chargingState()).isIn(authorized
          ? Set.of(ChargingStateEnum.EVConnected, ChargingStateEnum.SuspendedEVSE, ChargingStateEnum.Charging)
          : Set.of(ChargingStateEnum.EVConnected, ChargingStateEnum.SuspendedEVSE));
      assertThat(event.evse()).isNotNull();
      assertThat(event.evse().id()).isEqualTo(evseId);
      assertThat(event.evse().connectorId()).isEqualTo(Configured.CONNECTOR);
    }
  }

  /** Authorized, by a card that the central system is asked about. */
  void authorizedLocally() {
    authorizedLocally(Configured.VALID);
  }

  void authorizedLocally(IdToken presented) {
    presents(presented);
    asksAbout(presented);
    authorizationTold(presented, TriggerReasonEnum.Authorized);
  }

  /** Holds a card to this EVSE's reader, whatever comes of it. */
  void presents(IdToken card) {
    bench.driver().presents(card, Set.of(evseId));
  }

  /** The station asks about this token. */
  void asksAbout(IdToken card) {
    assertThat(bench.expect(AuthorizeRequest.class).idToken()).matches(asked -> Configured.isSame(asked, card),
        "the presented token");
  }

  /** Authorized, by a card that the station knows, so that it need not ask. */
  void authorizedWithoutAsking(IdToken presented) {
    bench.driver().presents(presented, Set.of(evseId));
    authorizationTold(presented, TriggerReasonEnum.Authorized);
    bench.expectNothing(AuthorizeRequest.class, Duration.ofSeconds(1));
  }

  /** Authorized, by a RequestStartTransaction. */
  void authorizedRemotely() {
    authorizedRemotely(null);
  }

  /** Authorized, by a RequestStartTransaction that may have a charging profile. */
  void authorizedRemotely(@Nullable ChargingProfile profile) {
    boolean ran = isRunning();
    var asked = new RequestStartTransactionRequest(Configured.VALID, ++remoteStartId, evseId, null, profile, null);
    var answer = bench.ask(V201.REQUEST_START_TRANSACTION, asked);
    assertThat(answer.status()).isEqualTo(RequestStartStopStatusEnum.Accepted);
    if (ran) {
      assertThat(answer.transactionId()).isEqualTo(transactionId);
    }
    if (bench.variables().get("AuthCtrlr", "AuthorizeRemoteStart").equals("true")) {
      var authorize = bench.expect(AuthorizeRequest.class);
      assertThat(Configured.isSame(authorize.idToken(), Configured.VALID)).isTrue();
    }
    authorizationTold(Configured.VALID, TriggerReasonEnum.RemoteStart)
        .ifPresent(event -> assertThat(event.transactionInfo().remoteStartId()).isEqualTo(remoteStartId));
  }

  private Optional<TransactionEventRequest> authorizationTold(IdToken presented, TriggerReasonEnum trigger) {
    authorized = true;
    token = presented;
    boolean starts = startsAt("Authorized") || connected && startsAt("PowerPathClosed");
    if (!isRunning() && !starts) {
      return Optional.empty();
    }
    var event = event(starts);
    assertThat(event.triggerReason()).isEqualTo(trigger);
    assertThat(event.idToken()).as("idToken of %s", event).isNotNull();
    assertThat(Configured.isSame(event.idToken(), presented)).isTrue();
    return Optional.of(event);
  }

  void energyTransferStarted() {
    if (!authorized) {
      authorizedLocally();
    }
    if (!connected) {
      evConnectedAfterAuthorization();
    }
    var event = eventTo(ChargingStateEnum.Charging, startsAt("EnergyTransfer"));
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.ChargingStateChanged);
    transferring = true;
  }

  /** EnergyTransferStarted, part 1. */
  private void evConnectedAfterAuthorization() {
    bench.driver().plugsIn(evseId);
    connected = true;
    bench.connectors().reports(evseId, ConnectorStatusEnum.Occupied);
    boolean starts = startsAt("EVConnected") || startsAt("PowerPathClosed");
    if (isRunning() || starts) {
      var event = event(starts);
      assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.CablePluggedIn);
      assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.EVConnected);
    }
  }

  /** EnergyTransferSuspended, by the EV. */
  void energyTransferSuspended() {
    if (!transferring) {
      energyTransferStarted();
    }
    bench.advance(Configured.TRANSACTION_DURATION);
    bench.driver().carSuspends(evseId);
    var event = event(false);
    if (event.eventType() == TransactionEventEnum.Ended) {
      assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.StoppedByEV);
    } else {
      assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.ChargingStateChanged);
      assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Updated);
    }
    assertThat(event.transactionInfo().chargingState()).isIn(ChargingStateEnum.EVConnected,
        ChargingStateEnum.SuspendedEV);
  }

  /** StopAuthorized, by the card that started. */
  void stopAuthorizedLocally() {
    stopAuthorizedLocally(token);
  }

  /** StopAuthorized, by this card. */
  void stopAuthorizedLocally(IdToken presented) {
    if (!transferring) {
      energyTransferStarted();
    }
    bench.advance(Configured.TRANSACTION_DURATION);
    bench.driver().presents(presented, Set.of(evseId));
    stopAuthorized = true;
    var event = event(false);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.StopAuthorized);
    assertThat(event.idToken() == null || Configured.isSame(event.idToken(), presented)).as("idToken").isTrue();
    if (isRunning() && (stopsAt("Authorized") || stopsAt("PowerPathClosed") || stopsAt("EnergyTransfer"))) {
      event = event(false);
      assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.ChargingStateChanged);
      assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.EVConnected);
      assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
    }
    if (event.eventType() == TransactionEventEnum.Ended) {
      assertThat(event.transactionInfo().stoppedReason()).isIn(null, ReasonEnum.Local);
    }
  }

  /** StopAuthorized, by a RequestStopTransaction. */
  void stopAuthorizedRemotely() {
    if (!transferring) {
      energyTransferStarted();
    }
    bench.advance(Configured.TRANSACTION_DURATION);
    var answer = bench.ask(V201.REQUEST_STOP_TRANSACTION, RequestStopTransactionRequest.of(transactionId()));
    stopAuthorized = true;
    remotelyStopped = true;
    assertThat(answer.status()).isEqualTo(RequestStartStopStatusEnum.Accepted);
    assertThat(event(false).triggerReason()).isEqualTo(TriggerReasonEnum.RemoteStop);
  }

  /** The case itself has ended the authorization, and has looked at the event that told it. */
  void authorizationEnded() {
    stopAuthorized = true;
  }

  void evConnectedPostSession() {
    if (!stopAuthorized) {
      stopAuthorizedLocally();
    }
    if (isRunning()) {
      var event = event(false);
      assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.ChargingStateChanged);
      assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.EVConnected);
    }
  }

  void evDisconnected() {
    evConnectedPostSession();
    boolean ran = isRunning();
    bench.driver().plugsOut(evseId);
    connected = false;
    if (ran) {
      var event = event(false);
      assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.EVCommunicationLost);
      assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.Idle);
      if (event.eventType() == TransactionEventEnum.Ended && remotelyStopped) {
        assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.Remote);
      }
    }
    bench.connectors().reports(evseId, ConnectorStatusEnum.Available);
    if (!isRunning()) {
      forget();
    }
  }

  /** The bay is empty again, after a whole session; without a bay sensor nothing more is told than that the EV is gone. */
  void parkingBayUnoccupied() {
    evDisconnected();
    leavesBay();
  }

  /** The EV, which is disconnected, leaves the bay. */
  void leavesBay() {
    boolean told = bench.driver().seesBay(evseId) && isRunning();
    bench.driver().leavesBay(evseId);
    if (told && stopsAt("ParkingBayOccupancy")) {
      var event = event(false);
      assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.EVDeparted);
      assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
      assertThat(event.transactionInfo().stoppedReason())
          .isEqualTo(remotelyStopped ? ReasonEnum.Remote : ReasonEnum.Local);
    }
    forget();
  }

  /** A session that ended in the middle of a case is over. */
  void over() {
    connected = false;
    forget();
  }

  /** The session that these states tell of is over; the next one begins anew. */
  private void forget() {
    authorized = false;
    transferring = false;
    stopAuthorized = false;
    remotelyStopped = false;
    transactionId = null;
  }

  /** The next event of the transaction here but samples; one that starts it, if it must. */
  TransactionEventRequest event(boolean mayStart) {
    boolean ran = transactionId != null;
    var event = bench.expect(TransactionEventRequest.class, told -> isHere(told) && !isSample(told));
    if (!ran) {
      assertThat(mayStart).as("a transaction starts: %s", event).isTrue();
      assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Started);
      transactionId = event.transactionInfo().transactionId();
    }
    return event;
  }

  /** The event with which this state is reached; states in between may be told before. */
  private TransactionEventRequest eventTo(ChargingStateEnum state, boolean mayStart) {
    var event = event(mayStart || startsAt("PowerPathClosed") || startsAt("DataSigned"));
    while (event.transactionInfo().chargingState() != state) {
      assertThat(event.eventType()).as("on the way to %s", state).isNotEqualTo(TransactionEventEnum.Ended);
      event = event(false);
    }
    return event;
  }

  /** As far as the case has looked. */
  private boolean isRunning() {
    return transactionId != null && bench.seen(TransactionEventRequest.class).stream()
        .filter(event -> event.transactionInfo().transactionId().equals(transactionId))
        .noneMatch(event -> event.eventType() == TransactionEventEnum.Ended);
  }

  private boolean isHere(TransactionEventRequest event) {
    return transactionId != null
        ? transactionId.equals(event.transactionInfo().transactionId())
        : event.eventType() == TransactionEventEnum.Started
            && (event.evse() == null || event.evse().id() == evseId);
  }

  private static boolean isSample(TransactionEventRequest event) {
    return event.triggerReason() == TriggerReasonEnum.MeterValuePeriodic
        || event.triggerReason() == TriggerReasonEnum.MeterValueClock;
  }

  private boolean startsAt(String point) {
    return bench.variables().members("TxCtrlr", "TxStartPoint").contains(point);
  }

  private boolean stopsAt(String point) {
    return bench.variables().members("TxCtrlr", "TxStopPoint").contains(point);
  }
}
