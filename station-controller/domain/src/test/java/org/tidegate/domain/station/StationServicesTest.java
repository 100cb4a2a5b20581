package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.OperationModeVariables;
import org.tidegate.domain.devicemodel.V2xVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.devicemodel.VehicleVariables;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.dialog.Negotiation.EnergyRequests;
import org.tidegate.domain.dialog.ScheduleChoice;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.Authorize;
import org.tidegate.domain.message.Outgoing.ChargingNeeds;
import org.tidegate.domain.message.Outgoing.NeedsAnswer;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.station.Negotiating.Cars;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TriggerReason;

import static org.assertj.core.api.Assertions.assertThat;

/** Which energy transfer a vehicle may choose, and that nothing is discharged before it did: Q01, Q02. */
class StationServicesTest {
  private static final IdToken CARD = new IdToken("CARD-1", IdTokenType.ISO14443);
  private static final Set<EnergyTransfer> CHARGING = Set.of(EnergyTransfer.DC);
  private static final Set<EnergyTransfer> BOTH_WAYS = Set.of(EnergyTransfer.DC, EnergyTransfer.DC_BPT);

  @Test
  void firstEdition_hasNoBidirectionalService() {
    var car = Negotiating.plugged(Cars.DC_FIRST);
    car.bench.pressStart();
    assertThat(car.dialog().services()).containsExactly(CHARGING);
  }

  @Test
  void vehicle_thatDidNotChooseBothWays_isNeverDischarged() {
    var car = permitted(Optional.of(BOTH_WAYS), EnergyTransfer.DC);
    car.setpoint(-5_000);
    car.bench.seconds(3);

    assertThat(car.bench.commanded()).isZero();
    assertThat(car.bench.reasons()).contains(LimitReason.VEHICLE_LIMITS);
  }

  @Test
  @Covers({"2.1 Q01.FR.03", "2.1 Q01.FR.07"})
  void vehicle_thatChoseBothWays_isDischarged() {
    var car = permitted(Optional.of(BOTH_WAYS), EnergyTransfer.DC_BPT);
    car.setpoint(-5_000);
    car.bench.seconds(3);

    assertThat(car.bench.commanded()).isEqualTo(-5_000);
    var told = car.bench.centralSystem.sent(ChargingNeeds.class).getFirst().vehicle().negotiation().orElseThrow();
    assertThat(told.service()).contains(EnergyTransfer.DC_BPT);
    assertThat(told.available()).isEqualTo(BOTH_WAYS);
  }

  @Test
  void vehicle_thatChoseWhatItWasNotOffered_isNotDischarged() {
    var car = permitted(Optional.of(CHARGING), EnergyTransfer.DC_BPT);
    car.setpoint(-5_000);
    car.bench.seconds(3);

    assertThat(car.bench.commanded()).isZero();
  }

  @Test
  @Covers({"2.1 Q01.FR.09", "2.1 Q02.FR.04", "2.1 Q02.FR.06", "2.1 Q02.FR.07"})
  void bothWays_allowedLater_isNegotiatedAndThenDischarges() {
    var car = permitted(Optional.of(Set.of()), EnergyTransfer.DC);
    assertThat(car.dialog().services()).containsExactly(CHARGING);
    car.profile(6_000);
    car.bench.seconds(2);
    assertThat(car.bench.commanded()).isEqualTo(6_000);

    assertThat(allow(car, BOTH_WAYS)).isTrue();
    assertThat(car.dialog().services()).containsExactly(CHARGING, BOTH_WAYS);
    assertThat(car.bench.commanded()).as("while the service is negotiated").isZero();
    car.setpoint(-5_000);
    car.bench.seconds(3);
    assertThat(car.bench.commanded()).isZero();

    car.asks(EnergyTransfer.DC_BPT);
    assertThat(car.bench.centralSystem.sent(ChargingNeeds.class)).hasSize(2);
    car.setpoint(-5_000);
    car.chooses(ScheduleChoice.NO_SCHEDULE);
    car.bench.seconds(3);
    assertThat(car.bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void bothWays_noMoreAllowed_endsAtOnce() {
    var car = permitted(Optional.of(BOTH_WAYS), EnergyTransfer.DC_BPT);
    car.setpoint(-5_000);
    car.bench.seconds(3);
    assertThat(car.bench.commanded()).isEqualTo(-5_000);

    allow(car, CHARGING);

    assertThat(car.bench.commanded()).isZero();
    assertThat(car.dialog().services()).containsExactly(BOTH_WAYS, CHARGING);
  }

  @Test
  void allowed_inAnUnknownTransaction_isRefused() {
    var car = permitted(Optional.of(CHARGING), EnergyTransfer.DC);
    assertThat(car.bench.now(car.bench.station().requests().transactions().allow("TX-0", BOTH_WAYS))).isFalse();
    assertThat(car.dialog().services()).containsExactly(CHARGING);
  }

  @Test
  void allowed_sameAsBefore_changesNothing() {
    var car = permitted(Optional.of(BOTH_WAYS), EnergyTransfer.DC_BPT);
    assertThat(allow(car, BOTH_WAYS)).isTrue();
    assertThat(car.dialog().services()).containsExactly(BOTH_WAYS);
  }

  @Test
  @Covers({"2.1 Q01.FR.05"})
  void service_rejected_isNegotiatedAnewWithoutIt() {
    var car = started(Optional.of(BOTH_WAYS));
    car.bench.centralSystem.answer(ChargingNeeds.class, NeedsAnswer.REJECTED);
    car.asks(EnergyTransfer.DC_BPT);

    assertThat(car.dialog().services()).containsExactly(BOTH_WAYS, CHARGING);
    car.bench.centralSystem.answer(ChargingNeeds.class, NeedsAnswer.NO_PROFILE);
    car.asks(EnergyTransfer.DC);
    car.chooses(ScheduleChoice.NO_SCHEDULE);
    assertThat(car.bench.commanded()).isEqualTo(11_000);
  }

  @Test
  @Covers({"2.1 Q01.FR.06", "2.1 K18.FR.23", "2.1 K19.FR.16"})
  void service_rejectedWithNothingElseLeft_endsTheTransaction() {
    var car = started(Optional.of(CHARGING));
    car.bench.centralSystem.answer(ChargingNeeds.class, NeedsAnswer.REJECTED);
    car.asks(EnergyTransfer.DC);
    car.bench.seconds(5);

    var ended = car.bench.centralSystem.events().getLast();
    assertThat(ended.trigger()).isEqualTo(TriggerReason.AbnormalCondition);
    assertThat(ended.stoppedReason()).contains(StoppedReason.ReqEnergyTransferRejected);
    assertThat(car.dialog().stops()).isEqualTo(1);
    assertThat(car.bench.commanded()).isZero();
  }

  @Test
  void v2x_disabled_isNotOfferedAndEndsAtOnce() {
    var car = permitted(Optional.empty(), EnergyTransfer.DC_BPT);
    car.setpoint(-5_000);
    car.bench.seconds(3);
    assertThat(car.bench.commanded()).isEqualTo(-5_000);

    set(car, "false");
    assertThat(car.bench.commanded()).isZero();
    assertThat(car.dialog().services()).containsExactly(BOTH_WAYS, CHARGING);
  }

  @Test
  void vehicleWithoutNegotiation_isDischargedOnlyWhereThatIsAllowed() {
    var bench = StationBench.online();
    bench.seconds(65);
    bench.centralSystem.answer(Authorize.class, Authorization.ACCEPTED.allowing(CHARGING));
    bench.plugIn(60);
    bench.hardware.events().cardPresented(CARD, Set.of(1));
    bench.seconds(2);
    bench.pickPattern("balanced");
    bench.permit();
    bench.setpoint(-5_000);
    bench.seconds(3);
    assertThat(bench.commanded()).isZero();

    var id = bench.session().transactionId().orElseThrow();
    bench.now(bench.station().requests().transactions().allow(id, BOTH_WAYS));
    bench.seconds(3);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  /** The driver's own answer says nothing of it, or something newer; also after a restart in between. */
  @ParameterizedTest
  @Covers("2.1 Q02.FR.04")
  @CsvSource({",false,-5000", "DC,false,0", ",true,-5000"})
  void allowed_beforeAnybodyIsAuthorized_holdsForTheDriverWhoComes(@Nullable EnergyTransfer later, boolean restarts,
      int watts) {
    var bench = StationBench.online();
    bench.seconds(65);
    bench.centralSystem.answer(Authorize.class,
        Authorization.ACCEPTED.allowing(later == null ? Set.of() : Set.of(later)));
    bench.plugIn(60);
    bench.seconds(2);
    var id = bench.session().transactionId().orElseThrow();
    assertThat(bench.now(bench.station().requests().transactions().allow(id, BOTH_WAYS))).isTrue();
    if (restarts) {
      bench.restart(Duration.ofSeconds(5)).linkUp();
      bench.seconds(2);
    }
    bench.hardware.events().cardPresented(CARD, Set.of(1));
    bench.seconds(2);
    bench.pickPattern("balanced");
    bench.permit();
    bench.setpoint(-5_000);
    bench.seconds(3);
    assertThat(bench.commanded()).isEqualTo(watts);
  }

  @Test
  void vehicle_belowItsOwnEnergyForDischarge_isNotDischarged() {
    var car = permitted(Optional.of(BOTH_WAYS), EnergyTransfer.DC_BPT);
    car.setpoint(-5_000);
    car.bench.seconds(3);
    car.needs(new EnergyRequests(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new WattHours(1)),
        Optional.empty()));
    car.reports();
    assertThat(car.bench.commanded()).isZero();
    assertThat(car.bench.reasons()).contains(LimitReason.VEHICLE_LIMITS);
  }

  @Test
  @Covers({"2.1 Q01.FR.30", "2.1 Q01.FR.32", "2.1 Q01.FR.36"})
  void deviceModel_tellsWhatIsSupportedAndWhatTheVehicleTold() {
    var car = started(Optional.of(BOTH_WAYS));
    assertThat(value(car, new VariableAddress(VehicleVariables.vehicle(1), VehicleVariables.AVAILABLE)))
        .isEqualTo("true");
    assertThat(value(car, new VariableAddress(VehicleVariables.vehicle(1), VehicleVariables.VEHICLE_ID)))
        .isEqualTo("EV-1");
    assertThat(value(car, new VariableAddress(VehicleVariables.vehicle(1), VehicleVariables.PROTOCOL_AGREED)))
        .isEqualTo("urn:iso:std:iso:15118:-20:DC,1,0");
    assertThat(
        value(car, new VariableAddress(OperationModeVariables.controller(1), V2xVariables.ENERGY_TRANSFER_MODES)))
        .isEqualTo("DC,DC_BPT");
    assertThat(value(car, new VariableAddress(OperationModeVariables.controller(1), V2xVariables.OPERATION_MODES)))
        .contains("ChargingOnly", "CentralSetpoint");
    var requested = new VariableAddress(VehicleVariables.controller(1), VehicleVariables.REQUESTED_ENERGY_TRANSFER);
    assertThat(value(car, requested)).isEmpty();
    car.asks(EnergyTransfer.DC_BPT);
    assertThat(value(car, requested)).isEqualTo("DC_BPT");
    car.bench.hardware.evse(1).unplug();
    car.bench.seconds(10);
    assertThat(value(car, new VariableAddress(VehicleVariables.vehicle(1), VehicleVariables.AVAILABLE)))
        .isEqualTo("false");
  }

  private static String value(Negotiating car, VariableAddress variable) {
    return car.bench.station().requests().getVariable(variable, AttributeType.Actual).value().orElseThrow();
  }

  private static void set(Negotiating car, String enabled) {
    var variable = new VariableAddress(OperationModeVariables.controller(1), V2xVariables.ENABLED);
    var results = car.bench.now(car.bench.station().requests()
        .setVariables(List.of(new Setting(variable, AttributeType.Actual, enabled))));
    assertThat(results.getFirst().isAccepted()).isTrue();
  }

  private static boolean allow(Negotiating car, Set<EnergyTransfer> transfers) {
    var id = car.bench.session().transactionId().orElseThrow();
    return car.bench.now(car.bench.station().requests().transactions().allow(id, transfers));
  }

  /** A driver is authorized, with these energy transfers allowed. */
  private static Negotiating started(Optional<Set<EnergyTransfer>> allowed) {
    var car = new Negotiating(StationBench.online(), Cars.DC_DYNAMIC);
    car.bench.centralSystem.answer(Authorize.class,
        allowed.map(Authorization.ACCEPTED::allowing).orElse(Authorization.ACCEPTED));
    car.plugIn();
    car.bench.hardware.events().cardPresented(CARD, Set.of(1));
    car.bench.seconds(2);
    return car;
  }

  /** The same, with the driver's permission, agreed on this service. */
  private static Negotiating permitted(Optional<Set<EnergyTransfer>> allowed, EnergyTransfer service) {
    var car = started(allowed);
    car.bench.centralSystem.answer(ChargingNeeds.class, NeedsAnswer.NO_PROFILE);
    car.asks(service);
    car.chooses(ScheduleChoice.NO_SCHEDULE);
    car.bench.pickPattern("balanced");
    car.bench.permit();
    return car;
  }
}
