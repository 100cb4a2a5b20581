package org.tidegate.hardware.modbus.sunspec;

import java.util.List;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.Registers;

/**
 * Who a converter is and what it can do, by what it says itself. Immutable.
 *
 * @param name maker, model and serial number
 * @param models of SunSpec's, in ascending order
 * @param mostCharge into a vehicle
 * @param mostDischarge out of a vehicle, as a size
 * @param limitsDischarge whether it has a limit of its own of what it gives, model 704's
 * @param now how it is
 */
public record Nameplate(
    String name, List<Integer> models, Watts mostCharge, Watts mostDischarge, boolean limitsDischarge,
    ConverterReading now) {
  /** Copies the list. */
  public Nameplate {
    models = List.copyOf(models);
  }

  /**
   * Reads it, and writes nothing. For the bus's worker.
   *
   * @throws BusFailure also for a converter that the station would not use, with what it lacks
   */
  public static Nameplate read(Registers registers, int unit) throws BusFailure {
    Converter converter = Converter.discover(registers, unit);
    return new Nameplate(converter.name(), converter.models(), converter.mostCharge(), converter.mostDischarge(),
        converter.hasLimit(), converter.read());
  }
}
