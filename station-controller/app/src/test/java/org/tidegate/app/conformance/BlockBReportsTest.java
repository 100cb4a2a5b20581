package org.tidegate.app.conformance;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.DataEnum;
import org.tidegate.ocpp.v201.GenericDeviceModelStatusEnum;
import org.tidegate.ocpp.v201.GetBaseReportRequest;
import org.tidegate.ocpp.v201.MutabilityEnum;
import org.tidegate.ocpp.v201.NotifyReportRequest;
import org.tidegate.ocpp.v201.ReportBaseEnum;
import org.tidegate.ocpp.v201.ReportData;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Block B, reports of the device model: B07. */
class BlockBReportsTest {
  private static final int REQUEST_ID = 4711;
  private static final Set<DataEnum> LISTS = Set.of(DataEnum.OptionList, DataEnum.SequenceList, DataEnum.MemberList);
  /** Those that each station must have and let be written, Part 2 chapter "Referenced Components and Variables". */
  private static final List<String> WRITABLE = List.of("OCPPCommCtrlr.OfflineThreshold",
      "OCPPCommCtrlr.MessageAttempts", "OCPPCommCtrlr.MessageAttemptInterval", "OCPPCommCtrlr.ResetRetries",
      "OCPPCommCtrlr.RetryBackOffRepeatTimes", "OCPPCommCtrlr.RetryBackOffRandomRange",
      "OCPPCommCtrlr.RetryBackOffWaitMinimum", "OCPPCommCtrlr.NetworkConfigurationPriority",
      "OCPPCommCtrlr.NetworkProfileConnectionAttempts", "AuthCtrlr.LocalAuthorizeOffline",
      "AuthCtrlr.LocalPreAuthorize", "TxCtrlr.EVConnectionTimeOut", "TxCtrlr.StopTxOnInvalidId",
      "SampledDataCtrlr.TxUpdatedInterval", "SampledDataCtrlr.TxUpdatedMeasurands",
      "SampledDataCtrlr.TxEndedMeasurands", "SampledDataCtrlr.TxStartedMeasurands", "SampledDataCtrlr.TxEndedInterval",
      "AlignedDataCtrlr.Interval", "AlignedDataCtrlr.Measurands", "AlignedDataCtrlr.TxEndedInterval",
      "AlignedDataCtrlr.TxEndedMeasurands");
  /** Those that each station must have. */
  private static final List<String> REQUIRED = List.of("OCPPCommCtrlr.FileTransferProtocols",
      "OCPPCommCtrlr.MessageTimeout", "OCPPCommCtrlr.UnlockOnEVSideDisconnect", "AuthCtrlr.AuthorizeRemoteStart",
      "TxCtrlr.StopTxOnEVSideDisconnect", "TxCtrlr.TxStartPoint", "TxCtrlr.TxStopPoint", "ClockCtrlr.DateTime",
      "ClockCtrlr.TimeSource", "DeviceDataCtrlr.BytesPerMessage", "DeviceDataCtrlr.ItemsPerMessage",
      "SecurityCtrlr.OrganizationName", "SecurityCtrlr.CertificateEntries", "SecurityCtrlr.SecurityProfile",
      "ChargingStation.AvailabilityState", "ChargingStation.Available", "ChargingStation.Model",
      "ChargingStation.SupplyPhases", "ChargingStation.VendorName", "EVSE.AvailabilityState", "EVSE.Available",
      "EVSE.Power", "EVSE.SupplyPhases", "Connector.AvailabilityState", "Connector.Available",
      "Connector.ConnectorType", "Connector.SupplyPhases");

  /** All that Part 2, chapter "Referenced Components and Variables", requires for the blocks of the three profiles. */
  private static final Set<String> REQUIRED_INSTANCES = Set.of("AlignedDataCtrlr.Interval",
      "AlignedDataCtrlr.Measurands", "AlignedDataCtrlr.TxEndedInterval", "AlignedDataCtrlr.TxEndedMeasurands",
      "AuthCtrlr.AuthorizeRemoteStart", "AuthCtrlr.LocalAuthorizeOffline", "AuthCtrlr.LocalPreAuthorize",
      "ChargingStation.AvailabilityState", "ChargingStation.Available", "ChargingStation.SupplyPhases",
      "ClockCtrlr.DateTime", "ClockCtrlr.TimeSource", "Connector@1.Available", "Connector@1.ConnectorType",
      "Connector@1.SupplyPhases", "Connector@2.Available", "Connector@2.ConnectorType", "Connector@2.SupplyPhases",
      "DeviceDataCtrlr.BytesPerMessage[GetReport]", "DeviceDataCtrlr.BytesPerMessage[GetVariables]",
      "DeviceDataCtrlr.BytesPerMessage[SetVariables]", "DeviceDataCtrlr.ItemsPerMessage[GetReport]",
      "DeviceDataCtrlr.ItemsPerMessage[GetVariables]", "DeviceDataCtrlr.ItemsPerMessage[SetVariables]",
      "EVSE@1.AvailabilityState", "EVSE@1.Available", "EVSE@1.Power", "EVSE@1.SupplyPhases",
      "EVSE@2.AvailabilityState", "EVSE@2.Available", "EVSE@2.Power", "EVSE@2.SupplyPhases",
      "LocalAuthListCtrlr.BytesPerMessage", "LocalAuthListCtrlr.Entries", "LocalAuthListCtrlr.ItemsPerMessage",
      "OCPPCommCtrlr.FileTransferProtocols", "OCPPCommCtrlr.MessageAttemptInterval[TransactionEvent]",
      "OCPPCommCtrlr.MessageAttempts[TransactionEvent]", "OCPPCommCtrlr.MessageTimeout[Default]",
      "OCPPCommCtrlr.NetworkConfigurationPriority", "OCPPCommCtrlr.NetworkProfileConnectionAttempts",
      "OCPPCommCtrlr.OfflineThreshold", "OCPPCommCtrlr.ResetRetries", "OCPPCommCtrlr.RetryBackOffRandomRange",
      "OCPPCommCtrlr.RetryBackOffRepeatTimes", "OCPPCommCtrlr.RetryBackOffWaitMinimum",
      "OCPPCommCtrlr.UnlockOnEVSideDisconnect", "OCPPCommCtrlr.WebSocketPingInterval",
      "SampledDataCtrlr.TxEndedInterval", "SampledDataCtrlr.TxEndedMeasurands", "SampledDataCtrlr.TxStartedMeasurands",
      "SampledDataCtrlr.TxUpdatedInterval", "SampledDataCtrlr.TxUpdatedMeasurands", "SecurityCtrlr.CertificateEntries",
      "SecurityCtrlr.OrganizationName", "SecurityCtrlr.SecurityProfile", "SmartChargingCtrlr.Entries[ChargingProfiles]",
      "SmartChargingCtrlr.LimitChangeSignificance", "SmartChargingCtrlr.PeriodsPerSchedule",
      "SmartChargingCtrlr.ProfileStackLevel", "SmartChargingCtrlr.RateUnit", "TxCtrlr.EVConnectionTimeOut",
      "TxCtrlr.StopTxOnEVSideDisconnect", "TxCtrlr.StopTxOnInvalidId", "TxCtrlr.TxStartPoint", "TxCtrlr.TxStopPoint");

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"B07.FR.01", "B07.FR.03", "B07.FR.04", "B07.FR.07", "B07.FR.10", "B07.FR.12"})
  void TC_B_12_CS() {
    var reported = report(ReportBaseEnum.ConfigurationInventory);

    assertThat(reported).allSatisfy(data -> assertThat(data.variableAttribute()).as("%s", data)
        .anyMatch(attribute -> attribute.mutability() != MutabilityEnum.ReadOnly));
    assertThat(names(reported)).containsAll(WRITABLE);
  }

  @Test
  @Covers({"B07.FR.01", "B07.FR.03", "B07.FR.04", "B07.FR.08", "B07.FR.10", "B07.FR.12"})
  void TC_B_13_CS() {
    var reported = report(ReportBaseEnum.FullInventory);

    assertThat(names(reported)).containsAll(WRITABLE).containsAll(REQUIRED);
  }

  @Test
  @Covers({"B07.FR.03", "B07.FR.08", "B07.FR.11"})
  void TC_B_53_CS() {
    var reported = report(ReportBaseEnum.FullInventory);

    assertThat(instances(reported)).containsAll(REQUIRED_INSTANCES);
    assertThat(reported).allSatisfy(BlockBReportsTest::assertConsistent);
  }

  private static void assertConsistent(ReportData data) {
    var actual = data.variableAttribute().getFirst();
    if (actual.mutability() == MutabilityEnum.WriteOnly) {
      assertThat(actual.value()).as("%s", data).isNull();
      return;
    }
    if (LISTS.contains(data.variableCharacteristics().dataType())) {
      var allowed = data.variableCharacteristics().valuesList();
      assertThat(allowed).as("%s", data).isNotBlank();
      assertThat(List.of(allowed.split(","))).as("%s", data)
          .containsAll(Arrays.stream(String.valueOf(actual.value()).split(",")).filter(Predicate.not(String::isEmpty))
              .toList());
    }
  }

  /** As {@code Component@evse.Variable[instance]}. */
  private static Set<String> instances(List<ReportData> reported) {
    return reported.stream().map(data -> {
      var evse = data.component().evse();
      var instance = data.variable().instance();
      return data.component().name() + (evse == null ? "" : "@" + evse.id()) + "." + data.variable().name()
          + (instance == null ? "" : "[" + instance + "]");
    }).collect(Collectors.toSet());
  }

  private List<ReportData> report(ReportBaseEnum base) {
    var answer = bench.ask(V201.GET_BASE_REPORT, GetBaseReportRequest.of(REQUEST_ID, base));
    assertThat(answer.status()).isEqualTo(GenericDeviceModelStatusEnum.Accepted);
    assertThat(answer.statusInfo() == null || answer.statusInfo().reasonCode().equals("NoError")).isTrue();
    var reported = new ArrayList<ReportData>();
    NotifyReportRequest part;
    int seqNo = 0;
    do {
      part = bench.expect(NotifyReportRequest.class);
      assertThat(part.requestId()).isEqualTo(REQUEST_ID);
      assertThat(part.generatedAt()).isCloseTo(bench.centralSystem().now(),
          within(4, ChronoUnit.SECONDS));
      assertThat(part.seqNo()).isEqualTo(seqNo++);
      reported.addAll(part.reportData());
    } while (Boolean.TRUE.equals(part.tbc()));
    bench.expectNothing(NotifyReportRequest.class, Duration.ofSeconds(10));
    assertThat(reported).allSatisfy(BlockBReportsTest::assertComplete);
    return reported;
  }

  private static void assertComplete(ReportData data) {
    assertThat(data.variableCharacteristics()).as("%s", data).isNotNull();
    if (LISTS.contains(data.variableCharacteristics().dataType())) {
      assertThat(data.variableCharacteristics().valuesList()).as("%s", data).isNotNull();
    }
  }

  private static List<String> names(List<ReportData> reported) {
    return reported.stream().map(data -> data.component().name() + "." + data.variable().name()).distinct().toList();
  }
}
