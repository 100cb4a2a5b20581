package org.tidegate.domain.metering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Vehicle;

import static org.tidegate.domain.discharge.Situation.OLDEST_STATE_OF_CHARGE;

/**
 * What can be sampled at one moment: the meter's reading and what the vehicle said. Immutable.
 *
 * @param reading of the meter
 * @param vehicle connected
 * @param offered power offered to the vehicle
 * @param current of the EVSE
 */
public record Sample(MeterReading reading, Optional<Vehicle> vehicle, Watts offered, CurrentKind current) {

  /** The same at another reading. */
  public Sample at(MeterReading other) {
    return new Sample(other, vehicle, offered, current);
  }

  /** These measurands in this order, without those that are not known; absent when none is. */
  public Optional<MeterValue> as(MeterValue.Context context, List<String> measurands) {
    return as(context, measurands, Optional.empty());
  }

  /** The same, with what the meter signed at its registers (J01.FR.21, J02.FR.21). */
  public Optional<MeterValue> signed(MeterValue.Context context, List<String> measurands) {
    return as(context, measurands, reading.signed());
  }

  private Optional<MeterValue> as(MeterValue.Context context, List<String> measurands,
      Optional<SignedReading> signed) {
    var values = new ArrayList<SampledValue>();
    for (var name : measurands) {
      Measurand.of(name).ifPresent(measurand -> value(measurand).ifPresent(value -> values
          .add(new SampledValue(measurand, value, isOfFirstPhase(measurand),
              signed.filter(_ -> measurand.isRegister())))));
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(new MeterValue(reading.at(), context, values));
  }

  /** J01.FR.10, J02.FR.06; as the meter sees it (J01.FR.11, J02.FR.07). */
  private boolean isOfFirstPhase(Measurand measurand) {
    return measurand == Measurand.VOLTAGE && current == CurrentKind.AC;
  }

  private Optional<BigDecimal> value(Measurand measurand) {
    int power = reading.power().value();
    return switch (measurand) {
      case ENERGY_IMPORT_REGISTER -> Optional.of(BigDecimal.valueOf(reading.imported().value()));
      case ENERGY_EXPORT_REGISTER -> Optional.of(BigDecimal.valueOf(reading.exported().value()));
      case POWER_IMPORT -> Optional.of(BigDecimal.valueOf(Math.max(0, power)));
      case POWER_EXPORT -> Optional.of(BigDecimal.valueOf(Math.max(0, -power)));
      case POWER_OFFERED -> Optional.of(BigDecimal.valueOf(Math.max(0, offered.value())));
      case SOC -> vehicle.filter(this::isFresh).flatMap(Vehicle::stateOfCharge)
          .map(soc -> BigDecimal.valueOf(soc.permille(), 1));
      case VOLTAGE -> reading.volts().map(BigDecimal::valueOf);
    };
  }

  /** What the vehicle said long before the reading is not true of the reading's moment. */
  private boolean isFresh(Vehicle car) {
    return car.stateOfChargeAt().map(at -> !at.plus(OLDEST_STATE_OF_CHARGE).isBefore(reading.at())).orElse(false);
  }
}
