package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.devicemodel.ReservationVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.BootReasonEnum;
import org.tidegate.ocpp.v201.CancelReservationRequest;
import org.tidegate.ocpp.v201.CancelReservationStatusEnum;
import org.tidegate.ocpp.v201.ChangeAvailabilityRequest;
import org.tidegate.ocpp.v201.ChangeAvailabilityStatusEnum;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.ConnectorEnum;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.EVSE;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenEnum;
import org.tidegate.ocpp.v201.OperationalStatusEnum;
import org.tidegate.ocpp.v201.RequestStartStopStatusEnum;
import org.tidegate.ocpp.v201.RequestStartTransactionRequest;
import org.tidegate.ocpp.v201.ReservationStatusUpdateRequest;
import org.tidegate.ocpp.v201.ReservationUpdateStatusEnum;
import org.tidegate.ocpp.v201.ReserveNowRequest;
import org.tidegate.ocpp.v201.ReserveNowStatusEnum;
import org.tidegate.ocpp.v201.ResetEnum;
import org.tidegate.ocpp.v201.ResetRequest;
import org.tidegate.ocpp.v201.ResetStatusEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Part 6, 2.9: reservations; the certification profile Reservation. */
class BlockHTest {
  private static final Duration A_MINUTE = Duration.ofSeconds(60);
  /** Zero is a number like any other. */
  private static final int ID = 0;

  @RegisterExtension
  final Bench bench = new Bench();

  @Test
  @Covers({"B11.FR.01", "B11.FR.03", "B11.FR.04", "B11.FR.05", "B01.FR.03", "B01.FR.13"})
  void TC_B_24_CS() {
    reserved();
    assertThat(bench.ask(V201.RESET, ResetRequest.of(ResetEnum.Immediate)).status())
        .isEqualTo(ResetStatusEnum.Accepted);
    assertThat(bench.expect(BootNotificationRequest.class).reason()).isEqualTo(BootReasonEnum.RemoteReset);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Reserved);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"H01.FR.15", "H03.FR.01", "H03.FR.09", "H03.FR.10"})
  void TC_H_01_CS() {
    reserved();
    bench.states().authorizedLocally();
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
    bench.states().energyTransferStarted();
    assertReservationTold(ID);
  }

  @Test
  @Covers({"H03.FR.01", "G01.FR.09"})
  void TC_H_02_CS_local() {
    reserved();
    bench.driver().plugsIn();
    bench.driver().presents(Configured.VALID_OF_NO_GROUP, Set.of(Configured.EVSE));
    bench.expect(AuthorizeRequest.class);
    assertNothingFlows();
  }

  @Test
  @Covers({"H03.FR.01", "F01.FR.21", "F01.FR.22"})
  void TC_H_02_CS_remote() {
    reserved();
    bench.driver().plugsIn();
    var asked = new RequestStartTransactionRequest(Configured.VALID_OF_NO_GROUP, 1, Configured.EVSE, null, null, null);
    assertThat(bench.ask(V201.REQUEST_START_TRANSACTION, asked).status())
        .isEqualTo(RequestStartStopStatusEnum.Rejected);
    assertNothingFlows();
  }

  @Test
  @Covers("H01.FR.11")
  void TC_H_03_CS() {
    reserved();
    assertThat(reserve(1, Configured.EVSE, Configured.VALID_OF_NO_GROUP)).isEqualTo(ReserveNowStatusEnum.Occupied);
  }

  @Test
  @Covers("H01.FR.11")
  void TC_H_04_CS() {
    bench.states().energyTransferStarted();
    assertThat(reserve(ID, Configured.EVSE, Configured.VALID_OF_NO_GROUP)).isEqualTo(ReserveNowStatusEnum.Occupied);
  }

  @Test
  @Covers("H01.FR.14")
  void TC_H_06_CS() {
    bench.states().unavailable();
    assertThat(reserve(ID, Configured.EVSE, Configured.VALID_OF_NO_GROUP)).isEqualTo(ReserveNowStatusEnum.Unavailable);
  }

  @Test
  @Covers({"H04.FR.01", "H04.FR.02", "H04.FR.03"})
  void TC_H_07_CS() {
    reserved();
    bench.advance(A_MINUTE);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
    assertOver(ReservationUpdateStatusEnum.Expired);
    bench.states().authorizedLocally(Configured.VALID_OF_NO_GROUP);
    bench.states().energyTransferStarted();
  }

  @Test
  @Covers({"H01.FR.04", "H01.FR.07", "H01.FR.15", "H03.FR.03"})
  void TC_H_08_CS() {
    assertThat(reserve(ID, null, Configured.VALID)).isEqualTo(ReserveNowStatusEnum.Accepted);
    bench.states().authorizedLocally();
    bench.states().energyTransferStarted();
    assertReservationTold(ID);
  }

  @Test
  @Covers("H01.FR.11")
  void TC_H_09_CS() {
    reserved(0, Configured.EVSE);
    reserved(1, Configured.OTHER_EVSE);
    assertThat(reserve(2, null, Configured.VALID)).isEqualTo(ReserveNowStatusEnum.Occupied);
  }

  @Test
  @Covers("H01.FR.11")
  void TC_H_10_CS() {
    bench.states().energyTransferStarted();
    bench.states(Configured.OTHER_EVSE).authorizedLocally(Configured.VALID_OF_NO_GROUP);
    bench.states(Configured.OTHER_EVSE).energyTransferStarted();
    assertThat(reserve(2, null, Configured.VALID)).isEqualTo(ReserveNowStatusEnum.Occupied);
  }

  @Test
  @Covers("H01.FR.14")
  void TC_H_12_CS() {
    bench.states().unavailable();
    bench.states(Configured.OTHER_EVSE).unavailable();
    assertThat(reserve(ID, null, Configured.VALID)).isEqualTo(ReserveNowStatusEnum.Unavailable);
  }

  @Test
  @Covers("H01.FR.19")
  void TC_H_13_CS() {
    bench.with(setup -> setup.withPreset(ReservationVariables.NON_EVSE_SPECIFIC, "false"));
    assertThat(reserve(ID, null, Configured.VALID)).isEqualTo(ReserveNowStatusEnum.Rejected);
  }

  @Test
  @Covers("H01.FR.20")
  void TC_H_14_CS() {
    assertThat(reserve(0, null, Configured.VALID)).isEqualTo(ReserveNowStatusEnum.Accepted);
    assertThat(reserve(1, null, Configured.VALID_OF_NO_GROUP)).isEqualTo(ReserveNowStatusEnum.Accepted);
    bench.connectors().allReport(ConnectorStatusEnum.Reserved);
  }

  @Test
  @Covers({"H01.FR.06", "H01.FR.09", "H01.FR.15", "H03.FR.02"})
  void TC_H_15_CS() {
    assertThat(reserve(typed(ID))).isEqualTo(ReserveNowStatusEnum.Accepted);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Reserved);
    bench.states().authorizedLocally();
    bench.states().energyTransferStarted();
    assertReservationTold(ID);
  }

  @Test
  @Covers("H01.FR.11")
  void TC_H_16_CS() {
    reserved(0, Configured.EVSE);
    reserved(1, Configured.OTHER_EVSE);
    assertThat(reserve(typed(2))).isEqualTo(ReserveNowStatusEnum.Occupied);
  }

  @Test
  @Covers({"H02.FR.02", "H02.FR.04"})
  void TC_H_17_CS() {
    reserved();
    assertThat(bench.ask(V201.CANCEL_RESERVATION, CancelReservationRequest.of(ID)).status())
        .isEqualTo(CancelReservationStatusEnum.Accepted);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
    bench.expectNothing(ReservationStatusUpdateRequest.class, Bench.SOON);
  }

  @Test
  @Covers("H02.FR.01")
  void TC_H_18_CS() {
    assertThat(bench.ask(V201.CANCEL_RESERVATION, CancelReservationRequest.of(1)).status())
        .isEqualTo(CancelReservationStatusEnum.Rejected);
  }

  @Test
  @Covers({"H01.FR.15", "H03.FR.04", "H03.FR.08"})
  void TC_H_19_CS() {
    assertThat(reserve(ofGroup(Configured.EVSE))).isEqualTo(ReserveNowStatusEnum.Accepted);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Reserved);
    bench.states().authorizedLocally(Configured.VALID_OF_SAME_GROUP);
    bench.states().energyTransferStarted();
    assertReservationTold(ID);
  }

  @Test
  @Covers("H01.FR.17")
  void TC_H_21_CS() {
    reserved();
    available(OperationalStatusEnum.Inoperative);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
    assertOver(ReservationUpdateStatusEnum.Removed);
    available(OperationalStatusEnum.Operative);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
    bench.states().authorizedLocally(Configured.VALID_OF_NO_GROUP);
    bench.states().energyTransferStarted();
  }

  @Test
  @Covers("H01.FR.01")
  void TC_H_22_CS() {
    bench.variables().set("ReservationCtrlr", "Enabled", "false");
    assertThat(reserve(ID, Configured.EVSE, Configured.VALID)).isEqualTo(ReserveNowStatusEnum.Rejected);
  }

  @Test
  @Covers("H01.FR.02")
  void TC_H_23_CS() {
    reserved();
    assertThat(reserve(ID, Configured.EVSE, Configured.VALID_OF_NO_GROUP)).isEqualTo(ReserveNowStatusEnum.Accepted);
    bench.states().authorizedLocally(Configured.VALID_OF_NO_GROUP);
    bench.states().energyTransferStarted();
    assertReservationTold(ID);
  }

  /** With one EVSE in use; else nothing is to be told of the other. */
  @Test
  @Covers("H03.FR.06")
  void TC_H_24_CS() {
    bench.states(Configured.OTHER_EVSE).authorizedLocally(Configured.VALID_OF_NO_GROUP);
    bench.states(Configured.OTHER_EVSE).energyTransferStarted();
    assertThat(reserve(ofGroup(null))).isEqualTo(ReserveNowStatusEnum.Accepted);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Reserved);
    bench.states().authorizedLocally(Configured.VALID_OF_SAME_GROUP);
    bench.states().energyTransferStarted();
    assertReservationTold(ID);
  }

  /** Part 6, table 424. */
  private void reserved() {
    reserved(ID, Configured.EVSE);
  }

  private void reserved(int id, int evseId) {
    assertThat(reserve(id, evseId, Configured.VALID)).isEqualTo(ReserveNowStatusEnum.Accepted);
    bench.connectors().reports(evseId, ConnectorStatusEnum.Reserved);
  }

  private ReserveNowStatusEnum reserve(int id, @Nullable Integer evseId, IdToken token) {
    return reserve(request(id, evseId, token, null, null));
  }

  private ReserveNowStatusEnum reserve(ReserveNowRequest request) {
    return bench.ask(V201.RESERVE_NOW, request).status();
  }

  private ReserveNowRequest typed(int id) {
    return request(id, null, Configured.VALID, ConnectorEnum.cCCS2, null);
  }

  private ReserveNowRequest ofGroup(@Nullable Integer evseId) {
    return request(ID, evseId, IdToken.of("04A1B2C3D4E5FF", IdTokenEnum.ISO14443), null, Configured.GROUP);
  }

  private ReserveNowRequest request(int id, @Nullable Integer evseId, IdToken token, @Nullable ConnectorEnum type,
      @Nullable IdToken group) {
    return new ReserveNowRequest(id, bench.station().loop.now().plus(A_MINUTE), type, token, evseId, group, null);
  }

  private void available(OperationalStatusEnum wanted) {
    var asked = new ChangeAvailabilityRequest(wanted, EVSE.of(Configured.EVSE), null);
    assertThat(bench.ask(V201.CHANGE_AVAILABILITY, asked).status()).isEqualTo(ChangeAvailabilityStatusEnum.Accepted);
  }

  private void assertOver(ReservationUpdateStatusEnum how) {
    var told = bench.expect(ReservationStatusUpdateRequest.class);
    assertThat(told.reservationId()).isEqualTo(ID);
    assertThat(told.reservationUpdateStatus()).isEqualTo(how);
  }

  /** Once, in the event with the token that used it. */
  private void assertReservationTold(int id) {
    var told = bench.seen(TransactionEventRequest.class).stream()
        .filter(event -> event.reservationId() != null).toList();
    assertThat(told.stream().map(TransactionEventRequest::reservationId)).isEqualTo(List.of(id));
    assertThat(told.getFirst().idToken()).isNotNull();
    bench.expectNothing(ReservationStatusUpdateRequest.class, A_MINUTE);
  }

  private void assertNothingFlows() {
    bench.expectNothing(TransactionEventRequest.class,
        event -> Objects.equals(event.transactionInfo().chargingState(), ChargingStateEnum.Charging),
        A_MINUTE.dividedBy(2));
    bench.expectNothing(OcppRequest.class,
        message -> Connectors.tells(message, Configured.EVSE, ConnectorStatusEnum.Occupied), Duration.ofSeconds(1));
  }
}
