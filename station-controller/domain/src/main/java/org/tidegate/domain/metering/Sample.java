package org.tidegate.domain.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
 * @param steering what it is to follow
 */
public record Sample(MeterReading reading, Optional<Vehicle> vehicle, Watts offered, CurrentKind current,
    Steering steering) {

  /** Of a vehicle that follows nothing. */
  public Sample(MeterReading reading, Optional<Vehicle> vehicle, Watts offered, CurrentKind current) {
    this(reading, vehicle, offered, current, Steering.NONE);
  }

  /** The same at another reading. */
  public Sample at(MeterReading other) {
    return new Sample(other, vehicle, offered, current, steering);
  }

  /** The same, this setpoint's energy having been asked for since the sample before. */
  public Sample since(double askedWattHours) {
    return new Sample(reading, vehicle, offered, current, steering.since(askedWattHours));
  }

  /**
   * What is followed, and what it goes by. Immutable.
   *
   * @param setpoint within the profiles' limits, positive into the vehicle; absent: none is followed
   * @param hertz frequency of the grid, where it is measured
   * @param askedWattHours since the sample before; absent where there was none
   */
  public record Steering(Optional<Watts> setpoint, Optional<Double> hertz, Optional<Double> askedWattHours) {
    /** Nothing is followed or measured. */
    public static final Steering NONE = new Steering(Optional.empty(), Optional.empty(), Optional.empty());

    Steering since(double wattHours) {
      return new Steering(setpoint, hertz, Optional.of(wattHours));
    }

    /**
     * OCPP 2.1 Part 2 Q 2.4: above 0 when more flows in the setpoint's direction than it asks for; without a setpoint 0. At
     * a setpoint of 0 whatever flows is too much. (The standard's formula for discharging names the import where it means
     * the export.)
     */
    int residual(int power) {
      if (setpoint.isEmpty()) {
        return 0;
      }
      int wanted = setpoint.get().value();
      if (wanted == 0) {
        return Math.abs(power);
      }
      return wanted > 0 ? Math.max(0, power) - wanted : Math.max(0, -power) + wanted;
    }
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
      case FREQUENCY -> steering.hertz().map(hertz -> rounded(hertz, 3));
      case POWER_SETPOINT -> steering.setpoint().map(wanted -> BigDecimal.valueOf(wanted.value()));
      case POWER_RESIDUAL -> Optional.of(BigDecimal.valueOf(steering.residual(power)));
      case ENERGY_SETPOINT_INTERVAL -> steering.askedWattHours().map(energy -> rounded(energy, 1));
    };
  }

  private static BigDecimal rounded(double value, int places) {
    return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
  }

  /** What the vehicle said long before the reading is not true of the reading's moment. */
  private boolean isFresh(Vehicle car) {
    return car.stateOfChargeAt().map(at -> !at.plus(OLDEST_STATE_OF_CHARGE).isBefore(reading.at())).orElse(false);
  }
}
