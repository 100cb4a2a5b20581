package org.tidegate.app.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.ReasonEnum;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** Block E, the cable disconnected at the EV: E09 and E10. */
class BlockEUnplugTest {
  private static final int TIMEOUT = 10;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"E09.FR.01", "E09.FR.02", "E09.FR.04"})
  void TC_E_24_CS() {
    unplugging(true, true);
    var states = bench.states(Configured.OTHER_EVSE);
    states.energyTransferSuspended();

    bench.driver().plugsOutAtVehicle(Configured.OTHER_EVSE);

    assertLost(states.event(false));
    bench.seconds(1);
    bench.driver().pullsCable(Configured.OTHER_EVSE);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"E09.FR.01", "E09.FR.03", "E09.FR.04"})
  void TC_E_25_CS() {
    unplugging(true, false);
    var states = bench.states(Configured.OTHER_EVSE);
    states.energyTransferSuspended();

    bench.driver().plugsOutAtVehicle(Configured.OTHER_EVSE);

    assertLost(states.event(false));
    bench.seconds(10);
    bench.driver().pullsCable(Configured.OTHER_EVSE);
    assertThat(bench.station().hardware().state(Configured.OTHER_EVSE).cableIn()).as("held by the lock").isTrue();
    bench.driver().presents(Configured.VALID);
    bench.seconds(1);
    bench.driver().pullsCable(Configured.OTHER_EVSE);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"E10.FR.03", "E02.FR.17"})
  void TC_E_26_CS() {
    stopsAt("Authorized");
    unplugging(false, false);
    bench.states().energyTransferSuspended();

    bench.driver().plugsOutAtVehicle(Configured.EVSE);

    assertSuspended(bench.states().event(false));
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
    assertGoesOn(bench.states(), Configured.EVSE);
  }

  @Test
  @Covers({"E10.FR.01", "E10.FR.03"})
  void TC_E_26_CS_ofASocket() {
    stopsAt("Authorized");
    unplugging(false, false);
    var states = bench.states(Configured.OTHER_EVSE);
    states.energyTransferSuspended();

    bench.driver().plugsOutAtVehicle(Configured.OTHER_EVSE);

    assertSuspended(states.event(false));
    bench.seconds(10);
    assertThat(bench.station().hardware().state(Configured.OTHER_EVSE).locked()).isTrue();
    assertGoesOn(states, Configured.OTHER_EVSE);
  }

  @Test
  @Covers({"E10.FR.02", "E10.FR.03"})
  void TC_E_27_CS() {
    stopsAt("Authorized");
    unplugging(false, false);
    bench.variables().set("TxCtrlr", "EVConnectionTimeOut", String.valueOf(TIMEOUT));
    bench.states().energyTransferSuspended();

    bench.driver().plugsOutAtVehicle(Configured.EVSE);

    assertSuspended(bench.states().event(false));
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
    var event = bench.states().event(false);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.EVConnectTimeout);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.Timeout);
  }

  private void assertGoesOn(ReusableStates states, int evseId) {
    bench.driver().plugsIn(evseId);
    var plugged = states.event(false);
    assertThat(plugged.triggerReason()).isEqualTo(TriggerReasonEnum.CablePluggedIn);
    assertThat(plugged.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.EVConnected);
    assertThat(plugged.eventType()).isEqualTo(TransactionEventEnum.Updated);
    var charging = states.event(false);
    assertThat(charging.triggerReason()).isEqualTo(TriggerReasonEnum.ChargingStateChanged);
    assertThat(charging.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.Charging);
    assertThat(charging.eventType()).isEqualTo(TransactionEventEnum.Updated);
  }

  private static void assertSuspended(TransactionEventRequest event) {
    assertLost(event);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Updated);
  }

  private static void assertLost(TransactionEventRequest event) {
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.EVCommunicationLost);
    assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.Idle);
  }

  private void unplugging(boolean stops, boolean unlocks) {
    bench.variables().set("TxCtrlr", "StopTxOnEVSideDisconnect", String.valueOf(stops));
    bench.variables().set("OCPPCommCtrlr", "UnlockOnEVSideDisconnect", String.valueOf(unlocks));
  }

  private void stopsAt(String points) {
    bench.variables().set("TxCtrlr", "TxStopPoint", points);
  }
}
