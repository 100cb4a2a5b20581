package org.tidegate.app.conformance;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.station.StationSettings.Fittings;
import org.tidegate.ocpp.v201.LocationEnum;
import org.tidegate.ocpp.v201.MeasurandEnum;
import org.tidegate.ocpp.v201.MeterValue;
import org.tidegate.ocpp.v201.MeterValuesRequest;
import org.tidegate.ocpp.v201.PhaseEnum;
import org.tidegate.ocpp.v201.SampledValue;
import org.tidegate.ocpp.v201.SignedMeterValue;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** What meter values say of where they were measured, and that nothing is lost of them offline: J01, J02, E08, E11, E12. */
class MeterValueRequirementsTest {
  private static final String ALL = "Energy.Active.Import.Register,Energy.Active.Export.Register,Power.Active.Import,"
      + "Power.Active.Export,Power.Offered,SoC,Voltage";
  private static final String SOME = "Energy.Active.Import.Register,Power.Active.Import";

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"J01.FR.05", "J01.FR.09", "J01.FR.10"})
  void clockAlignedValues_ofEveryMeasurand_tellWhereTheyWereMeasured() {
    bench.variables().set("AlignedDataCtrlr", "Measurands", ALL);
    bench.variables().set("AlignedDataCtrlr", "Interval", "20");
    bench.lookAway();

    bench.seconds(40);

    var values = bench.unseen().stream().filter(MeterValuesRequest.class::isInstance)
        .map(MeterValuesRequest.class::cast).flatMap(told -> told.meterValue().stream()).toList();
    assertThat(values).hasSize(4).allSatisfy(value -> assertThat(value.timestamp()).isNotNull());
    assertPlaces(values, EnumSet.complementOf(EnumSet.of(MeasurandEnum.SoC)));
  }

  @Test
  @Covers({"J02.FR.05", "J02.FR.06"})
  void transactionsValues_ofEveryMeasurand_tellWhereTheyWereMeasured() {
    bench.variables().set("SampledDataCtrlr", "TxUpdatedMeasurands", ALL);
    bench.variables().set("SampledDataCtrlr", "TxUpdatedInterval", "10");
    bench.states().energyTransferStarted();
    bench.states(Configured.OTHER_EVSE).energyTransferStarted();
    bench.lookAway();

    bench.seconds(25);

    assertPlaces(values(events()), EnumSet.allOf(MeasurandEnum.class));
  }

  @Test
  @Covers({"E12.FR.03", "E12.FR.10"})
  void offlineTransaction_readingsAreToBeSigned_allItsValuesAreToldAndSigned() {
    signing();
    bench.variables().set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true");
    bench.lookAway();

    bench.memory().transactionEventsInQueueEnded();
    bench.goOnline();
    bench.seconds(5);

    var events = events();
    assertThat(events).allMatch(TransactionEventRequest::offline);
    var updates = events.stream().filter(event -> event.eventType() == TransactionEventEnum.Updated)
        .filter(event -> event.meterValue() != null).toList();
    assertThat(updates).hasSizeGreaterThanOrEqualTo(3).allSatisfy(event -> assertThat(values(List.of(event)))
        .hasSize(1).flatExtracting(MeterValue::sampledValue).extracting(SampledValue::measurand)
        .containsExactly(MeasurandEnum.EnergyActiveImportRegister, MeasurandEnum.PowerActiveImport));
    assertThat(events.getLast().meterValue()).as("of the end").isNotEmpty();
    assertThat(registers(events)).hasSizeGreaterThan(5).doesNotContainNull();
  }

  @Test
  @Covers({"E11.FR.03", "E11.FR.08"})
  void connectionLost_readingsAreToBeSigned_valuesTakenMeanwhileAre() {
    signing();
    bench.states().energyTransferStarted();
    bench.lookAway();

    bench.goOffline();
    bench.seconds(45);
    bench.goOnline();
    bench.seconds(5);

    var events = events().stream().filter(TransactionEventRequest::offline).toList();
    assertThat(events).hasSizeGreaterThanOrEqualTo(4).allMatch(event -> event.meterValue().size() == 1);
    assertThat(registers(events)).hasSameSizeAs(events).doesNotContainNull();
  }

  @Test
  @Covers("E08.FR.03")
  void stopOffline_atASocket_releasesTheCable() {
    bench.variables().set("TxCtrlr", "TxStopPoint", "Authorized");
    bench.states(Configured.OTHER_EVSE).energyTransferStarted();
    assertThat(bench.station().hardware().state(Configured.OTHER_EVSE).locked()).isTrue();

    bench.goOffline();
    bench.driver().presents(Configured.VALID);
    bench.seconds(5);

    assertThat(bench.station().hardware().state(Configured.OTHER_EVSE).locked()).isFalse();
    bench.goOnline();
  }

  /** All of these are told; what the vehicle measures is told as that, and voltage of which phase it is. */
  private static void assertPlaces(List<MeterValue> values, EnumSet<MeasurandEnum> expected) {
    assertThat(samples(values).map(SampledValue::measurand)).containsAll(Stream.of(ALL.split(","))
        .map(MeterValueRequirementsTest::named).filter(expected::contains).toList());
    assertThat(samples(values)).allSatisfy(value -> {
      assertThat(value.location())
          .isEqualTo(value.measurand() == MeasurandEnum.SoC ? LocationEnum.EV : LocationEnum.Outlet);
      assertThat(value.phase()).isEqualTo(value.measurand() == MeasurandEnum.Voltage ? PhaseEnum.L1N : null);
    });
  }

  private static MeasurandEnum named(String wire) {
    return MeasurandEnum.valueOf(wire.replace(".", ""));
  }

  /** What is signed of each register. */
  private static List<SignedMeterValue> registers(List<TransactionEventRequest> events) {
    return samples(values(events)).filter(value -> isRegister(value.measurand())).map(SampledValue::signedMeterValue)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private void signing() {
    bench.with(setup -> setup.withFittings(Configured.EVSE, new Fittings(false, true)));
    bench.variables().set("SampledDataCtrlr", "SignReadings", "true");
    bench.variables().set("SampledDataCtrlr", "TxUpdatedMeasurands", SOME);
    bench.variables().set("SampledDataCtrlr", "TxUpdatedInterval", "10");
  }

  private static boolean isRegister(MeasurandEnum measurand) {
    return measurand == MeasurandEnum.EnergyActiveImportRegister
        || measurand == MeasurandEnum.EnergyActiveExportRegister;
  }

  private List<TransactionEventRequest> events() {
    return bench.unseen().stream().filter(TransactionEventRequest.class::isInstance)
        .map(TransactionEventRequest.class::cast).toList();
  }

  private static List<MeterValue> values(List<TransactionEventRequest> events) {
    return events.stream().filter(event -> event.meterValue() != null).flatMap(event -> event.meterValue().stream())
        .toList();
  }

  private static Stream<SampledValue> samples(List<MeterValue> values) {
    return values.stream().flatMap(value -> value.sampledValue().stream());
  }
}
