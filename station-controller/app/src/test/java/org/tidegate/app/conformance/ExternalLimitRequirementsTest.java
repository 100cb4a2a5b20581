package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.ocpp.v201.ChargingLimitSourceEnum;
import org.tidegate.ocpp.v201.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v201.ClearChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.ClearedChargingLimitRequest;
import org.tidegate.ocpp.v201.NotifyChargingLimitRequest;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** What others than the central system want of the station, K11 to K13, as the central system sees it. */
class ExternalLimitRequirementsTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @OverSocket
  @Covers({"K11.FR.01", "K11.FR.02", "K11.FR.03", "K11.FR.04", "K13.FR.01", "K13.FR.02", "K13.FR.03"})
  void limit_inATransaction_isKeptToToldAndReleased() {
    bench.states().energyTransferStarted();
    bench.lookAway();

    set(Configured.EVSE, LimitSource.EMS, 4_000);

    var told = bench.expect(NotifyChargingLimitRequest.class);
    assertThat(told.evseId()).isEqualTo(Configured.EVSE);
    assertThat(told.chargingLimit().chargingLimitSource()).isEqualTo(ChargingLimitSourceEnum.EMS);
    var schedule = told.chargingSchedule();
    assertThat(schedule).hasSize(1);
    assertThat(schedule.getFirst().chargingSchedulePeriod().getFirst().limit()).isEqualByComparingTo("4000");
    rateChanged();
    assertThat(bench.station().commanded()).isEqualTo(4_000);

    release(Configured.EVSE, LimitSource.EMS);

    var cleared = bench.expect(ClearedChargingLimitRequest.class);
    assertThat(cleared.chargingLimitSource()).isEqualTo(ChargingLimitSourceEnum.EMS);
    assertThat(cleared.evseId()).isEqualTo(Configured.EVSE);
    rateChanged();
    bench.seconds(2);
    assertThat(bench.station().commanded()).isEqualTo(10_000);
  }

  @Test
  @Covers({"K12.FR.02", "K12.FR.03"})
  void limit_beforeAnyTransaction_isToldWithoutAnEvse() {
    set(0, LimitSource.SO, 5_000);

    var told = bench.expect(NotifyChargingLimitRequest.class);
    assertThat(told.evseId()).isNull();
    assertThat(told.chargingSchedule()).hasSize(1);
  }

  /** One below, equal to and above the significance of 10 %, of the limit and of the transaction's power. */
  @Test
  @Covers({"K11.FR.02", "K11.FR.04", "K13.FR.03", "SC.03"})
  void limit_changesInsignificantly_isKeptToButNotTold() {
    bench.variables().set("SmartChargingCtrlr", "LimitChangeSignificance", "10");
    bench.states().energyTransferStarted();
    set(Configured.EVSE, LimitSource.EMS, 5_000);
    bench.expect(NotifyChargingLimitRequest.class);
    bench.seconds(1);
    bench.lookAway();

    set(Configured.EVSE, LimitSource.EMS, 4_500);
    assertThat(bench.station().commanded()).isEqualTo(4_500);
    set(Configured.EVSE, LimitSource.EMS, 5_500);
    bench.expectNothing(NotifyChargingLimitRequest.class, SOON);

    set(Configured.EVSE, LimitSource.EMS, 5_501);
    bench.expect(NotifyChargingLimitRequest.class);

    set(Configured.EVSE, LimitSource.EMS, 9_800);
    bench.seconds(2);
    bench.lookAway();
    release(Configured.EVSE, LimitSource.EMS);
    bench.expect(ClearedChargingLimitRequest.class);
    bench.expectNothing(TransactionEventRequest.class,
        event -> event.triggerReason() == TriggerReasonEnum.ChargingRateChanged, SOON);
  }

  @Test
  @Covers({"K11.FR.05", "K12.FR.04"})
  void limit_ofTheStationsOperator_isNotToldAsOne() {
    set(0, LimitSource.CSO, 5_000);
    bench.expectNothing(NotifyChargingLimitRequest.class, SOON);

    bench.states().energyTransferStarted();
    bench.seconds(2);

    assertThat(bench.station().commanded()).isEqualTo(5_000);
  }

  @Test
  @Covers({"K10.FR.08", "K10.FR.09", "K01.FR.05", "2.1 K01.FR.81"})
  void limit_centralSystemClearsOrReplacesIt_stays() {
    set(Configured.EVSE, LimitSource.EMS, 5_000);
    int id = bench.profiles().get(Configured.EVSE, Profiles.any()).getFirst().chargingProfile().getFirst().id();

    assertThat(bench.profiles().clear(id)).isEqualTo(ClearChargingProfileStatusEnum.Unknown);
    assertThat(bench.profiles().clear(Configured.EVSE, null, null)).isEqualTo(ClearChargingProfileStatusEnum.Unknown);
    assertThat(bench.profiles()
        .clear(null, ChargingProfilePurposeEnum.ChargingStationExternalConstraints, null))
        .isEqualTo(ClearChargingProfileStatusEnum.Unknown);
    assertThat(bench.profiles().refused(Configured.EVSE, bench.profiles().txDefault(id).limit(0, 9_000)))
        .isEqualTo("InvalidProfileId");

    bench.states().energyTransferStarted();
    bench.seconds(2);
    assertThat(bench.station().commanded()).isEqualTo(5_000);
  }

  @Test
  void signals_disabledByTheCentralSystem_areNotFollowed() {
    bench.variables().set("SmartChargingCtrlr", "ExternalControlSignalsEnabled", "false");
    set(Configured.EVSE, LimitSource.EMS, 5_000);
    bench.expectNothing(NotifyChargingLimitRequest.class, SOON);
    bench.states().energyTransferStarted();
    bench.seconds(2);
    assertThat(bench.station().commanded()).isEqualTo(10_000);

    bench.variables().set("SmartChargingCtrlr", "ExternalControlSignalsEnabled", "true");

    bench.expect(NotifyChargingLimitRequest.class);
    assertThat(bench.station().commanded()).isEqualTo(5_000);
  }

  private void set(int evseId, LimitSource source, int watts) {
    bench.station().hardware().externalLimit(ExternalLimit.constant(evseId, source, bench.station().loop.now(),
        new ExternalLimit.Step(Duration.ZERO, Optional.of(new Watts(watts)), Optional.empty(), Optional.empty())));
    bench.station().loop.runPosted();
  }

  private void release(int evseId, LimitSource source) {
    bench.station().hardware().releaseExternalLimit(evseId, source);
    bench.station().loop.runPosted();
  }

  private void rateChanged() {
    var event = bench.expect(TransactionEventRequest.class,
        told -> told.triggerReason() == TriggerReasonEnum.ChargingRateChanged);
    assertThat(event.transactionInfo().transactionId()).isEqualTo(bench.states().transactionId());
  }
}
