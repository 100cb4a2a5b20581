package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.ReservationVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeHardware;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.ConnectorStatus;
import org.tidegate.domain.message.Outgoing.ReservationUpdate;
import org.tidegate.domain.port.CentralSystemRequests.ResetAnswer;
import org.tidegate.domain.port.CentralSystemRequests.ResetKind;
import org.tidegate.domain.port.CustomerRequests.Wanted;
import org.tidegate.domain.port.ReservationRequests.Status;
import org.tidegate.domain.view.IdentificationView.Notice;

import static org.assertj.core.api.Assertions.assertThat;

/** How reservations are made, and end unused, in the whole station. */
class StationReservationsTest extends ReservationSteps {
  @Test
  @Covers({"H01.FR.06", "H01.FR.09", "H01.FR.24", "H03.FR.02", "H03.FR.05"})
  void reservedConnectorType_itsOnlyEvseIsKept() {
    assertThat(reserve(typed(1, "sType2", CARD)).status()).isEqualTo(Status.Accepted);
    assertThat(status(2)).isEqualTo(ConnectorStatus.Status.Reserved);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
    assertThat(reserve(typed(2, "sType2", OTHER)).status()).isEqualTo(Status.Occupied);
    assertThat(reserve(typed(3, "cCCS2", OTHER)).status()).isEqualTo(Status.Accepted);
    assertThat(reserve(typed(4, "cG105", OTHER)))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(Status.Rejected))
        .satisfies(answer -> assertThat(answer.why().orElseThrow().reasonCode()).isEqualTo("UnknownConnectorType"));
  }

  @Test
  @Covers("H01.FR.02")
  void reserveNow_sameId_replacesAndOnlyTheNewCardCounts() {
    reserve(7, 1, CARD);
    assertThat(reserve(7, 1, OTHER).status()).isEqualTo(Status.Accepted);
    present(CARD, 1);
    assertThat(notices()).containsEntry(1, Notice.CARD_RESERVED);
    present(OTHER, 1);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
  }

  @Test
  @Covers("H01.FR.02")
  void reserveNow_sameIdElsewhere_freesTheFirst() {
    reserve(7, 1, CARD);
    assertThat(reserve(7, 2, CARD).status()).isEqualTo(Status.Accepted);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
    assertThat(status(2)).isEqualTo(ConnectorStatus.Status.Reserved);
  }

  @Test
  @Covers({"H01.FR.11", "H01.FR.12", "H01.FR.14"})
  void reserveNow_evseThatCanNotBeHad_isTheReason() {
    bench.plugIn(60);
    assertThat(reserve(1, 1, CARD).status()).isEqualTo(Status.Occupied);
    bench.hardware.events().faultRaised(2, new Fault(FaultKind.EmergencyStop, FakeHardware.DEVICES, "pressed"));
    assertThat(reserve(2, 2, CARD).status()).isEqualTo(Status.Faulted);
    assertThat(reserve(3, null, CARD).status()).isEqualTo(Status.Occupied);
    bench.hardware.events().faultCleared(2, FaultKind.EmergencyStop, FakeHardware.DEVICES);
    bench.now(bench.station().requests().availability().change(new SetAvailability(2, 0, false)));
    assertThat(reserve(4, 2, CARD).status()).isEqualTo(Status.Unavailable);
    assertThat(updates()).isEmpty();
  }

  @Test
  void reserveNow_evseWhoseDriverIsOnTheWay_isOccupied() {
    present(OTHER, 1);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
    assertThat(reserve(1, 1, CARD).status()).isEqualTo(Status.Occupied);
  }

  @ParameterizedTest
  @CsvSource({"9, 600, UnknownEvse", "0, 600, UnknownEvse", "1, 0, InvalidValue", "1, -60, InvalidValue"})
  void reserveNow_nonsense_isRejectedWithTheReason(int evseId, int seconds, String code) {
    var answer = reserve(new Reservation.Request(1, bench.loop.now().plusSeconds(seconds), Optional.of(evseId),
        Optional.empty(), CARD, Optional.empty()));
    assertThat(answer.status()).isEqualTo(Status.Rejected);
    assertThat(answer.why().orElseThrow().reasonCode()).isEqualTo(code);
  }

  @Test
  @Covers("H01.FR.19")
  void reserveNow_withoutEvse_whereThatIsNotOffered_isRejected() {
    bench = new StationBench().preset(ReservationVariables.NON_EVSE_SPECIFIC, "false").start();
    bench.linkUp();
    assertThat(reserve(1, null, CARD).status()).isEqualTo(Status.Rejected);
    assertThat(reserve(typed(1, "cCCS2", CARD)).status()).isEqualTo(Status.Rejected);
    assertThat(reserve(1, 1, CARD).status()).isEqualTo(Status.Accepted);
  }

  @Test
  @Covers("H01.FR.01")
  void reservationsNotEnabled_noneIsTaken_andThoseThereAreWait() {
    reserve(1, 1, CARD);
    set(ReservationVariables.ENABLED, "false");
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
    assertThat(reserve(2, 2, CARD).status()).isEqualTo(Status.Rejected);
    set(ReservationVariables.ENABLED, "true");
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Reserved);
    assertThat(updates()).isEmpty();
  }

  @Test
  void reservation_takenByATransactionWhileNotEnabled_isExpired() {
    reserve(1, 1, CARD);
    set(ReservationVariables.ENABLED, "false");
    bench.plugIn(60);
    present(OTHER, 1);
    set(ReservationVariables.ENABLED, "true");
    assertThat(updates()).containsExactly(new ReservationUpdate(1, ReservationUpdate.Status.Expired));
    bench.seconds(5);
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  @Covers({"H04.FR.01", "H04.FR.02", "H04.FR.03"})
  void reservation_notUsedInTime_isOver() {
    reserve(1, 1, CARD);
    bench.seconds(599);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Reserved);
    bench.seconds(1);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
    assertThat(updates()).containsExactly(new ReservationUpdate(1, ReservationUpdate.Status.Expired));
    bench.plugIn(60);
    present(OTHER, 1);
    bench.seconds(5);
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void reservation_farInTheFuture_isNoReasonToStop() {
    assertThat(reserve(new Reservation.Request(1, Instant.parse("9999-12-31T23:59:59Z"), Optional.of(1),
        Optional.empty(), CARD, Optional.empty())).status()).isEqualTo(Status.Accepted);
    bench.seconds(90_000);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Reserved);
  }

  @Test
  @Covers({"H02.FR.03", "H02.FR.04"})
  void cancelled_evseIsEverybodysAgain() {
    reserve(0, 1, CARD);
    assertThat(cancel(1)).isFalse();
    assertThat(cancel(0)).isTrue();
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
    assertThat(cancel(0)).isFalse();
    assertThat(updates()).isEmpty();
  }

  @Test
  @Covers({"H02.FR.05", "H02.FR.06"})
  void cancelled_withoutEvse_freesAllThatWereKeptForIt() {
    reserve(1, null, CARD);
    reserve(2, null, OTHER);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Reserved);
    assertThat(status(2)).isEqualTo(ConnectorStatus.Status.Reserved);
    cancel(1);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
    assertThat(status(2)).isEqualTo(ConnectorStatus.Status.Available);
  }

  @Test
  @Covers("H01.FR.16")
  void evseFaulted_itsReservationIsRemoved() {
    reserve(1, 1, CARD);
    bench.hardware.events().faultRaised(1, new Fault(FaultKind.EmergencyStop, FakeHardware.DEVICES, "pressed"));
    bench.settle();
    assertThat(updates()).containsExactly(new ReservationUpdate(1, ReservationUpdate.Status.Removed));
    bench.hardware.events().faultCleared(1, FaultKind.EmergencyStop, FakeHardware.DEVICES);
    bench.settle();
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
  }

  @Test
  @Covers("H01.FR.17")
  void evseOutOfService_whatCanBeServedElsewhereStays() {
    reserve(1, null, CARD);
    bench.now(bench.station().requests().availability().change(new SetAvailability(1, 0, false)));
    bench.settle();
    assertThat(updates()).isEmpty();
    assertThat(status(2)).isEqualTo(ConnectorStatus.Status.Reserved);
    bench.now(bench.station().requests().availability().change(new SetAvailability(2, 0, false)));
    bench.settle();
    assertThat(updates()).containsExactly(new ReservationUpdate(1, ReservationUpdate.Status.Removed));
  }

  @Test
  @Covers({"B01.FR.13", "B11.FR.05"})
  void reservation_afterARestart_standsAndIsOverInTime() {
    reserve(3, 1, CARD);
    bench.plugIn(60);
    bench.seconds(5);
    bench.restart(Duration.ofMinutes(2));
    bench.linkUp();
    bench.seconds(5);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Reserved);
    assertThat(bench.commanded()).isZero();
    bench.restart(Duration.ofMinutes(20));
    bench.linkUp();
    bench.seconds(5);
    assertThat(updates()).containsExactly(new ReservationUpdate(3, ReservationUpdate.Status.Expired));
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Occupied);
  }

  @Test
  void expiredOffline_isToldWhenTheLinkIsBack() {
    reserve(1, 1, CARD);
    bench.linkDown();
    bench.seconds(700);
    assertThat(updates()).isEmpty();
    bench.linkUp();
    assertThat(updates()).containsExactly(new ReservationUpdate(1, ReservationUpdate.Status.Expired));
  }

  @Test
  void resetOnIdle_waitsForAPendingReservation_anImmediateOneDoesNot() {
    reserve(1, 1, CARD);
    assertThat(bench.station().requests().reset(ResetKind.ON_IDLE, Optional.of(1))).isEqualTo(ResetAnswer.Scheduled);
    assertThat(bench.station().requests().reset(ResetKind.ON_IDLE, Optional.empty())).isEqualTo(ResetAnswer.Scheduled);
    bench.seconds(30);
    assertThat(bench.restarts).isEmpty();
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Reserved);
    cancel(1);
    bench.seconds(10);
    assertThat(bench.restarts).containsExactly("ScheduledReset");
  }

  @Test
  @Covers("B11.FR.05")
  void reset_ofTheReservedEvse_returnsItReserved() {
    reserve(1, 1, CARD);
    assertThat(bench.station().requests().reset(ResetKind.IMMEDIATE, Optional.of(1))).isEqualTo(ResetAnswer.Accepted);
    bench.seconds(2);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Unavailable);
    assertThat(reserve(1, 1, OTHER).status()).as("while it is being reset").isEqualTo(Status.Unavailable);
    bench.seconds(10);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Reserved);
    assertThat(updates()).isEmpty();
  }

  @Test
  @Covers("N10.FR.01")
  void customerWhoIsCleared_theAnswerGoesBeforeWhatIsToldOfHisReservation() {
    reserve(1, 1, CARD);
    bench.settle();
    bench.centralSystem.forgetSent();
    bench.store.hold();
    var sentAtTheAnswer = new ArrayList<List<Outgoing<?>>>();
    bench.station().requests().customers().customerInformation(new Wanted(3, false, true, Optional.of(CARD)))
        .thenRun(() -> sentAtTheAnswer.add(bench.centralSystem.sent()));
    bench.settle();
    bench.store.release();
    bench.settle();

    assertThat(sentAtTheAnswer).containsExactly(List.of());
    assertThat(updates()).containsExactly(new ReservationUpdate(1, ReservationUpdate.Status.Removed));
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
  }

  @Test
  void customerWhoIsCleared_hasNoReservationAnyMore() {
    reserve(1, 1, CARD);
    bench.now(bench.station().requests().customers()
        .customerInformation(new Wanted(3, true, true, Optional.of(CARD))));
    bench.settle();
    assertThat(bench.centralSystem.sent(Outgoing.CustomerInformation.class).getFirst().text())
        .contains("Reservation 1, until 2026-03-02T13:25:00Z");
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
    assertThat(updates()).containsExactly(new ReservationUpdate(1, ReservationUpdate.Status.Removed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReservationCtrlr.Available", "ReservationCtrlr.NonEvseSpecific"})
  void whatIsOffered_isReadable(String name) {
    var address = VariableAddress.of(name.substring(0, name.indexOf('.')), name.substring(name.indexOf('.') + 1));
    assertThat(bench.station().requests().getVariable(address, AttributeType.Actual).value()).contains("true");
  }

  @Test
  void answer_comesBeforeWhatConnectorsShow() {
    bench.centralSystem.forgetSent();
    var answer = bench.station().requests().reservations().reserve(request(1, 1, CARD));
    assertThat(bench.centralSystem.sent(ConnectorStatus.class)).isEmpty();
    assertThat(bench.now(answer).status()).isEqualTo(Status.Accepted);
    assertThat(bench.centralSystem.sent(ConnectorStatus.class)).hasSize(1);
  }
}
