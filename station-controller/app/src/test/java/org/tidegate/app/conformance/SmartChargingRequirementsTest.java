package org.tidegate.app.conformance;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.app.virtual.VirtualSetup;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.ocpp.v201.ChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.ClearChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.GetChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.GetChargingProfilesRequest;
import org.tidegate.ocpp.v201.GetChargingProfilesResponse;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsRequest;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsResponse;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsStatusEnum;
import org.tidegate.ocpp.v201.ReportChargingProfilesRequest;
import org.tidegate.ocpp.v201.SetChargingProfileRequest;
import org.tidegate.ocpp.v201.SetChargingProfileResponse;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Requirements of block K beyond its cases: what is accepted is what flows. */
class SmartChargingRequirementsTest {
  private static final int PROFILE = 71;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"K01.FR.04", "K01.FR.07", "K03.FR.02", "K03.FR.03"})
  void txProfile_changedWhileCharging_isFollowedEachTime() {
    bench.states().energyTransferStarted();
    var id = bench.states().transactionId();

    for (int limit : List.of(6_000, 9_000, 0, 1_400)) {
      profiles().set(Configured.EVSE, profiles().tx(PROFILE, id).limit(0, limit));
      bench.seconds(2);
      assertThat(bench.station().commanded()).isEqualTo(limit);
    }
    assertThat(profiles().get(Configured.EVSE, Profiles.any()))
        .flatExtracting(ReportChargingProfilesRequest::chargingProfile).hasSize(1);
  }

  @Test
  @Covers("K01.FR.07")
  void profiles_ofEachPurpose_theLowestIsActive() {
    bench.states().energyTransferStarted();
    profiles().set(0, profiles().stationMax(71).limit(0, 8_000));
    profiles().set(Configured.EVSE, profiles().txDefault(72).limit(0, 3_000));
    profiles().set(Configured.EVSE, profiles().tx(73, bench.states().transactionId()).limit(0, 9_000));
    bench.seconds(2);
    assertThat(bench.station().commanded()).as("the TxProfile puts the default aside").isEqualTo(8_000);

    profiles().set(Configured.EVSE, profiles().tx(73, bench.states().transactionId()).limit(0, 5_000));
    bench.seconds(2);

    assertThat(bench.station().commanded()).isEqualTo(5_000);
  }

  @Test
  @Covers("K01.FR.10")
  void profile_withoutValidity_holdsUntilItIsReplaced() {
    profiles().set(Configured.EVSE, profiles().txDefault(PROFILE).limit(0, 6_000));

    bench.advance(Duration.ofDays(40));

    Profiles.periods(profiles().composite(Configured.EVSE, 86_400), 0, 6_000);
  }

  @Test
  @Covers("K01.FR.32")
  void txDefault_forAllWhileCharging_changesThePowerAndTheTransactionGoesOn() {
    bench.states().energyTransferStarted();

    profiles().set(0, profiles().txDefault(PROFILE).limit(0, 4_000));
    bench.seconds(2);

    assertThat(bench.station().commanded()).isEqualTo(4_000);
    bench.expectNothing(TransactionEventRequest.class, event -> event.eventType() == TransactionEventEnum.Ended,
        Duration.ofSeconds(30));
  }

  /** EVSE 2 has one phase here, whichever that is. */
  @Test
  @Covers("K01.FR.47")
  void onePhase_withoutPhaseToUse_isThePhaseThatTheEvseHas() {
    bench.with(setup -> setup.withEvses(VirtualSetup.dc(1), onePhase(2)));
    profiles().set(Configured.OTHER_EVSE, profiles().txDefault(PROFILE).forPhases(1).inAmperes().limit(0, 10));

    bench.states(Configured.OTHER_EVSE).energyTransferStarted();
    bench.seconds(2);

    assertThat(bench.station().hardware().state(Configured.OTHER_EVSE).commanded().value()).isEqualTo(10 * 230);
  }

  /** The power stage of an AC EVSE tells its vehicle by the duty cycle of the pilot: PilotDutyCycleTest. */
  @Test
  @Covers("K02.FR.02")
  void basicVehicle_authorized_isToldTheLimitOfTheDefaultProfile() {
    profiles().set(Configured.OTHER_EVSE, profiles().txDefault(PROFILE).inAmperes().limit(0, 10));

    bench.states(Configured.OTHER_EVSE).energyTransferStarted();
    bench.seconds(2);

    assertThat(bench.station().hardware().state(Configured.OTHER_EVSE).commanded().value()).isEqualTo(10 * 3 * 230);
    assertThat(Profiles.firstLimit(profiles().composite(Configured.OTHER_EVSE, 60, ChargingRateUnitEnum.A)))
        .isEqualByComparingTo("10");
  }

  @Test
  @Covers("K06.FR.01")
  void txProfile_linkIsGone_isFollowedToTheEndOfTheTransaction() {
    bench.states().energyTransferStarted();
    profiles().set(Configured.EVSE, profiles().tx(PROFILE, bench.states().transactionId()).limit(0, 6_000)
        .limit(600, 3_000).limit(3_600, 5_000));

    bench.goOffline();
    bench.seconds(10);
    assertThat(bench.station().commanded()).isEqualTo(6_000);
    bench.seconds(600);
    assertThat(bench.station().commanded()).isEqualTo(3_000);
    bench.seconds(3_000);
    assertThat(bench.station().commanded()).isEqualTo(5_000);

    bench.driver().plugsOut();
    bench.goOnline();
    assertThat(profiles().tryGet(null, Profiles.byId(PROFILE))).isEqualTo(GetChargingProfileStatusEnum.NoProfiles);
  }

  @Test
  @Covers("K07.FR.01")
  void txDefault_transactionBeginsOffline_isFollowed() {
    profiles().set(Configured.EVSE, profiles().txDefault(PROFILE).limit(0, 6_000));
    bench.goOffline();

    bench.driver().plugsIn();
    bench.driver().pressesStart(Configured.EVSE);
    bench.seconds(20);

    assertThat(bench.station().commanded()).isEqualTo(6_000);
    bench.goOnline();
  }

  @Test
  @Covers("K06.FR.02")
  void offline_withoutProfiles_chargesAsTheStationCan() {
    bench.states().energyTransferStarted();
    bench.goOffline();

    bench.seconds(1_000);

    assertThat(bench.station().commanded()).isEqualTo(10_000); // What the vehicle takes.
    bench.goOnline();
  }

  @Test
  @Covers({"K09.FR.01", "K09.FR.02"})
  void get_ofAllEvses_oneReportForEach_andTheLastSaysSo() {
    for (int evseId = 0; evseId <= Configured.EVSES; evseId++) {
      profiles().set(evseId, profiles().txDefault(80 + evseId).level(evseId).limit(0, 6_000));
      profiles().set(evseId, profiles().txDefault(90 + evseId).level(5 + evseId).limit(0, 6_000));
    }

    var reports = profiles().get(null, Profiles.any());

    assertThat(reports).extracting(ReportChargingProfilesRequest::evseId).containsExactly(0, 1, 2);
    assertThat(reports).extracting(ReportChargingProfilesRequest::tbc).containsExactly(true, true, false);
    assertThat(reports).allMatch(report -> report.chargingProfile().size() == 2);
    assertThat(profiles().get(null, Profiles.byId(80, 92))).hasSize(2);
  }

  @Test
  @Covers("K10.FR.05")
  void clear_whileCharging_whatIsLeftDecidesForEachTransaction() {
    bench.states().energyTransferStarted();
    bench.states(Configured.OTHER_EVSE).energyTransferStarted();
    profiles().set(0, profiles().txDefault(71).limit(0, 6_000));
    profiles().set(0, profiles().txDefault(72).level(1).limit(0, 3_000));
    bench.seconds(2);
    assertThat(commanded()).containsExactly(3_000, 3_000);

    assertThat(profiles().clear(72)).isEqualTo(ClearChargingProfileStatusEnum.Accepted);
    bench.seconds(2);

    assertThat(commanded()).containsExactly(6_000, 6_000);
  }

  // Odd sequences

  /** Watts that were meant: 180,000 A. The link stays alive and the profile that was there goes on. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @OverSocket
  void set_nonsense_isRejectedAndTheOldOneStays(boolean tooMuch) {
    bench.states(Configured.OTHER_EVSE).energyTransferStarted();
    var id = bench.states(Configured.OTHER_EVSE).transactionId();
    var old = profiles().set(Configured.OTHER_EVSE, profiles().tx(PROFILE, id).inAmperes().limit(0, 10));
    var nonsense = profiles().tx(PROFILE, id).inAmperes();

    assertThat(profiles().refused(Configured.OTHER_EVSE,
        tooMuch ? nonsense.limit(0, 180_000) : nonsense.startsAt(null).limit(0, 16))).isEqualTo("InvalidSchedule");

    profiles().gets(null, Profiles.byId(PROFILE), Configured.OTHER_EVSE, old);
    bench.seconds(2);
    assertThat(commanded().get(1)).isEqualTo(6_900);
    profiles().set(Configured.OTHER_EVSE, profiles().tx(PROFILE, id).inAmperes().limit(0, 8));
    bench.seconds(2);
    assertThat(commanded().get(1)).isEqualTo(8 * 690);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @OverSocket
  void negativeLimit_whereNothingCanDischarge_isRejected(boolean stationMax) {
    assertThat(stationMax
        ? profiles().refused(0, profiles().stationMax(PROFILE).limit(0, -5_000))
        : profiles().refused(Configured.OTHER_EVSE, profiles().txDefault(PROFILE).limit(0, -5_000)))
        .isEqualTo("InvalidSchedule");

    assertThat(profiles().tryGet(null, Profiles.any())).isEqualTo(GetChargingProfileStatusEnum.NoProfiles);
  }

  /** The central system does not even answer what it was told before it sends the profile that follows from it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @OverSocket
  void set_rightAfterTheVehiclesNeeds_isInForce(boolean beforeAnswering) {
    var asked = new ArrayList<CompletableFuture<SetChargingProfileResponse>>();
    bench.states().authorizedLocally();
    bench.centralSystem().next(V201.NOTIFY_EV_CHARGING_NEEDS, needs -> {
      asked.add(bench.centralSystem().ask(
          SetChargingProfileRequest.of(needs.evseId(), profiles().txDefault(PROFILE).limit(0, 6_000).wire()),
          SetChargingProfileResponse.class));
      var answer = NotifyEVChargingNeedsResponse
          .of(NotifyEVChargingNeedsStatusEnum.Accepted);
      return beforeAnswering
          ? asked.getFirst().thenApply(_ -> answer)
          : CompletableFuture.completedFuture(answer);
    });

    bench.states().evConnectedPreSession();
    bench.expect(NotifyEVChargingNeedsRequest.class);
    bench.seconds(10);

    assertThat(asked.getFirst().join().status())
        .isEqualTo(ChargingProfileStatusEnum.Accepted);
    assertThat(bench.station().commanded()).isEqualTo(6_000);
  }

  /** Not a moment passes between the answer and the next question. */
  @Test
  @OverSocket
  void get_rightAfterAccepted_reportsWhatWasAccepted() {
    var wire = profiles().txDefault(PROFILE).limit(0, 6_000).wire();
    var answers = bench.centralSystem()
        .ask(SetChargingProfileRequest.of(Configured.EVSE, wire), SetChargingProfileResponse.class)
        .thenCompose(_ -> bench.centralSystem().ask(
            new GetChargingProfilesRequest(5, Profiles.byId(PROFILE), null, null),
            GetChargingProfilesResponse.class));
    bench.advanceUntil(answers::isDone, Bench.SOON);

    assertThat(answers.join().status()).isEqualTo(GetChargingProfileStatusEnum.Accepted);
    assertThat(bench.expect(ReportChargingProfilesRequest.class).chargingProfile()).containsExactly(wire);
  }

  /** Killed, not switched off: what was answered with Accepted is there again. */
  @Test
  @Covers("K01.FR.27")
  void profiles_programIsKilled_areThereAgain() {
    var ofStation = profiles().set(0, profiles().stationMax(71).limit(0, 9_000));
    var ofEvse = profiles().set(Configured.EVSE, profiles().txDefault(72).level(3).limit(0, 6_000).limit(60, 7_000));
    bench.lookAway();

    bench.powerCycle();
    bench.states().booted();

    assertThat(profiles().get(null, Profiles.any())).flatExtracting(ReportChargingProfilesRequest::chargingProfile)
        .containsExactlyInAnyOrder(ofStation, ofEvse);
  }

  @Test
  @Covers({"K08.FR.02", "K08.FR.03"})
  void composite_inBothUnits_ofStationAndEvse() {
    profiles().set(0, profiles().stationMax(71).limit(0, 13_800));
    profiles().set(Configured.OTHER_EVSE, profiles().txDefault(72).limit(0, 6_900));

    assertThat(first(Configured.OTHER_EVSE, ChargingRateUnitEnum.W)).isEqualByComparingTo("6900");
    assertThat(first(Configured.OTHER_EVSE, ChargingRateUnitEnum.A)).isEqualByComparingTo("10");
    assertThat(first(0, ChargingRateUnitEnum.W)).isEqualByComparingTo("13800");
    assertThat(first(0, ChargingRateUnitEnum.A)).isEqualByComparingTo("20");
  }

  private BigDecimal first(int evseId, ChargingRateUnitEnum unit) {
    return Profiles.firstLimit(profiles().composite(evseId, 600, unit));
  }

  private static EvseSettings onePhase(int id) {
    var three = VirtualSetup.ac(id);
    return new EvseSettings(id, three.connectorType(), three.rating(), 1, three.volts());
  }

  private List<Integer> commanded() {
    return List.of(bench.station().commanded(),
        bench.station().hardware().state(Configured.OTHER_EVSE).commanded().value());
  }

  private Profiles profiles() {
    return bench.profiles();
  }
}
