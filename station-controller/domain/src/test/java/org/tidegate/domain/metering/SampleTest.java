package org.tidegate.domain.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;

import static org.assertj.core.api.Assertions.assertThat;

class SampleTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"4000,4000,0", "-4000,0,4000", "0,0,0"})
  void power_anyDirection_isNeverNegative(int power, int imported, int exported) {
    var sample = new Sample(reading(power), Optional.empty(), new Watts(power), CurrentKind.DC);
    assertThat(values(sample, "Power.Active.Import", "Power.Active.Export", "Power.Offered"))
        .containsExactly(value(imported), value(exported), value(imported));
  }

  @Test
  void measurands_order_isTheOneAskedFor() {
    var sample = new Sample(reading(0), Optional.of(vehicle(0)), Watts.ZERO, CurrentKind.DC);
    var taken = sample.as(MeterValue.Context.TRIGGER,
        List.of("SoC", "Energy.Active.Export.Register", "Frequency", "Energy.Active.Import.Register", "Voltage"))
        .orElseThrow();
    assertThat(taken.at()).isEqualTo(NOW);
    assertThat(taken.context().wire()).isEqualTo("Trigger");
    assertThat(taken.values()).containsExactly(new SampledValue(Measurand.SOC, new BigDecimal("80.5")),
        new SampledValue(Measurand.ENERGY_EXPORT_REGISTER, value(200)),
        new SampledValue(Measurand.ENERGY_IMPORT_REGISTER, value(100)));
  }

  @Test
  void sample_nothingKnown_isAbsent() {
    var sample = new Sample(reading(0), Optional.empty(), Watts.ZERO, CurrentKind.DC);
    assertThat(sample.as(MeterValue.Context.OTHER, List.of("SoC", "Voltage", "Frequency"))).isEmpty();
    assertThat(sample.as(MeterValue.Context.OTHER, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"59,1", "60,1", "61,0"})
  void stateOfCharge_toldLongBefore_isNotToldAsMeasuredNow(long age, int values) {
    var sample = new Sample(reading(0), Optional.of(vehicle(age)), Watts.ZERO, CurrentKind.DC);
    assertThat(values(sample, "SoC")).hasSize(values);
  }

  @ParameterizedTest
  @Covers({"J01.FR.10", "J01.FR.11", "J02.FR.06", "J02.FR.07"})
  @CsvSource({"AC,true", "DC,false"})
  void voltage_ofAlternatingCurrent_isThatOfTheFirstPhase(CurrentKind current, boolean ofFirstPhase) {
    var reading = new MeterReading(NOW, new WattHours(100), new WattHours(200), Watts.ZERO, Optional.of(231.5));
    var taken = new Sample(reading, Optional.empty(), Watts.ZERO, current)
        .as(MeterValue.Context.SAMPLE_PERIODIC, List.of("Voltage", "Energy.Active.Import.Register")).orElseThrow();
    assertThat(taken.values()).containsExactly(
        new SampledValue(Measurand.VOLTAGE, new BigDecimal("231.5"), ofFirstPhase, Optional.empty()),
        new SampledValue(Measurand.ENERGY_IMPORT_REGISTER, value(100)));
  }

  @ParameterizedTest
  @CsvSource({
      "5000,  5100,  100", "5000,  4900,  -100", "5000, 0, -5000", "5000, -300, -5000",
      "-5000, -5100, 100", "-5000, -4900, -100", "-5000, 0, -5000", "-5000, 300, -5000",
      "0,     50,    50", "0, -50, 50", "0, 0, 0",
      ",      4000,  0"}) // nothing to follow
  void residual_isAboveZeroWhenMoreFlowsThanTheSetpointAsksFor(@Nullable Integer setpoint, int power, int residual) {
    var steering = new Sample.Steering(Optional.ofNullable(setpoint).map(Watts::new), Optional.empty(),
        Optional.empty());
    var sample = new Sample(reading(power), Optional.empty(), Watts.ZERO, CurrentKind.DC, steering);
    assertThat(values(sample, "Power.Active.Residual")).containsExactly(value(residual));
    assertThat(values(sample, "Power.Active.Setpoint")).hasSize(setpoint == null ? 0 : 1);
  }

  @Test
  void steering_known_isTold() {
    var steering = new Sample.Steering(Optional.of(new Watts(-5_000)), Optional.of(49.98765), Optional.empty());
    var sample = new Sample(reading(0), Optional.empty(), Watts.ZERO, CurrentKind.DC, steering);
    assertThat(values(sample, "Power.Active.Setpoint", "Frequency", "Energy.Active.Setpoint.Interval"))
        .containsExactly(value(-5_000), new BigDecimal("49.988"));
    assertThat(values(sample.since(-83.35), "Energy.Active.Setpoint.Interval"))
        .containsExactly(new BigDecimal("-83.4"));
  }

  private static List<BigDecimal> values(Sample sample, String... measurands) {
    return sample.as(MeterValue.Context.SAMPLE_PERIODIC, List.of(measurands)).stream()
        .flatMap(taken -> taken.values().stream()).map(SampledValue::value).toList();
  }

  private static BigDecimal value(long number) {
    return BigDecimal.valueOf(number);
  }

  private static MeterReading reading(int power) {
    return new MeterReading(NOW, new WattHours(100), new WattHours(200), new Watts(power), Optional.empty());
  }

  private static Vehicle vehicle(long age) {
    return new Vehicle(Signalling.ISO15118, CurrentKind.DC, Optional.empty(),
        Optional.of(StateOfCharge.percent(80.5)), Optional.of(NOW.minusSeconds(age)), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }
}
