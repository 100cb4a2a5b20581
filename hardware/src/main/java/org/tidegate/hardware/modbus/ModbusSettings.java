package org.tidegate.hardware.modbus;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.Registers.Table;

/**
 * Which devices are on which bus. Immutable.
 *
 * @param buses each with a name of its own
 * @param evses those with devices on a bus
 * @param grid the meter of the site's grid connection
 * @param contacts by which the grid's operator limits the station
 */
public record ModbusSettings(
    List<BusSettings> buses, List<Evse> evses, Optional<Meter> grid, List<Contact> contacts) {
  /** Copies the lists. */
  public ModbusSettings {
    buses = List.copyOf(buses);
    evses = List.copyOf(evses);
    contacts = List.copyOf(contacts);
  }

  /** Nothing of the grid's. */
  public ModbusSettings(List<BusSettings> buses, List<Evse> evses) {
    this(buses, evses, Optional.empty(), List.of());
  }

  /**
   * The devices of one EVSE; what is absent is not on a bus.
   *
   * @param id its number
   */
  public record Evse(int id, Optional<Converter> converter, Optional<Meter> meter) {}

  /**
   * A SunSpec device.
   *
   * @param tellsVehicle whether the battery of its model 713 is the vehicle's, and not one of the building
   * @param setsLimit whether its model 704's limit of what it gives is set, where it has one
   */
  public record Converter(Place place, boolean tellsVehicle, boolean setsLimit) {}

  /**
   * Where a device is.
   *
   * @param bus its bus's name
   * @param unit its address there
   */
  public record Place(String bus, int unit) {}

  /**
   * A meter.
   *
   * @param map how it is read
   */
  public record Meter(Place place, MeterMap map) {}

  /**
   * A contact at an input module that shows its inputs as bits of a register, or as bits of their own.
   *
   * @param bit of the register at this address, 0 to 15; 0 for a bit of its own
   * @param limitsWhenSet whether a set bit limits, else a cleared one
   * @param charge the most then, ≥ 0
   * @param discharge the most then, ≤ 0
   */
  public record Contact(
      Place place,
      Table table,
      int address,
      int bit,
      boolean limitsWhenSet,
      Optional<Watts> charge,
      Optional<Watts> discharge) {
    /** Which one it is. */
    String input() {
      return table.isOfBits() ? "input %d".formatted(address) : "bit %d of register %d".formatted(bit, address);
    }

    /** Whether it limits by what its register says. */
    boolean limits(int word) {
      return (word >> bit & 1) == 1 == limitsWhenSet;
    }
  }
}
