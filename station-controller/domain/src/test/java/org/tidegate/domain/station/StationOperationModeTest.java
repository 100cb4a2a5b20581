package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.devicemodel.OperationModeVariables;
import org.tidegate.domain.devicemodel.OperationModeVariables.Sampling;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.metering.Measurand;
import org.tidegate.domain.metering.MeterValue.Context;
import org.tidegate.domain.metering.SampledValue;
import org.tidegate.domain.smartcharging.GridSupport;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.PeriodExtension;
import org.tidegate.domain.smartcharging.PhaseValues;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TriggerReason;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told and sampled of operation modes, OCPP 2.1 section Q. */
class StationOperationModeTest {
  private final StationBench bench = new StationBench();

  @Test
  @Covers("2.1 K01.FR.110")
  void mode_changes_isToldOnce() {
    permitted();
    bench.setpoint(-5_000);
    bench.setpoint(-4_000);
    bench.seconds(10);
    bench.chargeLimit(8_000);
    bench.seconds(10);
    assertThat(changes()).extracting(event -> event.operationMode().orElseThrow())
        .containsExactly(OperationMode.CentralSetpoint, OperationMode.ChargingOnly);
    assertThat(events()).filteredOn(event -> event.trigger() != TriggerReason.OperationModeChanged)
        .allMatch(event -> event.operationMode().isEmpty());
  }

  @Test
  @Covers({"2.1 Q10.FR.03", "2.1 Q10.FR.04"})
  void idle_withSleep_opensThePathAndSaysSoUntilAnythingElseIsWanted() {
    permitted();
    bench.setpoint(-5_000);
    bench.seconds(2);
    assertThat(bench.hardware.evse(1).isContactorClosed()).isTrue();
    bench.install(idle(true));
    bench.seconds(70);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.hardware.evse(1).isContactorClosed()).isFalse();
    assertThat(events().getLast().evseSleep()).contains(true);
    bench.setpoint(0);
    bench.seconds(70);
    assertThat(events().getLast().evseSleep()).isEmpty();
    bench.setpoint(-5_000);
    bench.seconds(2);
    assertThat(bench.hardware.evse(1).isContactorClosed()).isTrue();
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  @Covers("2.1 Q10.FR.05")
  void idle_withoutSleep_keepsThePathAndSaysNothingOfSleep() {
    permitted();
    bench.setpoint(-5_000);
    bench.seconds(2);
    bench.install(idle(false));
    bench.seconds(70);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.hardware.evse(1).isContactorClosed()).isTrue();
    assertThat(events().getLast().evseSleep()).isEmpty();
  }

  @Test
  @Covers("2.1 Q01.FR.35")
  void measurands_ofTheMode_goWithTheUsualOnesAtTheUsualInterval() {
    bench.preset(OperationModeVariables.measurands(1, Sampling.TxUpdated, OperationMode.CentralSetpoint),
        "Power.Active.Setpoint,Power.Active.Residual,Energy.Active.Setpoint.Interval,SoC");
    permitted();
    bench.seconds(61);
    assertThat(last(Measurand.POWER_SETPOINT)).as("charging as usual").isEmpty();
    bench.setpoint(-6_000);
    bench.seconds(180);
    assertThat(last(Measurand.POWER_SETPOINT)).contains(BigDecimal.valueOf(-6_000));
    assertThat(last(Measurand.POWER_RESIDUAL)).contains(BigDecimal.ZERO);
    assertThat(last(Measurand.ENERGY_SETPOINT_INTERVAL)).as("a minute of 6 kW").contains(new BigDecimal("-100.0"));
    var periodic = periodic();
    assertThat(periodic.getLast().meterValues().getFirst().values()).extracting(SampledValue::measurand)
        .doesNotHaveDuplicates().contains(Measurand.ENERGY_IMPORT_REGISTER, Measurand.SOC);
  }

  @Test
  @Covers("2.1 Q01.FR.35")
  void interval_ofTheMode_isItsOwn() {
    bench.preset(OperationModeVariables.measurands(1, Sampling.TxUpdated, OperationMode.CentralSetpoint),
        "Power.Active.Setpoint,SoC");
    bench.preset(OperationModeVariables.interval(1, Sampling.TxUpdated, OperationMode.CentralSetpoint), "10");
    permitted();
    bench.setpoint(-6_000);
    bench.seconds(1);
    int before = periodic().size();
    bench.seconds(59);
    assertThat(periodic().size() - before).isBetween(6, 7);
    assertThat(periodic()).filteredOn(event -> measurands(event).contains(Measurand.ENERGY_IMPORT_REGISTER))
        .allMatch(event -> !measurands(event).contains(Measurand.SOC)
            || event.at().isBefore(bench.loop.now().minusSeconds(60)));
    bench.chargeLimit(8_000);
    bench.seconds(1);
    before = periodic().size();
    bench.seconds(120);
    assertThat(periodic().size() - before).as("the usual interval").isEqualTo(2);
  }

  @Test
  @Covers("2.1 Q01.FR.33")
  void measurands_ofTheModeAtTheStart_areTold() {
    bench.preset(OperationModeVariables.measurands(1, Sampling.TxStarted, OperationMode.ChargingOnly),
        "Power.Active.Residual");
    permitted();
    var start = events().stream().flatMap(event -> event.meterValues().stream())
        .filter(value -> value.context() == Context.TRANSACTION_BEGIN).findFirst().orElseThrow();
    assertThat(start.values()).extracting(SampledValue::measurand).contains(Measurand.POWER_RESIDUAL,
        Measurand.ENERGY_IMPORT_REGISTER);
  }

  @Test
  @Covers("2.1 Q01.FR.34")
  void measurands_ofTheModeAtTheEnd_areTold() {
    bench.preset(OperationModeVariables.measurands(1, Sampling.TxEnded, OperationMode.CentralSetpoint),
        "Power.Active.Residual");
    permitted();
    bench.setpoint(-6_000);
    bench.seconds(30);
    bench.unplug();
    bench.seconds(5);
    var end = events().getLast().meterValues().getLast();
    assertThat(end.context()).isEqualTo(Context.TRANSACTION_END);
    assertThat(end.values()).extracting(SampledValue::measurand).contains(Measurand.POWER_RESIDUAL);
  }

  @Test
  @Covers("2.1 K01.FR.110")
  void mode_programStartsAgain_isToldWhenItIsAnotherAndNotOtherwise() {
    permitted();
    bench.setpoint(-5_000);
    bench.seconds(10);
    bench.restart(Duration.ofSeconds(20)).linkUp();
    bench.seconds(10);
    assertThat(changes()).as("it is still the same").isEmpty();
    bench.chargeLimit(8_000);
    bench.seconds(10);
    bench.restart(Duration.ofSeconds(20)).linkUp();
    bench.setpoint(-5_000);
    bench.seconds(10);
    assertThat(changes()).extracting(event -> event.operationMode().orElseThrow())
        .containsExactly(OperationMode.CentralSetpoint);
  }

  private void permitted() {
    bench.start();
    bench.linkUp();
    bench.plugInAndPermit(60);
  }

  private List<TransactionEvent> events() {
    return bench.centralSystem.sent(Outgoing.Transaction.class).stream().map(Outgoing.Transaction::event).toList();
  }

  private List<TransactionEvent> changes() {
    return events().stream().filter(event -> event.trigger() == TriggerReason.OperationModeChanged).toList();
  }

  private List<TransactionEvent> periodic() {
    return events().stream().filter(event -> event.trigger() == TriggerReason.MeterValuePeriodic).toList();
  }

  private Optional<BigDecimal> last(Measurand measurand) {
    return periodic().getLast().meterValues().stream().flatMap(value -> value.values().stream())
        .filter(value -> value.measurand() == measurand).map(SampledValue::value).findFirst();
  }

  private static List<Measurand> measurands(TransactionEvent event) {
    return event.meterValues().stream().flatMap(value -> value.values().stream()).map(SampledValue::measurand).toList();
  }

  private static SchedulePeriod idle(boolean sleep) {
    var extension = new PeriodExtension(PhaseValues.none(), PhaseValues.none(), PhaseValues.none(), Optional.empty(),
        GridSupport.none(), Optional.empty(), Optional.of(sleep));
    return new SchedulePeriod(Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty(), OperationMode.Idle,
        Optional.empty(), Optional.empty(), Spelling.OCPP21).with(extension);
  }
}
