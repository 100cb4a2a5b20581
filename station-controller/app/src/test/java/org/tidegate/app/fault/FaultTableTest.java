package org.tidegate.app.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.tidegate.app.storage.SqliteStationStore;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.app.virtual.VirtualSetup;
import org.tidegate.app.virtual.VirtualStation;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultOwner;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.fault.FaultVariables;
import org.tidegate.domain.fault.LatchedFault;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.GridMeter;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.domain.view.Screen;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** Every fault at a whole station: what stops, what is told, what the panel shows, how it ends. */
class FaultTableTest {
  private static final int EVSE = 1;

  /** Fault | what it stops | component.variable at a DC EVSE with a fixed cable | severity | security event | clears. */
  static final List<String> FAULTS = List.of("EmergencyStop | all | EmergencyStopSensor.Active | 0 | - | cause",
      "GroundFailure | all | EVSE.Problem | 0 | - | cause",
      "ResidualCurrentTestFailure | all | EVSE.Problem | 1 | - | cause",
      "IsolationFailure | all | GroundIsolationProtection.Problem | 0 | - | unplug",
      "OverCurrent | all | OverCurrentProtection.Tripped | 1 | - | unplug",
      "OverTemperature | all | TemperatureSensor.Problem | 4 | - | cause",
      "WeldedContactor | all | PowerContactor.Problem | 0 | - | cause",
      "ContactorFailure | all | PowerContactor.Problem | 1 | - | cause",
      "LockFailure | all | EVSE.Problem | 4 | - | cause",
      "CableFailure | all | Connector.Problem | 4 | - | cause",
      "PilotFailure | all | CPPWMController.Problem | 1 | - | cause",
      "BoardLinkLost | all | Controller.Problem | 1 | - | cause",
      "BoardFailure | all | Controller.Problem | 1 | - | cause", "OtherFailure | all | EVSE.Problem | 1 | - | cause",
      "PowerStageSilent | all | AcDcConverter.Problem | 1 | - | cause",
      "PowerStageFailure | all | AcDcConverter.Problem | 1 | - | cause",
      "ConverterAlarm | all | AcDcConverter.Problem | 3 | - | cause",
      "CabinetOpen | all | CaseAccessSensor.Active | 3 | TamperDetectionActivated | cause",
      "MeterFailure | discharge | FiscalMetering.Problem | 4 | - | cause",
      "StorageFailure | discharge | ChargingStation.Problem | 2 | MemoryExhaustion | start",
      "SoftwareFailure | all | ChargingStation.Problem | 2 | - | start",
      "CardReaderFailure | nothing | TokenReader.Problem | 6 | - | cause",
      "LimitContactFailure | nothing | LocalAvailabilitySensor.Problem | 4 | - | cause",
      "GridMeterFailure | nothing | ControlMetering.Problem | 4 | - | cause");

  private static final FaultSource CONVERTER = new FaultSource("converter");

  private static final List<String> SEEN_BY_DEVICES = FAULTS.stream()
      .filter(line -> Row.of(line).kind.owner() != FaultOwner.PROGRAM).toList();

  private final OtherDriver converter = new OtherDriver();
  private final VirtualStation station = new VirtualStation(VirtualSetup.of(66).speaking(OcppVersion.V21)
      .around((devices, _) -> converter.inFrontOf(devices)));

  @Test
  void table_namesEveryFaultOnce() {
    assertThat(FAULTS.stream().map(Row::of).map(Row::kind)).containsExactlyInAnyOrder(FaultKind.values());
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  void fault_whileCharging_stopsItOrDoesNot(String line) {
    var row = Row.of(line);
    begin();
    assertThat(station.commanded()).isPositive();
    raise(row.kind);
    if (row.stops.equals("all")) {
      assertThat(station.commanded()).isZero();
      assertThat(station.evse(EVSE).screen()).isEqualTo(Screen.FAULT);
    } else {
      assertThat(station.commanded()).isPositive();
      assertThat(station.evse(EVSE).screen()).isNotEqualTo(Screen.FAULT);
    }
    assertThat(statuses().contains("Faulted")).isEqualTo(row.stops.equals("all"));
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  void fault_whileDischarging_stopsItIsToldAndEndsAsItsRowSays(String line) {
    var row = Row.of(line);
    begin();
    discharge();
    raise(row.kind);
    assertThat(station.commanded()).isEqualTo(row.stops.equals("nothing") ? -5_000 : 0);
    assertTold(row);
    assertThat(sent("SecurityEventNotification").map(event -> event.path("type").asText())
        .filter(type -> !type.equals("StartupOfTheDevice"))).containsExactlyElementsOf(row.security());
    if (row.kind.owner() == FaultOwner.PROGRAM) {
      assertThat(station.station().views().newest().stationFault()).contains(row.kind.name());
    } else {
      assertThat(station.evse(EVSE).faults().stream().map(Fault::kind)).containsExactly(row.kind);
      end(row);
    }
  }

  /** Two devices see the same: it is one fault, told once, and nothing flows until the last of them says that it is over. */
  @ParameterizedTest
  @FieldSource("SEEN_BY_DEVICES")
  void fault_seenByTwoDevices_standsUntilBothSayThatItIsOver(String line) {
    var row = Row.of(line);
    begin();
    discharge();
    int number = row.kind.owner().isOfStation() ? FaultVariables.STATION : EVSE;
    raise(row.kind);
    converter.events().faultRaised(number, new Fault(row.kind, CONVERTER, "seen by the converter too"));
    station.seconds(2);

    station.hardware().clearFault(EVSE, row.kind.name());
    station.seconds(30);
    assertThat(station.evse(EVSE).faults())
        .containsExactly(new Fault(row.kind, CONVERTER, "seen by the converter too"));
    assertThat(station.commanded()).isEqualTo(row.stops.equals("nothing") ? -5_000 : 0);
    assertTold(row);
    assertThat(statuses().getLast().equals("Faulted")).isEqualTo(row.stops.equals("all"));

    converter.events().faultCleared(number, row.kind, CONVERTER);
    end(row);
    assertThat(events(row.component()).filter(event -> event.path("actualValue").asText().equals("false"))).hasSize(1);
  }

  /** Killed and started again with the same car, with another one, and with none: only unplugging ends what it says. */
  @ParameterizedTest
  @CsvSource({"OverCurrent, false", "OverCurrent, true", "IsolationFailure, false", "IsolationFailure, true"})
  void fault_untilUnplugged_outlastsAKill(FaultKind kind, boolean seenAgain) {
    begin();
    discharge();
    raise(kind);
    if (!seenAgain) {
      station.hardware().clearFault(EVSE, kind.name());
    }
    kill();
    if (seenAgain) {
      raise(kind);
      station.hardware().clearFault(EVSE, kind.name());
    }
    station.seconds(60);
    assertThat(station.evse(EVSE).faults().stream().map(Fault::kind)).containsExactly(kind);
    assertThat(station.evse(EVSE).screen()).isEqualTo(Screen.FAULT);
    assertThat(station.commanded()).isZero();
    assertThat(statuses().getLast()).isEqualTo("Faulted");
    kill();
    assertThat(station.evse(EVSE).faults()).hasSize(1);

    station.hardware().plugOut(EVSE);
    station.seconds(2);
    assertOver(kind);
    kill();
    assertOver(kind);
  }

  @Test
  void fault_untilUnplugged_carSwappedWhileTheProgramIsDown_isOver() {
    begin();
    raise(FaultKind.OverCurrent);
    station.kill();
    station.swapCar(VirtualStation.car(50));
    station.start();
    station.seconds(30);
    assertOver(FaultKind.OverCurrent);
    assertThat(station.evse(EVSE).session()).isPresent();
  }

  /** Any other fault is its device's to tell anew. */
  @Test
  void fault_untilItsCauseIsGone_isForgottenByAKill() {
    begin();
    raise(FaultKind.GroundFailure);
    kill();
    assertThat(station.evse(EVSE).faults()).isEmpty();
  }

  @Test
  void latchedFault_inTheRealStorage_isReadBackAsItWas(@TempDir Path temp) {
    begin();
    raise(FaultKind.OverCurrent);
    var kept = station.store.load().facts(LatchedFault.class);
    assertThat(kept).hasSize(1).first().extracting(LatchedFault::plugMark).isNotEqualTo(Optional.empty());
    var loop = new VirtualStationLoop(Instant.EPOCH);
    try (var held = StorageFolder.hold(temp)) {
      try (var store = SqliteStationStore.openInline(held, loop)) {
        store.commit(kept.stream().<Change>map(Change.FactSaved::new).toList(), () -> {});
      }
      try (var store = SqliteStationStore.openInline(held, loop)) {
        assertThat(store.load().facts(LatchedFault.class)).isEqualTo(kept);
      }
    }
  }

  private void kill() {
    station.kill();
    station.seconds(5);
    station.start();
    station.seconds(30);
  }

  /** Also the central system was told, once it was told of the fault. */
  private void assertOver(FaultKind kind) {
    assertThat(station.evse(EVSE).faults()).isEmpty();
    assertThat(statuses().getLast()).isNotEqualTo("Faulted");
    assertThat(station.store.load().facts(LatchedFault.class)).isEmpty();
    var last = events(kind.component()).toList().getLast();
    assertThat(last.path("techCode").asText()).isEqualTo(kind.name());
    assertThat(last.path("actualValue").asText()).isEqualTo("false");
    assertThat(last.path("cleared").asBoolean()).isTrue();
  }

  /** Two faults of one component: its problem is over with the second. */
  @Test
  void faults_ofOneComponent_areToldOneByOne() {
    begin();
    raise(FaultKind.PowerStageSilent);
    raise(FaultKind.ConverterAlarm);
    station.hardware().clearFault(EVSE, "PowerStageSilent");
    station.seconds(2);
    assertThat(events("AcDcConverter").map(event -> event.path("techCode").asText() + " " + event.path("actualValue")
        .asText() + " " + event.path("cleared").asBoolean())).containsExactly("PowerStageSilent true false",
            "ConverterAlarm true false", "PowerStageSilent true true");
    station.hardware().clearFault(EVSE, "ConverterAlarm");
    station.seconds(2);
    assertThat(events("AcDcConverter").toList().getLast().path("actualValue").asText()).isEqualTo("false");
  }

  /** What began without a link is told when it is back; what ended meanwhile never is. */
  @Test
  void fault_withoutLink_isToldWhenItIsBack() {
    begin();
    station.disconnectNetwork();
    station.seconds(1);
    raise(FaultKind.OverTemperature);
    raise(FaultKind.CardReaderFailure);
    station.hardware().clearFault(EVSE, "OverTemperature");
    station.seconds(1);
    assertThat(events("TokenReader")).isEmpty();
    station.connectNetwork();
    station.seconds(120);
    assertThat(events("TokenReader")).hasSize(1);
    assertThat(events("TemperatureSensor")).isEmpty();
  }

  /** The meter's silence is found by the program itself, and ends with its answer. */
  @Test
  void meter_silent_isAFaultOfItsOwn() {
    begin();
    discharge();
    station.hardware().device(EVSE, device -> device.withMeterSilent(true));
    station.seconds(8);
    assertThat(station.commanded()).isZero();
    assertThat(events("FiscalMetering").map(event -> event.path("actualValue").asText())).containsExactly("true");
    station.hardware().device(EVSE, device -> device.withMeterSilent(false));
    station.seconds(20);
    assertThat(events("FiscalMetering").map(event -> event.path("actualValue").asText())).containsExactly("true",
        "false");
    assertThat(station.commanded()).isEqualTo(-5_000);
  }

  private void end(Row row) {
    station.hardware().clearFault(EVSE, row.kind.name());
    station.seconds(2);
    if (row.clears.equals("unplug")) {
      assertThat(station.evse(EVSE).faults().stream().map(Fault::kind)).containsExactly(row.kind);
      station.seconds(60);
      assertThat(station.commanded()).isZero();
      station.hardware().plugOut(EVSE);
      station.seconds(2);
    } else {
      station.seconds(10);
      assertThat(station.commanded()).isEqualTo(-5_000);
    }
    assertThat(station.evse(EVSE).faults()).isEmpty();
    var last = events(row.component()).toList().getLast();
    assertThat(last.path("cleared").asBoolean()).isEqualTo(row.kind != FaultKind.LockFailure);
    assertThat(last.path("actualValue").asText()).isEqualTo("false");
    assertThat(statuses().getLast()).isNotEqualTo("Faulted");
  }

  private void assertTold(Row row) {
    var told = events(row.component()).filter(event -> row.kind.name().equals(event.path("techCode").asText()))
        .toList();
    assertThat(told).hasSize(1);
    var event = told.getFirst();
    assertThat(event.at("/variable/name").asText()).isEqualTo(row.variable());
    assertThat(event.path("actualValue").asText()).isEqualTo("true");
    assertThat(event.path("trigger").asText()).isEqualTo(row.kind == FaultKind.LockFailure ? "Delta" : "Alerting");
    assertThat(event.path("severity").asInt(-1)).isEqualTo(row.severity);
    assertThat(event.path("techInfo").asText()).isNotEmpty();
    assertThat(event.at("/component/evse/id").isMissingNode()).isEqualTo(row.kind.owner().isOfStation());
  }

  /** By its devices, or as the program finds out for itself. */
  private void raise(FaultKind kind) {
    switch (kind) {
      case StorageFailure -> {
        station.store.failNext("disk full");
        station.station().driverActions().setConditions(EVSE, station.evse(EVSE).version(),
            VirtualStation.conditions(25, "0.10", "0.90"));
      }
      case SoftwareFailure -> station.hardware().swipe(null, Set.of(EVSE));
      default -> station.hardware().raiseFault(EVSE, kind.name());
    }
    station.seconds(2);
  }

  private void begin() {
    station.seconds(2);
    station.centralSystem.prices("0.30", "0.25");
    station.hardware().plugIn(EVSE, VirtualStation.car(60));
    station.seconds(4);
    station.press((driver, version) -> driver.start(EVSE, version));
    station.seconds(8);
  }

  private void discharge() {
    var conditions = VirtualStation.conditions(20, "0.10", "0.90");
    station.press((driver, version) -> driver.setConditions(EVSE, version, conditions));
    station.press((driver, version) -> driver.permit(EVSE, version, VirtualStation.seen()));
    var period = new SchedulePeriod(Duration.ZERO, Optional.empty(), Optional.empty(),
        Optional.of(BigDecimal.valueOf(-5_000)), OperationMode.CentralSetpoint, Optional.empty(), Optional.empty(),
        Spelling.OCPP21);
    var schedule = new ChargingSchedule(1, Optional.of(station.loop.now()), Optional.empty(), RateUnit.W,
        Optional.empty(), List.of(period));
    var answer = station.station().requests().setChargingProfile(EVSE,
        new ChargingProfile(9, 0, ProfilePurpose.TxProfile, ProfileKind.Absolute, Optional.empty(), Optional.empty(),
            Optional.empty(), station.session().transactionId(), List.of(schedule)))
        .toCompletableFuture();
    station.seconds(4);
    assertThat(answer.join()).isEmpty();
    assertThat(station.commanded()).isEqualTo(-5_000);
  }

  private List<String> statuses() {
    return sent("StatusNotification").filter(status -> status.path("evseId").asInt() == EVSE)
        .map(status -> status.path("connectorStatus").asText()).toList();
  }

  private Stream<JsonNode> events(String component) {
    return sent("NotifyEvent").flatMap(request -> request.path("eventData").valueStream())
        .filter(event -> event.at("/component/name").asText().equals(component) && event.has("techCode"));
  }

  private Stream<JsonNode> sent(String action) {
    return station.frames().stream().filter(frame -> frame.path(2).asText().equals(action))
        .map(frame -> frame.path(3));
  }

  /** In front of the simulator; sees faults by itself. */
  private static final class OtherDriver implements Hardware {
    private @Nullable Hardware rest;
    private @Nullable HardwareEvents events;

    Hardware inFrontOf(Hardware others) {
      rest = others;
      return this;
    }

    HardwareEvents events() {
      return Objects.requireNonNull(events);
    }

    private Hardware rest() {
      return Objects.requireNonNull(rest);
    }

    @Override
    public List<EvseDevices> evses() {
      return rest().evses();
    }

    @Override
    public GridMeter grid() {
      return rest().grid();
    }

    @Override
    public void start(HardwareEvents told) {
      events = told;
      rest().start(told);
    }

    @Override
    public void close() {
      rest().close();
    }
  }

  /** One line of the table. */
  private record Row(FaultKind kind, String stops, String toldAs, int severity, String event, String clears) {
    static Row of(String line) {
      var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
      return new Row(FaultKind.valueOf(cells.get(0)), cells.get(1), cells.get(2), Integer.parseInt(cells.get(3)),
          cells.get(4), cells.get(5));
    }

    String component() {
      return toldAs.split("\\.")[0];
    }

    String variable() {
      return toldAs.split("\\.")[1];
    }

    List<String> security() {
      return event.equals("-") ? List.of() : List.of(event);
    }
  }
}
