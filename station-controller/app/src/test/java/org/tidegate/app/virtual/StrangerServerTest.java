package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.price.StaticTariff;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.station.StationSettings;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.ErrorCode;
import org.tidegate.ocpp.v201.Component;
import org.tidegate.ocpp.v201.DataTransferRequest;
import org.tidegate.ocpp.v201.DataTransferResponse;
import org.tidegate.ocpp.v201.DataTransferStatusEnum;
import org.tidegate.ocpp.v201.EVSE;
import org.tidegate.ocpp.v201.GetBaseReportRequest;
import org.tidegate.ocpp.v201.GetBaseReportResponse;
import org.tidegate.ocpp.v201.GetVariableData;
import org.tidegate.ocpp.v201.GetVariablesRequest;
import org.tidegate.ocpp.v201.GetVariablesResponse;
import org.tidegate.ocpp.v201.NotifyEventRequest;
import org.tidegate.ocpp.v201.NotifyReportRequest;
import org.tidegate.ocpp.v201.ReportBaseEnum;
import org.tidegate.ocpp.v201.V201;
import org.tidegate.ocpp.v201.Variable;

import static org.assertj.core.api.Assertions.assertThat;

/** A central system that knows none of our messages: it sees the driver's selection all the same, and is left in peace. */
class StrangerServerTest {
  private static final Reply<DataTransferRequest, DataTransferResponse> UNKNOWN_VENDOR = Reply
      .with(DataTransferResponse.of(DataTransferStatusEnum.UnknownVendorId));
  private static final Reply<DataTransferRequest, DataTransferResponse> UNKNOWN_MESSAGE = Reply
      .with(DataTransferResponse.of(DataTransferStatusEnum.UnknownMessageId));
  private static final List<String> KINDS = List.of("VehicleConnected", "PermissionChanged", "Capability",
      "InterchangeRecord", "Claim");

  private VirtualStation virtual;

  static Stream<Arguments> strangers() {
    return Stream.of(OcppVersion.values()).flatMap(version -> Stream.of(
        Arguments.of(version, "UnknownVendorId", UNKNOWN_VENDOR),
        Arguments.of(version, "UnknownMessageId", UNKNOWN_MESSAGE),
        Arguments.of(version, "NotSupported", Reply.error(ErrorCode.NotSupported)),
        Arguments.of(version, "NotImplemented", Reply.error(ErrorCode.NotImplemented))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("strangers")
  void stay_withAStranger_isSeenInVariables_andNothingIsResentBeforeTheNextBoot(OcppVersion version, String name,
      Reply<DataTransferRequest, DataTransferResponse> answer) {
    virtual = new VirtualStation(VirtualSetup.of(7).speaking(version).withSettings(StrangerServerTest::priced));
    virtual.centralSystem.always(V201.DATA_TRANSFER, answer);
    virtual.seconds(5);

    stay();
    assertThat(toldOf("Permission")).containsSubsequence("asked", "granted", "withdrawn", "granted");
    assertThat(toldOf("ConditionsVersion")).contains("1", "2");
    assertThat(toldOf("LimitReason")).contains("none", "sale-price");
    assertThat(read("Permission")).isEqualTo("granted");
    assertThat(read("ConditionsVersion")).isEqualTo("2");
    assertThat(reported()).contains("Permission=granted", "ConditionsVersion=2");

    virtual.hardware().plugOut(1);
    virtual.advance(Duration.ofHours(6));
    assertThat(read("Permission")).isEqualTo("none");
    assertThat(sent()).as("each kind once, whatever happened").containsExactlyInAnyOrderElementsOf(KINDS);
    assertThat(waiting()).as("kept for one who knows them").contains("RecordSettled", "PermissionChanged",
        "VehicleConnected");

    virtual.centralSystem.usually(V201.DATA_TRANSFER);
    virtual.kill();
    virtual.start();
    virtual.seconds(30);
    assertThat(waiting()).as("delivered after the next boot").isEmpty();
    assertThat(virtual.failures()).isEmpty();
  }

  private void stay() {
    virtual.hardware().plugIn(1, VirtualStation.car(70));
    virtual.seconds(5);
    virtual.press((driver, seen) -> driver.start(1, seen));
    permit("0.20");
    setpoint();
    virtual.advance(Duration.ofMinutes(18));
    virtual.press((driver, seen) -> driver.withdraw(1, seen, VirtualStation.seen()));
    virtual.advance(Duration.ofMinutes(2));
    permit("0.50");
    virtual.seconds(5);
  }

  /** In the words of the version: a limit below 0 is one of 2.0.1 alone. */
  private void setpoint() {
    var period = virtual.subprotocol().equals(Optional.of("ocpp2.1"))
        ? "'operationMode':'CentralSetpoint','setpoint':-4000"
        : "'limit':-4000";
    virtual.sendRaw("""
        [2,"raw-1","SetChargingProfile",{"evseId":1,"chargingProfile":{"id":9,"stackLevel":0,
        "chargingProfilePurpose":"TxProfile","chargingProfileKind":"Absolute","transactionId":"%s",
        "chargingSchedule":[{"id":1,"chargingRateUnit":"W","startSchedule":"%s",
        "chargingSchedulePeriod":[{"startPeriod":0,%s}]}]}}]""".formatted(
        virtual.session().transactionId().orElseThrow(), virtual.loop.now(), period.replace('\'', '"')));
    virtual.seconds(5);
    assertThat(virtual.commanded()).isEqualTo(-4000);
  }

  private void permit(String lowestSale) {
    var conditions = VirtualStation.conditions(60, lowestSale, "0.40");
    virtual.press((driver, seen) -> driver.setConditions(1, seen, conditions));
    virtual.press((driver, seen) -> driver.permit(1, seen, VirtualStation.seen()));
    virtual.seconds(5);
  }

  private static StationSettings priced(StationSettings before) {
    var tariff = new StaticTariff(Optional.of(Price.of("0.30", "EUR")), Optional.of(Price.of("0.25", "EUR")));
    return new StationSettings(before.identity(), before.aggregator(), before.zone(), before.currency(),
        before.evses(), before.startButton(), Optional.of(tariff), before.patterns(), before.timing(),
        before.movement(), before.remotePermission());
  }

  private List<String> sent() {
    return virtual.centralSystem.received(DataTransferRequest.class).stream().map(DataTransferRequest::messageId)
        .toList();
  }

  private List<String> waiting() {
    return virtual.store.load().queue().stream().filter(queued -> queued.lane() == Change.Lane.INTERCHANGE)
        .map(queued -> queued.message().getClass().getSimpleName()).distinct().toList();
  }

  private List<String> toldOf(String variable) {
    return virtual.centralSystem.received(NotifyEventRequest.class).stream().flatMap(told -> told.eventData().stream())
        .filter(event -> event.variable().name().equals(variable)
            && event.component().evse() != null && event.component().evse().id() == 1)
        .map(event -> event.actualValue()).toList();
  }

  private String read(String variable) {
    var component = new Component("Interchange", new EVSE(1, null, null), null, null);
    var answer = virtual.centralSystem.ask(
        GetVariablesRequest.of(List.of(GetVariableData.of(component, Variable.of(variable)))),
        GetVariablesResponse.class);
    virtual.seconds(1);
    return answer.join().getVariableResult().getFirst().attributeValue();
  }

  private List<String> reported() {
    virtual.centralSystem.ask(GetBaseReportRequest.of(9, ReportBaseEnum.FullInventory), GetBaseReportResponse.class);
    virtual.seconds(10);
    var lines = new ArrayList<String>();
    virtual.centralSystem.received(NotifyReportRequest.class).stream()
        .flatMap(report -> Optional.ofNullable(report.reportData()).orElseGet(List::of).stream())
        .filter(data -> data.component().name().equals("Interchange") && data.component().evse().id() == 1)
        .forEach(data -> lines.add(data.variable().name() + "=" + data.variableAttribute().stream()
            .map(attribute -> attribute.value()).collect(Collectors.joining())));
    return lines;
  }
}
