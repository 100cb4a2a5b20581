package org.tidegate.hardware.vehicle;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;

import static org.assertj.core.api.Assertions.assertThat;

class VehicleAdapterTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"7000, 7000", "-7000, 7000", "0, 0", "-0.9, 0", "6999.9, 6999", "-6999.9, 6999"})
  void vehicle_dischargeLimitOfEitherSign_isMagnitude(double told, int most) {
    assertThat(vehicle(Optional.of(50.0), Optional.of(told)).mostDischarge()).contains(new Watts(most));
  }

  @Test
  void vehicle_noDischargeLimit_cannotDischarge() {
    Vehicle vehicle = vehicle(Optional.of(50.0), Optional.empty());
    assertThat(vehicle.mostDischarge()).isEmpty();
    assertThat(vehicle.canDischarge()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 100.1, Double.NaN, Double.POSITIVE_INFINITY})
  void vehicle_chargeThatCannotBe_isUnknown(double told) {
    Vehicle vehicle = vehicle(Optional.of(told), Optional.of(told * 1e12));
    assertThat(vehicle.stateOfCharge()).isEmpty();
    assertThat(vehicle.stateOfChargeAt()).isEmpty();
    assertThat(vehicle.mostDischarge()).isEmpty();
  }

  @Test
  void vehicle_chargeTold_hasItsTime() {
    Vehicle vehicle = vehicle(Optional.of(30.09), Optional.of(-7_000.0));
    assertThat(vehicle.signalling()).isEqualTo(Signalling.ISO15118);
    assertThat(vehicle.stateOfCharge()).contains(StateOfCharge.percent(30));
    assertThat(vehicle.stateOfChargeAt()).contains(AT);
    assertThat(vehicle.canDischarge()).isTrue();
  }

  @Test
  void vehicle_voltageAndCurrentsTold_areTaken() {
    assertThat(electrical(500, 25, 6).electrical()).contains(new Vehicle.Electrical(500, 25, 6));
  }

  @ParameterizedTest
  @CsvSource({"0, 25, 6", "NaN, 25, 6", "10001, 25, 6", "500, 0, 0", "500, Infinity, 6", "500, 25, -1", "500, 5, 6"})
  void vehicle_voltageOrCurrentThatCannotBe_isUnknown(double volts, double most, double least) {
    assertThat(electrical(volts, most, least).electrical()).isEmpty();
  }

  @Test
  void vehicle_noVoltage_isUnknown() {
    assertThat(vehicle(Optional.of(50.0), Optional.empty()).electrical()).isEmpty();
  }

  private static Vehicle electrical(double volts, double most, double least) {
    return VehicleAdapter.vehicle(report(Optional.empty(), Optional.empty(), Optional.of(volts), most, least));
  }

  private static Vehicle vehicle(Optional<Double> soc, Optional<Double> mostDischarge) {
    return VehicleAdapter.vehicle(report(soc, mostDischarge, Optional.empty(), 25, 6));
  }

  private static VehicleReport report(Optional<Double> soc, Optional<Double> mostDischarge, Optional<Double> volts,
      double most, double least) {
    return new VehicleReport(CurrentKind.DC, Optional.empty(), soc, Optional.of(60_000.0),
        Optional.of(97.5), Optional.of(11_000.0), mostDischarge, Optional.empty(), Optional.of(80.0), Optional.empty(),
        volts, Optional.of(most), Optional.of(least), Optional.empty(), AT);
  }
}
