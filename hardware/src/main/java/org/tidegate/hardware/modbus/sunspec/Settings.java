package org.tidegate.hardware.modbus.sunspec;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.WordType;
import org.tidegate.hardware.modbus.sunspec.Models.Capacity;
import org.tidegate.hardware.modbus.sunspec.Models.Control;
import org.tidegate.hardware.modbus.sunspec.Models.Measurement;

/**
 * What does not change at a converter while power flows. Immutable.
 *
 * @param mostCharge into a vehicle
 * @param mostDischarge out of a vehicle, as a size
 * @param limit its own of what it gives; absent: it has none
 * @param measurement of which the scales are used
 */
record Settings(Watts mostCharge, Watts mostDischarge, Optional<GenerationLimit> limit, Image measurement) {
  /** More than any converter at a vehicle moves: the scale factor or the bus is wrong. */
  static final double MOST_WATTS = 10_000_000;

  static Settings of(DeviceMap map) throws BusFailure {
    Image capacity = map.image(Capacity.ID, Capacity.WATTS_SCALE + 1);
    Image control = map.image(Control.ID, Control.WATTS_SCALE + 1);
    return new Settings(
        most(capacity, Capacity.MOST_CHARGE, Capacity.RATED_CHARGE, Capacity.MOST, Capacity.RATED).orElse(Watts.ZERO),
        most(capacity, Capacity.MOST_DISCHARGE, Capacity.RATED_DISCHARGE, Capacity.MOST, Capacity.RATED)
            .orElse(Watts.ZERO),
        most(capacity, Capacity.MOST, Capacity.RATED)
            .flatMap(whole -> GenerationLimit.of(control, whole)),
        map.image(Measurement.ID, Measurement.WATTS_SCALE + 1));
  }

  /** By the first of these points that is known. */
  private static Optional<Watts> most(Image capacity, int... points) {
    OptionalInt scale = capacity.scale(Capacity.WATTS_SCALE);
    return IntStream.of(points).mapToObj(point -> capacity.scaled(WordType.UINT16, point, scale))
        .flatMap(Optional::stream).filter(known -> known <= MOST_WATTS).map(Watts::towardsZero).findFirst();
  }
}
