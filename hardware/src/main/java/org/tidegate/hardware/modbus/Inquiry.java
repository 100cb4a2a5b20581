package org.tidegate.hardware.modbus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.MeterReader.Measured;
import org.tidegate.hardware.modbus.ModbusSettings.Contact;
import org.tidegate.hardware.modbus.ModbusSettings.Converter;
import org.tidegate.hardware.modbus.ModbusSettings.Meter;
import org.tidegate.hardware.modbus.ModbusSettings.Place;
import org.tidegate.hardware.modbus.sunspec.ConverterReading;
import org.tidegate.hardware.modbus.sunspec.Nameplate;

/**
 * One device of a bus, and how it tells who it is. Immutable.
 *
 * @param about which device it is, and where
 * @param question reads, and never writes
 */
record Inquiry(String about, Question question) {
  /** All devices of the bus with this name, those of EVSEs first. */
  static List<Inquiry> on(String bus, ModbusSettings settings) {
    List<Inquiry> all = new ArrayList<>();
    for (ModbusSettings.Evse evse : settings.evses()) {
      evse.converter().filter(converter -> converter.place().bus().equals(bus)).ifPresent(converter -> all.add(
          new Inquiry(at("converter of EVSE " + evse.id(), converter.place()),
              registers -> converter(registers, converter))));
      evse.meter().filter(meter -> meter.place().bus().equals(bus))
          .ifPresent(meter -> all.add(meter("meter of EVSE " + evse.id(), meter, "into vehicles", "out of them")));
    }
    settings.grid().filter(meter -> meter.place().bus().equals(bus))
        .ifPresent(meter -> all.add(meter("grid meter", meter, "from the grid", "into it")));
    settings.contacts().stream().filter(contact -> contact.place().bus().equals(bus))
        .forEach(contact -> all.add(contact(contact)));
    return all;
  }

  private static Inquiry meter(String name, Meter meter, String imported, String exported) {
    return new Inquiry(at(name, meter.place()), registers -> {
      Measured now = new MeterReader(meter.map()).read(registers, meter.place().unit());
      String volts = now.volts().map(value -> String.format(Locale.ROOT, ", %.1f V", value)).orElse("");
      return "%s: %d Wh %s, %d Wh %s, now %d W%s".formatted(meter.map().name(), now.imported().value(), imported,
          now.exported().value(), exported, now.power().value(), volts);
    });
  }

  private static Inquiry contact(Contact contact) {
    return new Inquiry(
        at("limit contact, " + contact.input(), contact.place()),
        registers -> {
          int word = registers.read(contact.place().unit(), contact.table(), contact.address(), 1)[0];
          return contact.limits(word) ? "limits now" : "does not limit now";
        });
  }

  private static String converter(Registers registers, Converter converter) throws BusFailure {
    var plate = Nameplate.read(registers, converter.place().unit());
    return "%s; SunSpec models %s; charges with up to %d W, discharges with up to %d W%s%s%s".formatted(plate.name(),
        plate.models().toString().replaceAll("[\\[\\]]", ""), plate.mostCharge().value(),
        plate.mostDischarge().value(), plate.limitsDischarge() ? "" : ", has no limit of its own for that",
        now(plate.now()), converter.tellsVehicle() ? vehicle(plate) : "");
  }

  private static String now(ConverterReading now) {
    return "; now " + now.power().map(Watts::toString).orElse("unknown power") + ", " + now.state()
        + now.volts().map(volts -> String.format(Locale.ROOT, ", %.1f V", volts)).orElse("")
        + now.hertz().map(hertz -> String.format(Locale.ROOT, ", %.2f Hz", hertz)).orElse("")
        + (now.alarms().isEmpty() ? "" : ", but alarms " + now.alarms());
  }

  private static String vehicle(Nameplate plate) throws BusFailure {
    var battery = plate.now().battery().orElseThrow(() -> new BusFailure(BusFailure.Kind.WRONG,
        "the converter has no model 713, which is to tell the vehicle's charge"));
    return "; charge by model 713: " + battery.stateOfCharge().map(Object::toString).orElse("none told");
  }

  private static String at(String name, Place place) {
    return name + " (bus " + place.bus() + ", unit " + place.unit() + ")";
  }

  /** What is asked of a device. */
  @FunctionalInterface
  interface Question {
    /** What it says; blocks. */
    String ask(Registers registers) throws BusFailure;
  }
}
