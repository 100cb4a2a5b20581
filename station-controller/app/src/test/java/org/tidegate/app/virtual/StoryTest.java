package org.tidegate.app.virtual;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.DriverActions.Outcome.Kind;
import org.tidegate.domain.sale.InterchangeRecord.Quality;
import org.tidegate.domain.view.Screen;
import org.tidegate.ocpp.v201.ChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.DCChargingParameters;
import org.tidegate.ocpp.v201.EnergyTransferModeEnum;
import org.tidegate.ocpp.v201.MeasurandEnum;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsRequest;
import org.tidegate.ocpp.v201.NotifyEventRequest;
import org.tidegate.ocpp.v201.SetChargingProfileResponse;
import org.tidegate.ocpp.v201.StatusNotificationRequest;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.app.virtual.ProfilesOnTheWire.customData;
import static org.tidegate.app.virtual.ProfilesOnTheWire.negativeLimit;

/** The station's main job from plug to summary, the whole station in virtual time. */
class StoryTest {
  private final VirtualStation virtual = new VirtualStation(42);

  @Test
  void story_fromPlugToSummary_everyStepHappens() {
    connect();
    plugInAndAsk();
    startWithoutIdentity();
    permit();
    dischargeBySetpoint();
    priceFallsAndRecovers();
    stopsAtMinimumCharge();
    chargesUpwards();
    withdraws();
    unplugs();
    assertThat(virtual.schemas.checked()).isGreaterThan(40);
  }

  @Test
  void story_driverDenies_ordinaryChargingGoesOnAndNothingDischarges() {
    connect();
    plugInAndAsk();
    startWithoutIdentity();

    assertThat(virtual.press((driver, version) -> driver.deny(1, version, VirtualStation.seen()))).isEqualTo(Kind.DONE);
    assertThat(setProfile(negativeLimit(-6000))).isEqualTo(ChargingProfileStatusEnum.Accepted);
    virtual.seconds(60);

    assertThat(virtual.actual()).isPositive();
    assertThat(virtual.session().reasons()).contains(LimitReason.PERMISSION_GIVEN);
    assertThat(told("PermissionChanged").getLast()).isEqualTo("denied");
    assertThat(toldVariable("LimitReason")).endsWith("permission-given");
  }

  @Test
  void stop_whileDischarging_nothingThatHappensAfterwardsLetsPowerFlow() {
    connect();
    plugInAndAsk();
    startWithoutIdentity();
    permit();
    setProfile(negativeLimit(-6000));
    virtual.seconds(5);
    assertThat(virtual.commanded()).isEqualTo(-6000);

    virtual.station().stop("the program ends");
    assertThat(virtual.commanded()).isZero();
    virtual.link.cut();
    virtual.seconds(5);

    assertThat(virtual.commanded()).isZero();
    assertThat(virtual.actual()).isZero();
  }

  @Test
  void restart_withAnotherCar_recordsOfTheStayBeforeCoverAllThatTheMeterCounted() {
    connect();
    plugInAndAsk();
    startWithoutIdentity();
    virtual.seconds(60);

    virtual.kill();
    virtual.swapCar(VirtualStation.car(50));
    virtual.start();
    virtual.seconds(10);

    assertThat(virtual.evse(1).screen()).isEqualTo(Screen.REQUEST);
    assertThat(virtual.session().permission()).isEqualTo(PermissionState.ASKED);
    var last = virtual.store.committed(Change.RecordAppended.class).getLast().record();
    assertThat(last.importEnd()).isEqualTo(virtual.hardware().state(1).imported());
    assertThat(last.quality()).isEqualTo(Quality.METERED);
  }

  @Test
  void permit_onWhatWasSeenBeforeARestart_isStale() {
    connect();
    plugInAndAsk();
    startWithoutIdentity();
    long first = virtual.evse(2).version();
    long newest = virtual.evse(1).version();

    virtual.kill();
    virtual.swapCar(VirtualStation.car(50));
    virtual.start();
    virtual.seconds(10);

    assertThat(virtual.evse(1).screen()).isEqualTo(Screen.REQUEST);
    assertThat(virtual.evse(1).version()).isGreaterThan(newest);
    for (long seen = first; seen <= newest; seen++) {
      long version = seen;
      assertThat(virtual.press((driver, _) -> driver.permit(1, version, VirtualStation.seen()))).isEqualTo(Kind.STALE);
    }
  }

  private void connect() {
    virtual.seconds(2);
    virtual.centralSystem.prices("0.30", "0.25");
    virtual.seconds(1);
    assertThat(virtual.station().views().newest().online()).isTrue();
    assertThat(statuses()).containsExactly(ConnectorStatusEnum.Available, ConnectorStatusEnum.Available);
  }

  private void plugInAndAsk() {
    virtual.hardware().plugIn(1, VirtualStation.car(72));
    virtual.seconds(3);
    assertThat(virtual.evse(1).screen()).isEqualTo(Screen.REQUEST);
    assertThat(virtual.session().permission()).isEqualTo(PermissionState.ASKED);
    assertThat(virtual.centralSystem.transferred("VehicleConnected")).hasSize(1);
    assertTellsNeeds();
    assertThat(statuses()).endsWith(ConnectorStatusEnum.Occupied);
    assertThat(events().getFirst().eventType()).isEqualTo(TransactionEventEnum.Started);
    assertThat(virtual.commanded()).isZero();
  }

  private void assertTellsNeeds() {
    var told = virtual.centralSystem.received(NotifyEVChargingNeedsRequest.class);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().evseId()).isEqualTo(1);
    var needs = told.getFirst().chargingNeeds();
    assertThat(needs.requestedEnergyTransfer()).isEqualTo(EnergyTransferModeEnum.DC);
    assertThat(needs.dcChargingParameters()).isEqualTo(
        new DCChargingParameters(25, 500, null, 10_000, 72, 60_000, null, null, null));
    assertThat(needs.customData().fields().get("requestedEnergyTransfer").asText()).isEqualTo("DC_BPT");
  }

  private void startWithoutIdentity() {
    assertThat(virtual.press((driver, version) -> driver.start(1, version))).isEqualTo(Kind.DONE);
    virtual.seconds(3);
    assertThat(events()).anyMatch(event -> event.idToken() != null && event.idToken().idToken().isEmpty());
    assertThat(virtual.actual()).as("ordinary charging").isPositive();
  }

  private void permit() {
    var conditions = VirtualStation.conditions(60, "0.20", "0.26");
    assertThat(virtual.press((driver, version) -> driver.setConditions(1, version, conditions))).isEqualTo(Kind.DONE);
    assertThat(virtual.press((driver, version) -> driver.permit(1, version, VirtualStation.seen())))
        .isEqualTo(Kind.DONE);
    virtual.seconds(1);
    assertThat(told("PermissionChanged")).endsWith("granted");
  }

  private void dischargeBySetpoint() {
    assertThat(setProfile(negativeLimit(-6000))).isEqualTo(ChargingProfileStatusEnum.Accepted);
    virtual.seconds(5);
    assertThat(virtual.commanded()).isEqualTo(-6000);
    assertThat(virtual.actual()).isEqualTo(-6000);
    assertThat(setProfile(customData(-5000))).isEqualTo(ChargingProfileStatusEnum.Accepted);
    virtual.seconds(70);
    assertThat(virtual.commanded()).isEqualTo(-5000);
    assertThat(lastSample(MeasurandEnum.PowerActiveExport)).isEqualByComparingTo("5000");
    assertThat(lastSample(MeasurandEnum.PowerActiveImport)).isEqualByComparingTo("0");
    assertThat(lastSample(MeasurandEnum.EnergyActiveExportRegister)).isPositive();
    assertThat(lastSample(MeasurandEnum.SoC)).isBetween(new BigDecimal("70"), new BigDecimal("73"));
  }

  private void priceFallsAndRecovers() {
    virtual.centralSystem.prices("0.19", "0.25");
    virtual.seconds(2);
    assertThat(virtual.commanded()).isZero();
    assertThat(virtual.session().reasons()).containsExactly(LimitReason.SALE_PRICE);
    assertThat(toldVariable("LimitReason")).endsWith("sale-price");
    virtual.centralSystem.prices("0.20", "0.25");
    virtual.seconds(2);
    assertThat(virtual.commanded()).isEqualTo(-5000);
  }

  private void stopsAtMinimumCharge() {
    virtual.advance(Duration.ofHours(2));
    assertThat(virtual.commanded()).isZero();
    assertThat(virtual.session().reasons()).containsExactly(LimitReason.MINIMUM_STATE_OF_CHARGE);
    assertThat(virtual.session().stateOfCharge().orElseThrow().percent()).isBetween(59.8, 60.0);
  }

  private void chargesUpwards() {
    assertThat(setProfile(customData(4000))).isEqualTo(ChargingProfileStatusEnum.Accepted);
    virtual.seconds(30);
    assertThat(virtual.actual()).isEqualTo(4000);
  }

  private void withdraws() {
    virtual.press((driver, version) -> driver.withdraw(1, version, VirtualStation.seen()));
    assertThat(virtual.commanded()).as("at once, not within a second").isZero();
    virtual.seconds(1);
    assertThat(virtual.actual()).isZero();
    assertThat(told("PermissionChanged")).endsWith("withdrawn");
  }

  private void unplugs() {
    virtual.hardware().plugOut(1);
    virtual.seconds(5);
    var summary = virtual.evse(1).summary().orElseThrow();
    assertThat(virtual.evse(1).screen()).isEqualTo(Screen.SUMMARY);
    assertThat(summary.recordsMatchMeter()).isTrue();
    assertThat(summary.records()).isNotEmpty();
    assertThat(summary.delivered()).isEqualTo(summary.records().size());
    assertThat(summary.earned().orElseThrow().minorUnits()).isPositive();
    assertThat(virtual.centralSystem.transferred("InterchangeRecord")).hasSameSizeAs(summary.records());
    var state = virtual.hardware().state(1);
    assertThat(summary.exported()).isEqualTo(state.exported());
    assertThat(summary.imported()).isEqualTo(state.imported());
    assertThat(events().getLast().eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(events().stream().map(TransactionEventRequest::seqNo).toList())
        .isEqualTo(IntStream.range(0, events().size()).boxed().toList());
  }

  private List<TransactionEventRequest> events() {
    return virtual.centralSystem.received(TransactionEventRequest.class);
  }

  private List<ConnectorStatusEnum> statuses() {
    return virtual.centralSystem.received(StatusNotificationRequest.class).stream()
        .map(StatusNotificationRequest::connectorStatus).toList();
  }

  private List<String> told(String messageId) {
    return virtual.centralSystem.transferred(messageId).stream().map(data -> data.path("state").asText()).toList();
  }

  private List<String> toldVariable(String variable) {
    return virtual.centralSystem.received(NotifyEventRequest.class).stream().flatMap(told -> told.eventData().stream())
        .filter(event -> event.variable().name().equals(variable)).map(event -> event.actualValue()).toList();
  }

  private BigDecimal lastSample(MeasurandEnum measurand) {
    return events().stream().filter(event -> event.meterValue() != null).flatMap(event -> event.meterValue().stream())
        .flatMap(value -> value.sampledValue().stream()).filter(sample -> sample.measurand() == measurand)
        .reduce((_, last) -> last).orElseThrow().value();
  }

  private ChargingProfileStatusEnum setProfile(ChargingSchedulePeriod period) {
    var transactionId = virtual.session().transactionId().orElseThrow();
    var request = ProfilesOnTheWire.txProfile(transactionId, virtual.loop.now(), period);
    var answer = virtual.centralSystem.ask(request, SetChargingProfileResponse.class);
    virtual.seconds(1);
    return answer.join().status();
  }
}
