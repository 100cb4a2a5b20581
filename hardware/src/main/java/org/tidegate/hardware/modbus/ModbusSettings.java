package org.tidegate.hardware.modbus;

import java.util.List;
import java.util.Optional;

/**
 * Which devices are on which bus. Immutable.
 *
 * @param buses each with a name of its own
 * @param evses those with devices on a bus
 */
public record ModbusSettings(List<BusSettings> buses, List<Evse> evses) {
  /** Copies the lists. */
  public ModbusSettings {
    buses = List.copyOf(buses);
    evses = List.copyOf(evses);
  }

  /**
   * The devices of one EVSE; what is absent is not on a bus.
   *
   * @param id its number
   * @param converter a SunSpec device
   */
  public record Evse(int id, Optional<Place> converter, Optional<Meter> meter) {}

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
}
