package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.VehicleConnected;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.station.StationSettings.Timing;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TransactionEvent.Type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.permission.PermissionState.ASKED;
import static org.tidegate.domain.permission.PermissionState.DENIED;
import static org.tidegate.domain.permission.PermissionState.EXPIRED;
import static org.tidegate.domain.permission.PermissionState.GRANTED;
import static org.tidegate.domain.permission.PermissionState.WITHDRAWN;

class StationRestartTest {
  private final StationBench bench = new StationBench();
  private final List<TransactionEvent> told = new ArrayList<>();

  @Test
  void restart_sameStayInTime_everythingGoesOn() {
    long exported = bench.hardware.evse(1).reading().exported().value();
    discharging();
    assertThat(bench.session().wentOn()).isFalse();
    var transaction = bench.session().transactionId();
    restart(Duration.ofSeconds(20));
    assertThat(bench.session().transactionId()).isEqualTo(transaction);
    assertThat(bench.session().permission()).isEqualTo(GRANTED);
    assertThat(bench.session().wentOn()).isTrue();
    assertThat(bench.session().authorized()).isTrue();
    bench.seconds(6);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    bench.seconds(100);
    bench.unplug();
    bench.seconds(5);

    told.addAll(bench.centralSystem.events());
    assertThat(told.stream().map(TransactionEvent::seqNo).toList())
        .isEqualTo(IntStream.range(0, told.size()).boxed().toList());
    assertThat(told.stream().map(TransactionEvent::transactionId).distinct()).hasSize(1);
    assertThat(told.getLast().type()).isEqualTo(Type.Ended);
    assertThat(bench.evse().summary().orElseThrow().recordsMatchMeter()).isTrue();
    assertThat(sold()).isEqualTo(bench.hardware.evse(1).reading().exported().value() - exported).isPositive();
  }

  @Test
  void restart_tooLate_endsWithPowerLossAndAsksAgain() {
    discharging();
    restart(Duration.ofMinutes(6));
    bench.seconds(6);
    assertThat(bench.centralSystem.events().getLast().type()).isEqualTo(Type.Ended);
    assertThat(bench.centralSystem.events().getLast().stoppedReason()).contains(StoppedReason.PowerLoss);
    assertThat(bench.session().permission()).isEqualTo(ASKED);
    assertThat(bench.session().authorized()).isFalse();
    assertThat(bench.commanded()).isEqualTo(-5_000);
    assertThat(bench.hardware.evse(1).power().isZero()).isTrue();
    bench.pressStart();
    bench.seconds(1);
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void restart_anotherPlug_endsWithPowerLossAndIsANewStay() {
    long exported = bench.hardware.evse(1).reading().exported().value();
    discharging();
    var before = bench.session().id();
    bench.hardware.evse(1).replugUnseen();
    restart(Duration.ofSeconds(20));
    bench.seconds(1);
    var ended = bench.centralSystem.events().stream().filter(event -> event.type() == Type.Ended).toList();
    assertThat(ended).hasSize(1);
    assertThat(ended.getFirst().stoppedReason()).contains(StoppedReason.PowerLoss);
    assertThat(bench.session().id()).isNotEqualTo(before);
    assertThat(bench.session().permission()).isEqualTo(ASKED);
    // What flowed after the last stored reading belongs to nobody's record, but no record is made up either.
    assertThat(sold()).isBetween(1L, bench.hardware.evse(1).reading().exported().value() - exported);
  }

  @Test
  void restart_vehicleGone_endsAndSumsUp() {
    discharging();
    bench.hardware.evse(1).unplugUnseen();
    bench.silenceVehicle();
    restart(Duration.ofSeconds(20));
    bench.seconds(5);
    assertThat(bench.centralSystem.events().getLast().stoppedReason()).contains(StoppedReason.PowerLoss);
    assertThat(bench.evse().session()).isEmpty();
    var summary = bench.evse().summary().orElseThrow();
    assertThat(summary.recordsMatchMeter()).isTrue();
    assertThat(summary.exported().value()).isEqualTo(sold()).isPositive();
  }

  @Test
  void restart_vehicleGoneAndMeterSilent_sumsUpWhatWasReadLast() {
    discharging();
    bench.hardware.evse(1).unplugUnseen();
    bench.hardware.evse(1).silenceMeter(true);
    bench.silenceVehicle();
    restart(Duration.ofSeconds(20));
    bench.seconds(5);
    var summary = bench.evse().summary().orElseThrow();
    assertThat(summary.recordsMatchMeter()).isTrue();
    assertThat(summary.exported().value()).isEqualTo(sold()).isPositive();
  }

  @Test
  void restart_permissionOlderThanItStands_isAskedAgainInTheSameTransaction() {
    bench.timing = new Timing(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(300),
        Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofSeconds(60));
    discharging();
    var transaction = bench.session().transactionId();
    restart(Duration.ofMinutes(10));
    assertThat(bench.session().transactionId()).isEqualTo(transaction);
    assertThat(bench.session().permission()).isEqualTo(ASKED);
    bench.seconds(6);
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void restart_afterADenial_staysDenied() {
    bench.start().linkUp();
    bench.plugIn(60);
    bench.pressStart();
    bench.deny();
    restart(Duration.ofSeconds(20));
    assertThat(bench.session().permission()).isEqualTo(DENIED);
  }

  @Test
  void restart_afterAWithdrawal_staysWithdrawnUntilTheDriverPermits() {
    discharging();
    bench.withdraw();
    restart(Duration.ofSeconds(20));
    assertThat(bench.session().permission()).isEqualTo(WITHDRAWN);
    bench.seconds(6);
    assertThat(bench.permit().kind()).isEqualTo(DriverActions.Outcome.Kind.DONE);
    assertThat(bench.session().permission()).isEqualTo(GRANTED);
  }

  @Test
  void restart_questionStillOpen_isToldAnewWithAnotherNonce() {
    bench.start().linkUp();
    bench.plugIn(60);
    var before = bench.centralSystem.sent(VehicleConnected.class).getLast();
    restart(Duration.ofSeconds(20));
    bench.seconds(3);
    var told = bench.centralSystem.sent(VehicleConnected.class);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().sessionId()).isEqualTo(before.sessionId());
    assertThat(told.getFirst().nonce()).isNotEqualTo(before.nonce());
  }

  @Test
  void restart_inTheMiddleOfAnOutage_theOutageCountsAsOne() {
    discharging();
    bench.linkDown();
    bench.seconds(600);
    bench.restart(Duration.ofSeconds(60));
    assertThat(bench.session().permission()).isEqualTo(GRANTED);
    bench.seconds(239);
    assertThat(bench.session().permission()).isEqualTo(GRANTED);
    bench.seconds(2);
    assertThat(bench.session().permission()).isEqualTo(EXPIRED);
  }

  @Test
  void restart_outageEndsInTime_permissionStands() {
    discharging();
    bench.linkDown();
    bench.seconds(600);
    bench.restart(Duration.ofSeconds(60)).linkUp();
    bench.seconds(3_600);
    assertThat(bench.session().permission()).isEqualTo(GRANTED);
  }

  @Test
  void restart_neverOnlineAgain_permissionEndsAfterItsTime() {
    discharging();
    bench.restart(Duration.ofSeconds(60));
    bench.seconds(700);
    assertThat(bench.session().permission()).isEqualTo(GRANTED);
    bench.seconds(201);
    assertThat(bench.session().permission()).isEqualTo(EXPIRED);
  }

  @Test
  void restart_nobodyHadStarted_asksAgain() {
    bench.start().linkUp();
    bench.plugIn(60);
    bench.pickPattern("balanced");
    bench.permit();
    restart(Duration.ofMinutes(20));
    assertThat(bench.session().permission()).isEqualTo(ASKED);
  }

  @Test
  void restart_afterTheStay_knowsNothingOfIt() {
    discharging();
    bench.unplug();
    bench.seconds(5);
    restart(Duration.ofSeconds(20));
    assertThat(bench.evse().session()).isEmpty();
    assertThat(bench.store.load().sessions()).isEmpty();
  }

  @Test
  void restart_pilotDoesNotTellAtFirst_goesOnOnceTheVehicleIsSeen() {
    discharging();
    var transaction = bench.session().transactionId();
    bench.hardware.evse(1).pilotUnseen(ControlPilotState.E);
    restart(Duration.ofSeconds(20));
    bench.seconds(60);
    assertThat(bench.centralSystem.events()).isEmpty();
    bench.hardware.events().cardPresented(new IdToken("CARD", IdTokenType.ISO14443), Set.of(1));
    bench.settle();
    assertThat(bench.evse().session()).as("nobody else begins meanwhile").isEmpty();

    bench.hardware.evse(1).pilot(ControlPilotState.C);
    bench.seconds(10);
    assertThat(bench.session().transactionId()).isEqualTo(transaction);
    assertThat(bench.session().permission()).isEqualTo(GRANTED);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void restart_pilotNeverTells_endsWhenAStayMayNoLongerBeInterrupted() {
    discharging();
    bench.hardware.evse(1).pilotUnseen(ControlPilotState.E);
    restart(Duration.ofSeconds(20));
    bench.advance(bench.timing.resumption().minusSeconds(1));
    assertThat(bench.centralSystem.events()).isEmpty();
    bench.seconds(10);
    assertThat(bench.centralSystem.events().getLast().stoppedReason()).contains(StoppedReason.PowerLoss);
    assertThat(bench.evse().session()).isEmpty();
  }

  private void discharging() {
    bench.start().linkUp();
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.seconds(130);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void restart_cardButNoVehicleYet_theStayIsEndedAndNotKeptForEver() {
    bench.start().linkUp();
    bench.hardware.events().cardPresented(new IdToken("CARD", IdTokenType.ISO14443), Set.of(1));
    bench.seconds(1);
    assertThat(bench.store.load().sessions()).hasSize(1);
    restart(Duration.ofSeconds(20));
    bench.seconds(10);
    assertThat(bench.store.load().sessions()).isEmpty();
  }

  private void restart(Duration downtime) {
    told.addAll(bench.centralSystem.events());
    bench.restart(downtime).linkUp();
  }

  private long sold() {
    return bench.store.committed(Change.RecordAppended.class).stream().map(Change.RecordAppended::record)
        .filter(record -> record.direction() == Direction.EXPORT).map(InterchangeRecord::energy)
        .mapToLong(energy -> energy.value()).sum();
  }
}
