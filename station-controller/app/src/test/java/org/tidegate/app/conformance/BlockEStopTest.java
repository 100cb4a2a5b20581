package org.tidegate.app.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.station.StationSettings.Fittings;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.ReasonEnum;
import org.tidegate.ocpp.v201.RequestStartStopStatusEnum;
import org.tidegate.ocpp.v201.RequestStopTransactionRequest;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block E, how transactions stop: E06, E07, E09. */
class BlockEStopTest {
  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"E07.FR.01", "E07.FR.02", "E07.FR.05", "E06.FR.15", "C01.FR.03"})
  void TC_E_06_CS() {
    bench.states().energyTransferStarted();

    bench.states().stopAuthorizedLocally();
    bench.states().evConnectedPostSession();
    bench.states().evDisconnected();
    bench.states().leavesBay();
  }

  @Test
  @Covers({"E06.FR.06", "E06.FR.15"})
  void TC_E_07_CS() {
    stopsAt("PowerPathClosed");
    bench.states().energyTransferStarted();

    bench.states().stopAuthorizedLocally();

    assertThat(lastEvent().eventType()).isEqualTo(TransactionEventEnum.Ended);
  }

  @Test
  @Covers({"E06.FR.06", "E06.FR.15", "F03.FR.03"})
  void TC_E_35_CS() {
    stopsAt("PowerPathClosed");
    bench.states().energyTransferStarted();

    assertRemoteStopEnds();
  }

  @Test
  @Covers({"E06.FR.06", "E06.FR.15"})
  void TC_E_37_CS() {
    stopsAt("PowerPathClosed");
    bench.variables().set("TxCtrlr", "StopTxOnEVSideDisconnect", "false");
    bench.states().energyTransferSuspended();

    bench.driver().plugsOutAtVehicle(Configured.EVSE);

    assertUnpluggedEnds(ReasonEnum.EVDisconnected, ReasonEnum.StoppedByEV);
  }

  @Test
  @Covers({"E06.FR.07", "E06.FR.15"})
  void TC_E_08_CS() {
    stopsAt("EnergyTransfer");
    bench.states().energyTransferStarted();

    bench.states().stopAuthorizedLocally();

    assertThat(lastEvent().eventType()).isEqualTo(TransactionEventEnum.Ended);
  }

  @Test
  @Covers({"E06.FR.07", "E06.FR.15"})
  void TC_E_22_CS() {
    stopsAt("EnergyTransfer");
    bench.states().energyTransferStarted();

    bench.driver().carSuspends(Configured.EVSE);

    var event = bench.states().event(false);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.ChargingStateChanged);
    assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.EVConnected);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.StoppedByEV);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
  }

  @Test
  @Covers({"E06.FR.02", "E06.FR.15"})
  void TC_E_14_CS() {
    stopsAt("EVConnected");
    var states = bench.states(Configured.OTHER_EVSE);
    states.evConnectedPostSession();

    bench.driver().plugsOut(Configured.OTHER_EVSE);

    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Available);
    var event = states.event(false);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.EVCommunicationLost);
    assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.Idle);
    assertThat(event.transactionInfo().stoppedReason()).isIn(ReasonEnum.Local, ReasonEnum.EVDisconnected, null);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
  }

  @Test
  @Covers({"E06.FR.02", "E06.FR.08", "F03.FR.02"})
  void TC_E_14_CS_stoppedRemotely() {
    stopsAt("EVConnected");
    var states = bench.states(Configured.OTHER_EVSE);
    states.stopAuthorizedRemotely();
    states.evConnectedPostSession();

    bench.driver().plugsOut(Configured.OTHER_EVSE);

    var event = states.event(false);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.Remote);
  }

  @Test
  @Covers({"E06.FR.02", "E06.FR.15"})
  void TC_E_20_CS() {
    stopsAt("EVConnected");
    bench.variables().set("TxCtrlr", "StopTxOnEVSideDisconnect", "false");
    // A vehicle that speaks nothing but IEC 61851-1, at the EVSE that can charge it.
    var states = bench.states(Configured.OTHER_EVSE);
    states.energyTransferSuspended();

    bench.driver().plugsOutAtVehicle(Configured.OTHER_EVSE);

    assertUnpluggedEnds(states.event(false), ReasonEnum.EVDisconnected);
  }

  @Test
  @Covers({"E06.FR.02", "E06.FR.15"})
  void TC_E_54_CS() {
    stopsAt("EVConnected");
    bench.variables().set("TxCtrlr", "StopTxOnEVSideDisconnect", "false");
    bench.states().energyTransferSuspended();

    bench.driver().plugsOutAtVehicle(Configured.EVSE);

    assertUnpluggedEnds(ReasonEnum.StoppedByEV, ReasonEnum.EVDisconnected);
  }

  @Test
  @Covers({"E06.FR.03", "E06.FR.15"})
  void TC_E_15_CS() {
    stopsAt("Authorized");
    bench.states().energyTransferStarted();
    bench.advance(Configured.TRANSACTION_DURATION);

    bench.driver().presents(Configured.VALID);

    var event = bench.states().event(false);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.StopAuthorized);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.Local);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
  }

  @Test
  @Covers({"E06.FR.03", "E06.FR.15", "E07.FR.06", "F03.FR.03", "F03.FR.09"})
  void TC_E_21_CS() {
    stopsAt("Authorized");
    bench.states().energyTransferStarted();

    assertRemoteStopEnds();
  }

  @Test
  @Covers({"E09.FR.01", "E06.FR.15", "E07.FR.06"})
  void TC_E_17_CS() {
    stopsAt("PowerPathClosed,Authorized");
    bench.variables().set("TxCtrlr", "StopTxOnEVSideDisconnect", "true");
    bench.variables().set("OCPPCommCtrlr", "UnlockOnEVSideDisconnect", "false");
    var states = bench.states(Configured.OTHER_EVSE);
    states.energyTransferSuspended();

    bench.driver().plugsOutAtVehicle(Configured.OTHER_EVSE);

    assertUnpluggedEnds(states.event(false), ReasonEnum.EVDisconnected);
    bench.driver().presents(Configured.VALID);
    bench.seconds(1);
    bench.driver().pullsCable(Configured.OTHER_EVSE);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"E06.FR.01", "E06.FR.15"})
  void TC_E_19_CS() {
    bench.with(setup -> setup.withFittings(Configured.EVSE, new Fittings(true, false)));
    stopsAt("ParkingBayOccupancy");
    bench.states().parkingBayOccupied();
    bench.states().evDisconnected();

    bench.driver().leavesBay(Configured.EVSE);

    var event = bench.states().event(false);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.EVDeparted);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.Local);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
  }

  private void assertRemoteStopEnds() {
    var answer = bench.ask(V201.REQUEST_STOP_TRANSACTION,
        RequestStopTransactionRequest.of(bench.states().transactionId()));

    assertThat(answer.status()).isEqualTo(RequestStartStopStatusEnum.Accepted);
    var event = bench.states().event(false);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.RemoteStop);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.Remote);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
  }

  private void assertUnpluggedEnds(ReasonEnum... reasons) {
    assertUnpluggedEnds(bench.states().event(false), reasons);
  }

  private static void assertUnpluggedEnds(TransactionEventRequest event, ReasonEnum... reasons) {
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.EVCommunicationLost);
    assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.Idle);
    assertThat(event.transactionInfo().stoppedReason()).isIn((Object[]) reasons);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
  }

  private TransactionEventRequest lastEvent() {
    return bench.seen(TransactionEventRequest.class).getLast();
  }

  private void stopsAt(String points) {
    bench.variables().set("TxCtrlr", "TxStopPoint", points);
  }
}
