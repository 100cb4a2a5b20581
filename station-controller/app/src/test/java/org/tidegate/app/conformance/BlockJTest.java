package org.tidegate.app.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.station.StationSettings.Fittings;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.v201.LocationEnum;
import org.tidegate.ocpp.v201.MeasurandEnum;
import org.tidegate.ocpp.v201.MeterValue;
import org.tidegate.ocpp.v201.MeterValuesRequest;
import org.tidegate.ocpp.v201.ReadingContextEnum;
import org.tidegate.ocpp.v201.SampledValue;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** Block J, meter values: J01 and J02. */
class BlockJTest {
  private static final Duration INTERVAL = Duration.ofSeconds(20);
  private static final String MEASURANDS = "Energy.Active.Import.Register,Power.Active.Import";

  @RegisterExtension
  private final Bench bench = new Bench();

  /** Post scenario validation of all cases of the block. */
  @AfterEach
  void onlyTheStateOfChargeIsMeasuredInTheVehicle() {
    assertThat(bench.centralSystem().calls().stream().flatMap(call -> values(call.request()).stream())
        .flatMap(value -> value.sampledValue().stream()).filter(value -> value.location() == LocationEnum.EV))
        .allMatch(value -> value.measurand() == MeasurandEnum.SoC);
  }

  @Test
  @Covers({"J01.FR.02", "J01.FR.06", "J01.FR.07", "J01.FR.08", "J01.FR.14"})
  void TC_J_01_CS() {
    aligned();
    bench.lookAway();

    bench.advance(INTERVAL.multipliedBy(3));

    var byEvse = new HashMap<Integer, List<Instant>>();
    for (var told : unseen(MeterValuesRequest.class)) {
      assertAll(told.meterValue(), ReadingContextEnum.SampleClock, MEASURANDS);
      byEvse.merge(told.evseId(), List.of(told.meterValue().getFirst().timestamp()), BlockJTest::joined);
    }
    assertThat(byEvse).containsOnlyKeys(1, 2);
    byEvse.values().forEach(times -> assertThat(times).hasSize(3));
    byEvse.values().forEach(BlockJTest::assertEvery);
  }

  @Test
  @Covers({"J01.FR.02", "J01.FR.06", "J01.FR.07", "J01.FR.08", "J01.FR.14", "J01.FR.22"})
  void TC_J_02_CS() {
    aligned();
    bench.variables().setIfThere("AlignedDataCtrlr", "SendDuringIdle", "false");
    bench.variables().setIfThere("SampledDataCtrlr", "RegisterValuesWithoutPhases", "false");
    bench.states().energyTransferStarted();
    bench.lookAway();

    bench.advance(INTERVAL.multipliedBy(3));

    var idle = unseen(MeterValuesRequest.class);
    assertThat(idle).hasSize(3).allMatch(told -> told.evseId() == Configured.OTHER_EVSE);
    idle.forEach(told -> assertAll(told.meterValue(), ReadingContextEnum.SampleClock, MEASURANDS));
    assertEvery(idle.stream().map(told -> told.meterValue().getFirst().timestamp()).toList());
    var events = unseen(TransactionEventRequest.class).stream()
        .filter(event -> event.triggerReason() == TriggerReasonEnum.MeterValueClock).toList();
    assertThat(events).hasSize(3);
    events.forEach(event -> assertAll(event.meterValue(), ReadingContextEnum.SampleClock, MEASURANDS));
    assertEvery(events.stream().map(TransactionEventRequest::timestamp).toList());
  }

  @Test
  @Covers({"J01.FR.06", "J01.FR.07", "J01.FR.08", "E06.FR.11", "E07.FR.08"})
  void TC_J_03_CS() {
    alignedUntilTheEnd();
    bench.variables().set("SampledDataCtrlr", "TxEndedMeasurands", "");
    bench.variables().setIfThere("AlignedDataCtrlr", "SendDuringIdle", "false");

    var values = valuesOfTheEnd();

    assertAll(values, ReadingContextEnum.SampleClock, MEASURANDS);
    assertEvery(values.stream().map(MeterValue::timestamp).toList());
  }

  @Test
  @Covers("J01.FR.21")
  void TC_J_04_CS() {
    signing();
    alignedUntilTheEnd();
    bench.variables().setIfThere("AlignedDataCtrlr", "SendDuringIdle", "false");
    bench.variables().set("AlignedDataCtrlr", "SignReadings", "true");

    var values = valuesOfTheEnd().stream()
        .filter(value -> value.sampledValue().getFirst().context() == ReadingContextEnum.SampleClock).toList();

    assertAll(values, ReadingContextEnum.SampleClock, MEASURANDS);
    assertEvery(values.stream().map(MeterValue::timestamp).toList());
    assertSigned(values);
  }

  @Test
  @Covers("J01.FR.20")
  void TC_J_06_CS() {
    aligned();
    bench.variables().set("AlignedDataCtrlr", "SendDuringIdle", "true");
    // The case wants no meter values at all meanwhile: none but those at the clock's marks are configured.
    for (var event : List.of("TxStarted", "TxUpdated", "TxEnded")) {
      bench.variables().set("SampledDataCtrlr", event + "Measurands", "");
    }
    bench.lookAway();
    bench.advance(INTERVAL);
    assertIdleValues();

    bench.states().energyTransferStarted();
    bench.lookAway();
    bench.advance(INTERVAL.plusSeconds(5));
    assertThat(bench.unseen().stream().flatMap(request -> values(request).stream())).isEmpty();
    bench.states().parkingBayUnoccupied();
    bench.lookAway();

    bench.advance(INTERVAL);
    assertIdleValues();
  }

  @Test
  @Covers({"J02.FR.02", "J02.FR.03", "J02.FR.04", "J02.FR.10", "E01.FR.09", "E02.FR.09"})
  void TC_J_07_CS() {
    bench.variables().set("TxCtrlr", "TxStartPoint", "EVConnected");
    bench.variables().set("SampledDataCtrlr", "TxStartedMeasurands", MEASURANDS);

    bench.states().evConnectedPreSession();
    bench.states().energyTransferStarted();

    assertAll(event(TransactionEventEnum.Started).meterValue(), ReadingContextEnum.TransactionBegin, MEASURANDS);
  }

  @Test
  @Covers({"J02.FR.02", "J02.FR.03", "J02.FR.04", "J02.FR.10", "J02.FR.22", "E01.FR.16", "E01.FR.17", "E02.FR.21",
      "E03.FR.11"})
  void TC_J_08_CS() {
    bench.variables().set("TxCtrlr", "TxStartPoint", "Authorized");
    bench.variables().set("SampledDataCtrlr", "TxStartedMeasurands", MEASURANDS);

    bench.states().energyTransferStarted();

    assertThat(event(TransactionEventEnum.Started).meterValue()).as("before the EVSE is known").isNull();
    var first = bench.seen(TransactionEventRequest.class).stream().filter(event -> event.evse() != null).findFirst()
        .orElseThrow();
    assertAll(first.meterValue(), ReadingContextEnum.TransactionBegin, MEASURANDS);
  }

  @Test
  @Covers({"J02.FR.02", "J02.FR.03", "J02.FR.04", "J02.FR.10", "J02.FR.11", "E02.FR.10", "E03.FR.08"})
  void TC_J_09_CS() {
    bench.variables().set("SampledDataCtrlr", "TxUpdatedInterval", String.valueOf(INTERVAL.toSeconds()));
    bench.variables().set("SampledDataCtrlr", "TxUpdatedMeasurands", MEASURANDS);
    bench.states().energyTransferStarted();
    bench.lookAway();

    bench.advance(INTERVAL.multipliedBy(4));

    var events = unseen(TransactionEventRequest.class);
    assertThat(events).hasSize(4).allSatisfy(event -> {
      assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.MeterValuePeriodic);
      assertAll(event.meterValue(), ReadingContextEnum.SamplePeriodic, MEASURANDS);
    });
    assertEvery(events.stream().map(TransactionEventRequest::timestamp).toList());
  }

  @Test
  @Covers({"J02.FR.02", "J02.FR.03", "J02.FR.04", "J02.FR.10", "E06.FR.11", "E07.FR.08"})
  void TC_J_10_CS() {
    sampledUntilTheEnd();

    assertSampledUntilTheEnd(valuesOfTheEnd());
  }

  @Test
  @Covers({"J02.FR.21", "E07.FR.12"})
  void TC_J_11_CS() {
    signing();
    sampledUntilTheEnd();
    bench.variables().set("SampledDataCtrlr", "SignReadings", "true");

    var values = valuesOfTheEnd();

    assertSampledUntilTheEnd(values);
    assertSigned(values);
  }

  private void assertSampledUntilTheEnd(List<MeterValue> values) {
    var periodic = values.subList(0, values.size() - 1);
    assertAll(periodic, ReadingContextEnum.SamplePeriodic, MEASURANDS);
    assertEvery(periodic.stream().map(MeterValue::timestamp).toList());
    assertAll(values.subList(values.size() - 1, values.size()), ReadingContextEnum.TransactionEnd, MEASURANDS);
  }

  private List<MeterValue> valuesOfTheEnd() {
    bench.states().energyTransferStarted();
    bench.advance(INTERVAL.multipliedBy(4));
    bench.states().parkingBayUnoccupied();
    var values = event(TransactionEventEnum.Ended).meterValue();
    assertThat(values).hasSizeGreaterThan(3);
    return values;
  }

  private void assertIdleValues() {
    assertThat(unseen(MeterValuesRequest.class)).hasSize(2)
        .allSatisfy(told -> assertAll(told.meterValue(), ReadingContextEnum.SampleClock, MEASURANDS));
  }

  private static void assertSigned(List<MeterValue> values) {
    var registers = values.stream().flatMap(value -> value.sampledValue().stream())
        .filter(value -> value.measurand() == MeasurandEnum.EnergyActiveImportRegister).toList();
    assertThat(registers).isNotEmpty().allSatisfy(value -> {
      assertThat(value.signedMeterValue()).isNotNull();
      assertThat(value.signedMeterValue().publicKey()).isNotNull();
      assertThat(value.signedMeterValue().signedMeterData()).isNotEmpty();
    });
  }

  /** Each value has this context and an element for each measurand. */
  private static void assertAll(List<MeterValue> values, ReadingContextEnum context, String measurands) {
    assertThat(values).isNotEmpty().allSatisfy(value -> {
      assertThat(value.sampledValue()).extracting(SampledValue::context).containsOnly(context);
      assertThat(value.sampledValue()).extracting(sample -> OcppJson.mapper().valueToTree(sample.measurand()).asText())
          .containsExactlyElementsOf(Arrays.asList(measurands.split(",")));
    });
  }

  private static void assertEvery(List<Instant> times) {
    for (int index = 1; index < times.size(); index++) {
      assertThat(Duration.between(times.get(index - 1), times.get(index))).isEqualTo(INTERVAL);
    }
  }

  private TransactionEventRequest event(TransactionEventEnum type) {
    return bench.seen(TransactionEventRequest.class).stream().filter(event -> event.eventType() == type).findFirst()
        .orElseThrow();
  }

  private <Q extends OcppRequest> List<Q> unseen(Class<Q> kind) {
    return bench.unseen().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<MeterValue> values(OcppRequest request) {
    return switch (request) {
      case MeterValuesRequest told -> told.meterValue();
      case TransactionEventRequest event -> event.meterValue() == null ? List.of() : event.meterValue();
      default -> List.of();
    };
  }

  private static List<Instant> joined(List<Instant> some, List<Instant> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private void aligned() {
    set("AlignedDataCtrlr", Map.of("Interval", seconds(), "Measurands", MEASURANDS));
  }

  private void alignedUntilTheEnd() {
    set("AlignedDataCtrlr", Map.of("TxEndedInterval", seconds(), "TxEndedMeasurands", MEASURANDS));
  }

  private void sampledUntilTheEnd() {
    set("SampledDataCtrlr", Map.of("TxEndedInterval", seconds(), "TxEndedMeasurands", MEASURANDS));
    bench.variables().set("AlignedDataCtrlr", "TxEndedMeasurands", "");
  }

  private void set(String component, Map<String, String> values) {
    values.forEach((variable, value) -> bench.variables().set(component, variable, value));
  }

  private void signing() {
    bench.with(setup -> setup.withFittings(Configured.EVSE, new Fittings(false, true)));
  }

  private static String seconds() {
    return String.valueOf(INTERVAL.toSeconds());
  }
}
