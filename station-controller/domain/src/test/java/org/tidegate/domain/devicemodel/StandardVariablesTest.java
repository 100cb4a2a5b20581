package org.tidegate.domain.devicemodel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.devicemodel.VariableFacts.DataType;
import org.tidegate.domain.devicemodel.VariableFacts.Mutability;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidegate.domain.devicemodel.AttributeType.Actual;

class StandardVariablesTest {
  private static final StandardFacts.Evse V2X = new StandardFacts.Evse(1, CurrentKind.DC, 0, new Watts(22_000),
      new Watts(-11_000), List.of(new StandardFacts.Connector(1, "cCCS2", true)));
  private static final StandardFacts.Evse SOCKET = new StandardFacts.Evse(2, CurrentKind.AC, 3, new Watts(11_000),
      Watts.ZERO, List.of(new StandardFacts.Connector(1, "sType2", false)));

  private final LiveFactsByHand live = new LiveFactsByHand();
  private final DeviceModel model = modelOf(V2X, SOCKET);

  @ParameterizedTest
  @CsvSource(textBlock = """
      OCPPCommCtrlr,      HeartbeatInterval,                ,                 ReadWrite, 300
      OCPPCommCtrlr,      MessageAttempts,                  TransactionEvent, ReadWrite, 3
      OCPPCommCtrlr,      MessageAttemptInterval,           TransactionEvent, ReadWrite, 60
      OCPPCommCtrlr,      MessageTimeout,                   Default,          ReadOnly,  30
      OCPPCommCtrlr,      FileTransferProtocols,            ,                 ReadOnly,  HTTPS
      OCPPCommCtrlr,      NetworkConfigurationPriority,     ,                 ReadWrite, 1
      OCPPCommCtrlr,      NetworkProfileConnectionAttempts, ,                 ReadWrite, 3
      OCPPCommCtrlr,      ActiveNetworkProfile,             ,                 ReadOnly,  1
      OCPPCommCtrlr,      OfflineThreshold,                 ,                 ReadWrite, 60
      OCPPCommCtrlr,      ResetRetries,                     ,                 ReadWrite, 1
      OCPPCommCtrlr,      RetryBackOffRepeatTimes,          ,                 ReadWrite, 4
      OCPPCommCtrlr,      RetryBackOffRandomRange,          ,                 ReadWrite, 10
      OCPPCommCtrlr,      RetryBackOffWaitMinimum,          ,                 ReadWrite, 10
      OCPPCommCtrlr,      WebSocketPingInterval,            ,                 ReadWrite, 30
      OCPPCommCtrlr,      UnlockOnEVSideDisconnect,         ,                 ReadWrite, true
      DeviceDataCtrlr,    ItemsPerMessage,                  GetReport,        ReadOnly,  50
      DeviceDataCtrlr,    ItemsPerMessage,                  GetVariables,     ReadOnly,  50
      DeviceDataCtrlr,    ItemsPerMessage,                  SetVariables,     ReadOnly,  50
      DeviceDataCtrlr,    BytesPerMessage,                  GetReport,        ReadOnly,  262144
      DeviceDataCtrlr,    BytesPerMessage,                  GetVariables,     ReadOnly,  262144
      DeviceDataCtrlr,    BytesPerMessage,                  SetVariables,     ReadOnly,  262144
      ClockCtrlr,         DateTime,                         ,                 ReadOnly,  2026-03-01T12:00:00.123Z
      ClockCtrlr,         TimeSource,                       ,                 ReadWrite, 'NTP,Heartbeat'
      SecurityCtrlr,      OrganizationName,                 ,                 ReadWrite, ''
      SecurityCtrlr,      CertificateEntries,               ,                 ReadOnly,  3
      SecurityCtrlr,      SecurityProfile,                  ,                 ReadOnly,  2
      AuthCtrlr,          AuthorizeRemoteStart,             ,                 ReadWrite, true
      AuthCtrlr,          LocalAuthorizeOffline,            ,                 ReadWrite, true
      AuthCtrlr,          LocalPreAuthorize,                ,                 ReadWrite, false
      TxCtrlr,            EVConnectionTimeOut,              ,                 ReadWrite, 60
      TxCtrlr,            StopTxOnEVSideDisconnect,         ,                 ReadWrite, true
      TxCtrlr,            StopTxOnInvalidId,                ,                 ReadWrite, true
      TxCtrlr,            TxStartPoint,                     ,                 ReadWrite, 'EVConnected,Authorized'
      TxCtrlr,            TxStopPoint,                      ,                 ReadWrite, 'EVConnected,Authorized'
      SampledDataCtrlr,   TxStartedMeasurands,              ,                 ReadWrite, 'Energy.Active.Import.Register,Energy.Active.Export.Register'
      SampledDataCtrlr,   TxUpdatedMeasurands,              ,                 ReadWrite, 'Energy.Active.Import.Register,Energy.Active.Export.Register,Power.Active.Import,Power.Active.Export,SoC'
      SampledDataCtrlr,   TxUpdatedInterval,                ,                 ReadWrite, 60
      SampledDataCtrlr,   TxEndedMeasurands,                ,                 ReadWrite, 'Energy.Active.Import.Register,Energy.Active.Export.Register'
      SampledDataCtrlr,   TxEndedInterval,                  ,                 ReadWrite, 0
      AlignedDataCtrlr,   Measurands,                       ,                 ReadWrite, 'Energy.Active.Import.Register,Energy.Active.Export.Register'
      AlignedDataCtrlr,   Interval,                         ,                 ReadWrite, 900
      AlignedDataCtrlr,   TxEndedMeasurands,                ,                 ReadWrite, ''
      AlignedDataCtrlr,   TxEndedInterval,                  ,                 ReadWrite, 0
      SmartChargingCtrlr, Entries,                          ChargingProfiles, ReadOnly,  4
      SmartChargingCtrlr, LimitChangeSignificance,          ,                 ReadWrite, 1
      SmartChargingCtrlr, PeriodsPerSchedule,               ,                 ReadOnly,  1024
      SmartChargingCtrlr, ProfileStackLevel,                ,                 ReadOnly,  9
      SmartChargingCtrlr, RateUnit,                         ,                 ReadOnly,  'W,A'
      ChargingStation,    AvailabilityState,                ,                 ReadOnly,  Available
      ChargingStation,    Available,                        ,                 ReadOnly,  true
      ChargingStation,    SupplyPhases,                     ,                 ReadOnly,  3
      ChargingStation,    Model,                            ,                 ReadOnly,  T1
      """)
  @Covers("B07.FR.08")
  void required_variable_isThereWithItsDefault(
      String component, String variable, String instance, Mutability mutability, String value) {
    ReportedVariable line = line(Component.of(component), new Variable(variable, Optional.ofNullable(instance)));

    assertThat(line.facts().mutability()).isEqualTo(mutability);
    assertThat(line.value()).contains(value);
  }

  @Test
  @Covers("B07.FR.08")
  void evseAndConnector_eachOne_hasWhatIsRequired() {
    for (int evse = 1; evse <= 2; evse++) {
      for (String required : List.of("AvailabilityState", "Available", "SupplyPhases", "Power", "Problem",
          "AllowReset")) {
        assertThat(model.knows(Component.of("EVSE", evse), Variable.of(required))).as(required).isTrue();
      }
      for (String required : List.of("Available", "ConnectorType", "SupplyPhases")) {
        assertThat(model.knows(Component.of("Connector", evse, 1), Variable.of(required))).as(required).isTrue();
      }
    }
    assertThat(line(Component.of("Connector", 1, 1), Variable.of("ConnectorType")).value()).contains("cCCS2");
    assertThat(line(Component.of("EVSE", 1), Variable.of("SupplyPhases")).value()).contains("0");
    assertThat(line(Component.of("EVSE", 2), Variable.of("SupplyPhases")).value()).contains("3");
  }

  @Test
  void lock_ofASocketOnly_tellsWhetherItHolds() {
    assertThat(model.knows(InfrastructureVariables.lock(1, 1), Variable.of("Active"))).isFalse();
    live.locked = true;
    assertThat(line(InfrastructureVariables.lock(2, 1), Variable.of("Active")).value()).contains("true");
  }

  @Test
  void everyVariable_ofTheWholeModel_fitsItsOwnFacts() {
    for (ReportedVariable line : model.report(ReportBase.FullInventory)) {
      String address = new VariableAddress(line.component(), line.variable()).toString();
      line.value().filter(value -> !value.isEmpty())
          .ifPresent(value -> assertThat(ValueRules.broken(line.facts(), value)).as(address).isEmpty());
      assertThat(line.facts().persistent()).as(address)
          .isEqualTo(line.facts().mutability() != Mutability.ReadOnly);
      assertThat(line.facts().values().isPresent()).as(address).isEqualTo(isList(line.facts().type()));
      assertThat(line.facts().values().orElse("").length()).as(address).isLessThanOrEqualTo(1000);
      assertThat(line.component().name().length()).as(address).isLessThanOrEqualTo(50);
    }
  }

  @Test
  void certificatesAndProfiles_theMostOfThem_areTold() {
    assertThat(line(Component.of("SecurityCtrlr"), Variable.of("CertificateEntries")).facts().max())
        .contains(BigDecimal.valueOf(SecurityVariables.MOST_CERTIFICATES));
    assertThat(line(Component.of("SmartChargingCtrlr"), Variable.of("Entries", "ChargingProfiles")).facts().max())
        .contains(BigDecimal.valueOf(SmartChargingVariables.MOST_CHARGING_PROFILES));
  }

  @Test
  void evsePower_unknownChargingAndDischarging_isSignedAndHasBothRatings() {
    assertThat(line(Component.of("EVSE", 1), Variable.of("Power")).value()).contains("");

    live.power = Optional.of(new Watts(-4200));

    ReportedVariable power = line(Component.of("EVSE", 1), Variable.of("Power"));
    assertThat(power.value()).contains("-4200");
    assertThat(power.facts().unit()).contains("W");
    assertThat(power.facts().max()).contains(BigDecimal.valueOf(22_000));
    assertThat(power.facts().min()).contains(BigDecimal.valueOf(-11_000));
  }

  @Test
  @Covers("B08.FR.10")
  void problem_faulted_isTrueAndInTheSummary() {
    live.availability = AvailabilityState.Faulted;

    assertThat(model.report(Set.of(ComponentCriterion.Problem), List.of()))
        .extracting(ReportedVariable::component).contains(Component.of("EVSE", 1), Component.of("ChargingStation"));
    assertThat(model.report(ReportBase.SummaryInventory)).extracting(ReportedVariable::variable)
        .contains(Variable.of("Problem"));
  }

  @ParameterizedTest
  @CsvSource({"EVConnected, true", "'PowerPathClosed,Authorized', true", "EnergyTransfer, true",
      "'EVConnected,EnergyTransfer', true", "ParkingBayOccupancy, false", "DataSigned, false", "'', false"})
  void txStopPoint_withoutBaySensor_isAnyButTheBay(String points, boolean accepted) {
    assertThat(model.check(TransactionVariables.TX_STOP_POINT.component(),
        TransactionVariables.TX_STOP_POINT.variable(), Actual, points).isAccepted()).isEqualTo(accepted);
    assertThat(model.preset(TransactionVariables.TX_STOP_POINT.component(),
        TransactionVariables.TX_STOP_POINT.variable(), points).isAccepted()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"EnergyTransfer, true", "'EVConnected,Authorized,PowerPathClosed,EnergyTransfer', true",
      "ParkingBayOccupancy, false", "DataSigned, false", "'', false"})
  void txStartPoint_anywhere_mayBeEnergyTransfer(String points, boolean accepted) {
    assertThat(model.check(TransactionVariables.TX_START_POINT.component(),
        TransactionVariables.TX_START_POINT.variable(), Actual, points).isAccepted()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"ParkingBayOccupancy, true, true", "DataSigned, true, false"})
  void txPoints_withBaySensorAndSigningMeter_areAllThere(String point, boolean starts, boolean stops) {
    DeviceModel rich = modelOf(new StandardFacts.Evse(1, CurrentKind.AC, 3, new Watts(22_000), Watts.ZERO,
        List.of(new StandardFacts.Connector(1, "sType2", false)), new StandardFacts.Senses(true, true)));

    assertThat(rich.check(TransactionVariables.TX_START_POINT.component(),
        TransactionVariables.TX_START_POINT.variable(), Actual, point).isAccepted()).isEqualTo(starts);
    assertThat(rich.check(TransactionVariables.TX_STOP_POINT.component(),
        TransactionVariables.TX_STOP_POINT.variable(), Actual, point).isAccepted()).isEqualTo(stops);
    assertThat(rich.bool(MeteringVariables.SAMPLED_SIGN_READINGS)).isFalse();
  }

  @Test
  void signReadings_meterThatCannotSign_isNotThere() {
    var address = MeteringVariables.SAMPLED_SIGN_READINGS;

    assertThat(model.knows(address.component(), address.variable())).isFalse();
  }

  @Test
  void unlockOnEvSideDisconnect_fixedCablesOnly_isFalseForGood() {
    DeviceModel fixed = modelOf(V2X);

    assertThat(fixed.bool(OcppCommVariables.UNLOCK_ON_EV_SIDE_DISCONNECT)).isFalse();
    assertThat(fixed.set(Component.of("OCPPCommCtrlr"), Variable.of("UnlockOnEVSideDisconnect"), Actual, "true")
        .reason().orElseThrow().code()).isEqualTo(Reason.Code.ReadOnly);
  }

  @ParameterizedTest
  @CsvSource({"'2,1', RebootRequired", "2, RebootRequired", "3, Rejected", "'', Rejected", "'1,1', Rejected"})
  @Covers("B10.FR.01")
  void networkConfigurationPriority_ofTwoSlots_takesEffectAfterARestart(String slots, SetResult.Status status) {
    assertThat(model.set(Component.of("OCPPCommCtrlr"), Variable.of("NetworkConfigurationPriority"), Actual, slots)
        .status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"0123456789abcdef, true", "0123456789abcde, false", "0123456789abcde!, false",
      "0123456789abcdef0123456789abcdef01234567, true", "0123456789abcdef0123456789abcdef012345678, false"})
  @Covers("A00.FR.205")
  void basicAuthPassword_set_isLongEnoughAndNeverTold(String password, boolean accepted) {
    SetResult result = model.set(Component.of("SecurityCtrlr"), Variable.of("BasicAuthPassword"), Actual, password);

    assertThat(result.isAccepted()).isEqualTo(accepted);
    assertThat(result.toString()).doesNotContain(password);
    assertThat(model.report(ReportBase.FullInventory).toString()).doesNotContain(password);
  }

  @Test
  void interchange_withoutSession_saysNoneOrNothing() {
    assertThat(interchange(InterchangeVariables.PERMISSION)).isEqualTo("none");
    assertThat(interchange(InterchangeVariables.CONDITIONS_VERSION)).isEmpty();
    assertThat(interchange(InterchangeVariables.LIMIT_REASON)).isEqualTo("none");
    assertThat(interchange(InterchangeVariables.SETPOINT)).isEmpty();
  }

  @Test
  void interchange_inASession_tellsTheDriversAnswerAndWhatComesOfIt() {
    live.permission = Optional.of(PermissionState.GRANTED);
    live.conditionsVersion = Optional.of(2);
    live.limitReason = Optional.of(LimitReason.MINIMUM_STATE_OF_CHARGE);
    live.setpoint = Optional.of(new Watts(-5000));

    assertThat(interchange(InterchangeVariables.PERMISSION)).isEqualTo("granted");
    assertThat(interchange(InterchangeVariables.CONDITIONS_VERSION)).isEqualTo("2");
    assertThat(interchange(InterchangeVariables.LIMIT_REASON)).isEqualTo("minimum-state-of-charge");
    assertThat(interchange(InterchangeVariables.SETPOINT)).isEqualTo("-5000");
    everyVariable_ofTheWholeModel_fitsItsOwnFacts();
  }

  @Test
  void facts_thatContradictThemselves_areRefused() {
    var connectors = V2X.connectors();
    assertThatThrownBy(() -> new StandardFacts.Evse(1, CurrentKind.DC, 3, Watts.ZERO, Watts.ZERO, connectors))
        .hasMessageContaining("direct current");
    assertThatThrownBy(
        () -> new StandardFacts.Evse(1, CurrentKind.DC, 0, Watts.ZERO, new Watts(1), connectors))
        .hasMessageContaining("discharging");
    assertThatThrownBy(() -> modelOf(V2X, V2X)).hasMessageContaining("twice");
  }

  private DeviceModel modelOf(StandardFacts.Evse... evses) {
    var declared = new DeviceModel(new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z")));
    var nameplate = new StandardFacts.Nameplate("T1", "Tidegate", Optional.of("0001"), Optional.of("0.1.0"));
    var network = new StandardFacts.Network("CS-1", List.of(1, 2), List.of("HTTPS"));
    StandardVariables.declareAll(declared,
        new StandardFacts(nameplate, network, List.of("NTP", "Heartbeat"), 3, List.of(evses)), live);
    return declared;
  }

  private ReportedVariable line(Component component, Variable variable) {
    return model.report(ReportBase.FullInventory).stream()
        .filter(line -> line.component().equals(component) && line.variable().equals(variable))
        .findFirst().orElseThrow(() -> new AssertionError("not reported: " + new VariableAddress(component, variable)));
  }

  private String interchange(Variable variable) {
    return model.get(InterchangeVariables.interchange(1), variable, Actual).value().orElseThrow();
  }

  private static boolean isList(DataType type) {
    return type == DataType.OptionList || type == DataType.MemberList || type == DataType.SequenceList;
  }
}
