package org.tidegate.app.conformance;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.station.StationSettings.Fittings;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.ReadingContextEnum;
import org.tidegate.ocpp.v201.ReasonEnum;
import org.tidegate.ocpp.v201.RequestStartStopStatusEnum;
import org.tidegate.ocpp.v201.RequestStartTransactionRequest;
import org.tidegate.ocpp.v201.SampledValue;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block E, how transactions start: E01 to E03. */
class BlockEStartTest {
  private static final int TIMEOUT = 10;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"E01.FR.05", "E01.FR.07", "E01.FR.10", "E01.FR.15", "E01.FR.16"})
  void TC_E_01_CS() {
    startsAt("PowerPathClosed");
    bench.states().authorizedLocally();

    bench.states().evConnectedPreSession();

    assertThat(bench.seen(TransactionEventRequest.class).getLast().eventType()).isEqualTo(TransactionEventEnum.Started);
  }

  @Test
  @Covers({"E01.FR.06", "E01.FR.07", "E01.FR.10", "E01.FR.15", "E01.FR.16"})
  void TC_E_02_CS() {
    startsAt("EnergyTransfer");
    bench.states().authorizedLocally();

    bench.driver().plugsIn();

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Occupied);
    var event = bench.expect(TransactionEventRequest.class);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Started);
    assertThat(event.triggerReason()).isIn(TriggerReasonEnum.ChargingStateChanged, TriggerReasonEnum.Authorized);
    assertTokenAndEvse(event);
    assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.Charging);
  }

  @Test
  @Covers({"E01.FR.02", "E01.FR.07", "E01.FR.15", "E01.FR.16"})
  void TC_E_09_CS() {
    startsAt("EVConnected");
    bench.states().parkingBayOccupied();

    bench.driver().plugsIn();

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Occupied);
    var event = bench.expect(TransactionEventRequest.class);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Started);
    assertThat(event.triggerReason()).isIn(TriggerReasonEnum.CablePluggedIn, TriggerReasonEnum.ChargingStateChanged);
    assertThat(event.evse()).isNotNull();
    assertThat(event.evse().connectorId()).isNotNull();
    assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.EVConnected);
  }

  @Test
  @Covers({"E01.FR.03", "E01.FR.07", "E01.FR.10", "E01.FR.15"})
  void TC_E_10_CS() {
    startsAt("Authorized");

    bench.driver().presents(Configured.VALID);

    var authorize = bench.expect(AuthorizeRequest.class);
    assertThat(Configured.isSame(authorize.idToken(), Configured.VALID)).isTrue();
    var event = bench.expect(TransactionEventRequest.class);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Started);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.Authorized);
    assertThat(Configured.isSame(event.idToken(), Configured.VALID)).isTrue();
    assertThat(event.evse()).as("not known yet").isNull();
  }

  @Test
  @Covers({"E01.FR.03", "F01.FR.03", "F01.FR.19", "F02.FR.01"})
  void TC_E_13_CS() {
    startsAt("Authorized");

    var answer = bench.ask(V201.REQUEST_START_TRANSACTION,
        new RequestStartTransactionRequest(Configured.VALID, 77, Configured.EVSE, null, null, null));

    assertThat(answer.status()).isEqualTo(RequestStartStopStatusEnum.Accepted);
    var authorize = bench.expect(AuthorizeRequest.class);
    assertThat(Configured.isSame(authorize.idToken(), Configured.VALID)).isTrue();
    var event = bench.expect(TransactionEventRequest.class);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Started);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.RemoteStart);
    assertThat(Configured.isSame(event.idToken(), Configured.VALID)).isTrue();
    assertThat(event.transactionInfo().remoteStartId()).isEqualTo(77);
  }

  @Test
  @Covers({"E01.FR.04", "E01.FR.07", "E01.FR.10", "E01.FR.15", "E01.FR.16", "E02.FR.14"})
  void TC_E_11_CS() {
    bench.with(setup -> setup.withFittings(Configured.EVSE, new Fittings(false, true)));
    startsAt("DataSigned");
    bench.variables().set("SampledDataCtrlr", "SignReadings", "true");
    bench.states().authorizedLocally();

    bench.driver().plugsIn();

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Occupied);
    var event = bench.expect(TransactionEventRequest.class);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Started);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.SignedDataReceived);
    assertTokenAndEvse(event);
    assertThat(event.meterValue()).hasSize(1);
    assertThat(event.meterValue().getFirst().sampledValue()).isNotEmpty()
        .allSatisfy(BlockEStartTest::assertSignedAtTheBeginning);
    var charging = bench.expect(TransactionEventRequest.class);
    assertThat(charging.eventType()).isEqualTo(TransactionEventEnum.Updated);
    assertThat(charging.triggerReason()).isEqualTo(TriggerReasonEnum.ChargingStateChanged);
    assertThat(charging.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.Charging);
  }

  private static void assertSignedAtTheBeginning(SampledValue value) {
    assertThat(value.context()).isEqualTo(ReadingContextEnum.TransactionBegin);
    assertThat(value.signedMeterValue()).isNotNull();
    assertThat(value.signedMeterValue().encodingMethod()).isNotEmpty();
    assertThat(value.signedMeterValue().publicKey()).isNotNull();
    assertThat(value.signedMeterValue().signedMeterData()).isNotEmpty();
    assertThat(value.signedMeterValue().signingMethod()).isNotEmpty();
  }

  @Test
  @Covers({"E01.FR.01", "E01.FR.07", "E01.FR.15"})
  void TC_E_12_CS() {
    bench.with(setup -> setup.withFittings(Configured.EVSE, new Fittings(true, false)));
    startsAt("ParkingBayOccupancy");

    bench.driver().entersBay(Configured.EVSE);

    var event = bench.expect(TransactionEventRequest.class);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Started);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.EVDetected);
  }

  @Test
  @Covers({"E02.FR.01", "E02.FR.05", "E02.FR.06", "E02.FR.07", "E02.FR.13", "E02.FR.15", "E02.FR.17", "E01.FR.16",
      "C01.FR.02"})
  void TC_E_03_CS() {
    bench.states().evConnectedPreSession();

    bench.states().authorizedLocally();
    bench.states().energyTransferStarted();
  }

  @Test
  @Covers({"E03.FR.01", "E03.FR.06", "E03.FR.12", "E01.FR.16", "C01.FR.02"})
  void TC_E_04_CS() {
    bench.states().parkingBayOccupied();

    bench.states().authorizedLocally();
    bench.states().energyTransferStarted();
  }

  @Test
  @Covers({"E03.FR.01", "E03.FR.05", "E03.FR.06"})
  void TC_E_05_CS() {
    bench.variables().set("TxCtrlr", "EVConnectionTimeOut", String.valueOf(TIMEOUT));
    bench.variables().setIfThere("AuthCacheCtrlr", "Enabled", "false");
    bench.states().authorizedLocally();

    var event = bench.expect(TransactionEventRequest.class);

    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.EVConnectTimeout);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.Timeout);
    bench.states().over();
    bench.states().authorizedLocally();
    bench.states().energyTransferStarted();
  }

  @Test
  @Covers({"E01.FR.18", "E01.FR.19", "E02.FR.13", "E02.FR.16"})
  void TC_E_38_CS() {
    bench.states().authorizedLocally();
    bench.states().evConnectedPreSession();
    bench.driver().carSuspends(Configured.EVSE);

    var event = bench.expect(TransactionEventRequest.class);

    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.ChargingStateChanged);
    assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.SuspendedEV);
  }

  @Test
  @Covers({"E03.FR.05", "E06.FR.15"})
  void TC_E_39_CS() {
    startsAt("Authorized");
    bench.variables().set("TxCtrlr", "TxStopPoint", "Authorized");
    bench.variables().set("TxCtrlr", "EVConnectionTimeOut", String.valueOf(TIMEOUT));
    bench.states().authorizedLocally();

    var event = bench.expect(TransactionEventRequest.class);

    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.EVConnectTimeout);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.Timeout);
    bench.driver().plugsIn();
    bench.expectNothing(TransactionEventRequest.class,
        told -> told.triggerReason() != TriggerReasonEnum.CablePluggedIn
            || told.transactionInfo().chargingState() == ChargingStateEnum.Charging,
        Duration.ofSeconds(30));
    assertThat(bench.station().commanded()).isZero();
  }

  @Test
  void TC_E_52_CS() {
    bench.variables().set("AuthCtrlr", "Enabled", "true");
    bench.variables().set("AuthCtrlr", "DisableRemoteAuthorization", "true");
    bench.states().parkingBayOccupied();

    bench.driver().presents(Configured.VALID);

    bench.expectNothing(AuthorizeRequest.class, Duration.ofSeconds(30));
    bench.expectNothing(TransactionEventRequest.class, Duration.ZERO);
    bench.driver().plugsIn();
    bench.seconds(30);
    assertThat(bench.station().session().authorized()).isFalse();
    assertThat(bench.station().commanded()).isZero();
  }

  private static void assertTokenAndEvse(TransactionEventRequest event) {
    assertThat(Configured.isSame(event.idToken(), Configured.VALID)).isTrue();
    assertThat(event.evse()).isNotNull();
    assertThat(event.evse().id()).isEqualTo(Configured.EVSE);
    assertThat(event.evse().connectorId()).isEqualTo(Configured.CONNECTOR);
  }

  private void startsAt(String points) {
    bench.variables().set("TxCtrlr", "TxStartPoint", points);
  }
}
