package org.tidegate.app.virtual;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.dialog.Negotiation.ControlMode;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.simulator.Manners;
import org.tidegate.hardware.simulator.Misbehaviour.DischargeLimitSign;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.ocpp.v201.ChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsRequest;
import org.tidegate.ocpp.v201.NotifyEVChargingScheduleRequest;
import org.tidegate.ocpp.v201.SetChargingProfileRequest;
import org.tidegate.ocpp.v201.SetChargingProfileResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole station with simulated cars that negotiate over ISO 15118, well and badly. */
class NegotiatingCarsTest {
  private static final IdToken CARD = new IdToken("CARD-1", IdTokenType.ISO14443);
  private static final Manners SCHEDULED = Manners.second(ControlMode.ScheduledControl);
  private static final Manners DYNAMIC = Manners.second(ControlMode.DynamicControl);

  private final VirtualStation station = new VirtualStation(15_118);

  @AfterEach
  void nothingElseWentWrong() {
    assertThat(station.failures()).isEmpty();
    station.close();
  }

  @ParameterizedTest
  @EnumSource(value = Manners.Answers.class, mode = EnumSource.Mode.EXCLUDE, names = "AGREES")
  void car_thatDoesNotAgree_getsNothing_evenIfItAsks(Manners.Answers answers) {
    starts(SCHEDULED.withAnswers(answers).withAsksAnyway(true));
    if (answers != Manners.Answers.NEVER) {
      profile(6_000);
    }
    for (int minute = 0; minute < 5; minute++) {
      station.seconds(60);
      assertThat(station.commanded()).isZero();
    }
    assertThat(station.hardware().state(1).imported().value()).isZero();
  }

  @Test
  void car_thatAnswersTooLate_getsNothing() {
    starts(SCHEDULED.withAnswersAfter(Duration.ofSeconds(58)));
    station.seconds(40);
    station.hardware().change(1, car -> car.manners(SCHEDULED.withAnswersAfter(Duration.ofSeconds(61))));
    station.seconds(20);
    profile(6_000);
    station.seconds(300);
    assertThat(station.commanded()).isZero();
  }

  @Test
  void car_thatAnswersLate_getsWhatItAgreedTo() {
    starts(SCHEDULED.withAnswersAfter(Duration.ofSeconds(40)));
    station.seconds(41);
    profile(6_000);
    station.seconds(39);
    assertThat(station.commanded()).isZero();
    station.seconds(4);
    assertThat(station.commanded()).isEqualTo(6_000);
  }

  @Test
  void car_pickingTheThirdOfThree_getsTheThird() {
    starts(SCHEDULED.withPicks(3));
    station.seconds(1);
    assertThat(profile(6_000, 7_000, 8_000)).isEqualTo(ChargingProfileStatusEnum.Accepted);
    station.seconds(3);
    assertThat(station.commanded()).isEqualTo(8_000);
    assertThat(schedules().getLast().chargingSchedule().id()).isEqualTo(3);
  }

  @Test
  void car_thatTakesFewTuples_isOfferedNoMore() {
    starts(SCHEDULED.withMostTuples(2));
    station.seconds(1);
    assertThat(needs().getFirst().maxScheduleTuples()).isEqualTo(2);
    var periods = List.of(period(0, 6_000), period(600, 5_000), period(1_200, 4_000));
    send(periods);
    station.seconds(3);
    assertThat(schedules().getLast().chargingSchedule().chargingSchedulePeriod()).hasSize(2);
    assertThat(schedules().getLast().chargingSchedule().duration()).isEqualTo(1_200);
  }

  @Test
  void profile_rightAfterTheNeeds_isTakenAndFollowed() {
    starts(SCHEDULED);
    station.seconds(1);
    assertThat(profile(6_000)).isEqualTo(ChargingProfileStatusEnum.Accepted);
    station.seconds(3);
    assertThat(station.commanded()).isEqualTo(6_000);
  }

  @Test
  void centralSystem_silentAfterAccepting_doesNotKeepTheCarWaitingForEver() {
    starts(SCHEDULED);
    station.seconds(54);
    assertThat(station.commanded()).isZero();
    station.seconds(5);
    assertThat(station.commanded()).isEqualTo(11_000);
  }

  @Test
  void link_cutDuringNegotiation_isNoReasonToWait() {
    starts(SCHEDULED);
    station.seconds(5);
    station.disconnectNetwork();
    station.seconds(5);
    assertThat(station.commanded()).isEqualTo(11_000);
    station.connectNetwork();
    station.seconds(120);
    assertThat(schedules()).hasSize(1);
  }

  @Test
  void station_killedWhileCharging_negotiatesAnewBeforePowerFlows() {
    starts(SCHEDULED);
    station.seconds(1);
    profile(6_000);
    station.seconds(3);
    station.kill();
    station.start();
    station.seconds(1);
    assertThat(station.commanded()).isZero();
    station.seconds(120);
    assertThat(station.commanded()).as("the profile is stored").isEqualTo(6_000);
    assertThat(needs()).hasSize(2);
  }

  @Test
  void car_unpluggedDuringNegotiation_leavesRoomForTheNext() {
    starts(SCHEDULED);
    station.seconds(1);
    station.hardware().plugOut(1);
    station.seconds(20);
    assertThat(station.commanded()).isZero();
    starts(DYNAMIC);
    station.seconds(1);
    profile(5_000);
    station.seconds(3);
    assertThat(station.commanded()).isEqualTo(5_000);
  }

  @ParameterizedTest
  @EnumSource(DischargeLimitSign.class)
  void car_withABidirectionalService_isDischarged_howeverItSpellsItsLimit(DischargeLimitSign sign) {
    station.hardware().device(1, device -> device.withSpelling(sign));
    permits(DYNAMIC);
    assertThat(needs().getFirst().chargingNeeds().customData().fields().get("requestedEnergyTransfer").textValue())
        .isEqualTo("DC_BPT");
    send(List.of(ProfilesOnTheWire.negativeLimit(-5_000)));
    station.seconds(5);
    assertThat(station.commanded()).isEqualTo(-5_000);
  }

  @Test
  void car_thatRefusesTheBidirectionalServiceAfterOfferingIt_isNeverDischarged() {
    permits(DYNAMIC.withChoosesBidirectional(false));
    var data = needs().getFirst().chargingNeeds().customData().fields();
    assertThat(data).doesNotContainKey("requestedEnergyTransfer");
    assertThat(data.get("availableEnergyTransfer")).extracting(mode -> mode.textValue()).contains("DC_BPT");
    send(List.of(ProfilesOnTheWire.negativeLimit(-5_000)));
    station.seconds(30);
    assertThat(station.commanded()).isZero();
    assertThat(station.hardware().state(1).exported().value()).isZero();
  }

  @Test
  void carOfTheFirstEdition_isNeverDischarged() {
    permits(Manners.first());
    send(List.of(ProfilesOnTheWire.negativeLimit(-5_000)));
    station.seconds(60);
    assertThat(station.commanded()).isZero();
  }

  private void starts(Manners manners) {
    station.seconds(70);
    station.hardware().plugIn(1, car(manners));
    station.seconds(2);
    station.hardware().swipe(CARD, Set.of(1));
    station.seconds(1);
  }

  private void permits(Manners manners) {
    starts(manners);
    station.centralSystem.prices("0.40", "0.20");
    station.seconds(1);
    station.press((acts, version) -> acts.setConditions(1, version, VirtualStation.conditions(20, "0.30", "0.50")));
    station.press((acts, version) -> acts.permit(1, version, VirtualStation.seen()));
    station.seconds(1);
  }

  private static SimulatedCar car(Manners manners) {
    return SimulatedCar.iso15118(CurrentKind.DC, new Watts(11_000), new Watts(11_000)).soc(60).manners(manners).build();
  }

  private ChargingProfileStatusEnum profile(int... limits) {
    return set(ProfilesOnTheWire.alternatives(station.session().transactionId().orElseThrow(), station.loop.now(),
        limits));
  }

  private void send(List<ChargingSchedulePeriod> periods) {
    assertThat(set(ProfilesOnTheWire.txProfile(station.session().transactionId().orElseThrow(), station.loop.now(),
        periods))).isEqualTo(ChargingProfileStatusEnum.Accepted);
  }

  private ChargingProfileStatusEnum set(SetChargingProfileRequest request) {
    var answer = station.centralSystem.ask(request, SetChargingProfileResponse.class);
    station.loop.runPosted();
    return answer.join().status();
  }

  private static ChargingSchedulePeriod period(int second, int watts) {
    return ChargingSchedulePeriod.of(second, BigDecimal.valueOf(watts));
  }

  private List<NotifyEVChargingNeedsRequest> needs() {
    return station.centralSystem.received(NotifyEVChargingNeedsRequest.class);
  }

  private List<NotifyEVChargingScheduleRequest> schedules() {
    return station.centralSystem.received(NotifyEVChargingScheduleRequest.class);
  }
}
