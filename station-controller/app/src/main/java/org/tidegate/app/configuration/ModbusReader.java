package org.tidegate.app.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.BusSettings;
import org.tidegate.hardware.modbus.BusSettings.Parity;
import org.tidegate.hardware.modbus.BusSettings.Way;
import org.tidegate.hardware.modbus.MeterMap;
import org.tidegate.hardware.modbus.MeterMap.Field;
import org.tidegate.hardware.modbus.ModbusSettings;
import org.tidegate.hardware.modbus.ModbusSettings.Contact;
import org.tidegate.hardware.modbus.ModbusSettings.Converter;
import org.tidegate.hardware.modbus.ModbusSettings.Meter;
import org.tidegate.hardware.modbus.ModbusSettings.Place;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.modbus.WordType;

/** Reads buses, kinds of meters, and which device of an EVSE is where. Used by one thread, once. */
final class ModbusReader {
  private static final int HIGHEST_PORT = 65_535;
  private static final int HIGHEST_UNIT = 255;
  /** 0 is for everybody, those above are reserved: Modbus over serial line 2.2. */
  private static final int HIGHEST_SERIAL_UNIT = 247;
  private static final int HIGHEST_REGISTER = 65_535;
  private static final int MOST_WATTS = 1_000_000;
  private static final String LOW_FIRST = "low-first";
  private static final String MODEL_704 = "model-704";
  private static final String MODEL_713 = "model-713";
  private static final Duration USUAL_TIMEOUT = Duration.ofMillis(500);
  static final Integer[] BAUD = {1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200};

  private final boolean used;
  private final List<BusSettings> buses = new ArrayList<>();
  private final List<MeterMap> maps = new ArrayList<>(MeterMap.READY);
  private final List<ModbusSettings.Evse> evses = new ArrayList<>();
  private final List<Contact> contacts = new ArrayList<>();
  private final Set<Place> places = new HashSet<>();
  private final Optional<Meter> grid;

  ModbusReader(Section hardware, Driver driver) {
    used = driver == Driver.MODBUS;
    hardware.sections("buses").orElse(List.of()).forEach(this::bus);
    hardware.sections("meter-maps").orElse(List.of()).forEach(this::map);
    if (used && buses.isEmpty()) {
      hardware.refuse("buses", "there is none", "list each bus with name, and tcp or serial");
    }
    for (var key : List.of("buses", "meter-maps", "grid-meter", "limit-contacts")) {
      onlyWithModbus(hardware, key);
    }
    var meter = hardware.section("grid-meter");
    grid = hardware.has("grid-meter") ? meter(meter) : Optional.empty();
    hardware.sections("limit-contacts").orElse(List.of()).forEach(section -> contact(section).ifPresent(contacts::add));
  }

  /** Reads the devices of one EVSE. */
  void evse(Section section, int id) {
    onlyWithModbus(section, "converter");
    onlyWithModbus(section, "meter");
    var converters = section.section("converter");
    var meters = section.section("meter");
    var converter = section.has("converter") ? converter(converters) : Optional.<Converter>empty();
    var meter = section.has("meter") ? meter(meters) : Optional.<Meter>empty();
    if (converter.isPresent() || meter.isPresent()) {
      evses.add(new ModbusSettings.Evse(id, converter, meter));
    }
  }

  ModbusSettings settings() {
    return new ModbusSettings(buses, evses, grid, contacts);
  }

  private void onlyWithModbus(Section section, String key) {
    if (!used && section.has(key)) {
      section.refuse(key, "nothing is on a bus with this driver", "remove it, or use driver: modbus");
    }
  }

  private void bus(Section section) {
    var name = section.text("name", 20);
    var timeout = section.integer("timeout-ms", 50, 2000).map(Duration::ofMillis).orElse(USUAL_TIMEOUT);
    var tcp = section.parsed("tcp", "a host and a port, such as 192.168.1.20:502", ModbusReader::tcp);
    var serial = serial(section);
    section.refuseUnknown();
    if (!section.has("name")) {
      section.refuse("name", "it is missing", "give each bus a name of its own");
    }
    if (section.has("tcp") == section.has("serial")) {
      section.refuse("tcp", "a bus is either over TCP or on a serial port", "write one of tcp and serial");
    }
    var way = Stream.of(tcp, serial).flatMap(Optional::stream).findFirst();
    if (name.isPresent() && way.isPresent()) {
      if (buses.stream().anyMatch(bus -> bus.name().equals(name.get()))) {
        section.refuse("name", "another bus has this name", "give each bus a name of its own");
      }
      buses.add(new BusSettings(name.get(), way.get(), timeout));
    }
  }

  private static Way tcp(String text) {
    int colon = text.lastIndexOf(':');
    int port = Integer.parseInt(text.substring(colon + 1));
    if (colon < 1 || port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(text);
    }
    return new BusSettings.Tcp(text.substring(0, colon), port);
  }

  private static Optional<Way> serial(Section section) {
    var device = section.device("serial");
    var baud = section.choice("baud", BAUD, Object::toString).orElse(9600);
    var parity = section.choice("parity", Parity.values(), ModbusReader::token).orElse(Parity.NONE);
    int stopBits = section.integer("stop-bits", 1, 2).orElse(1);
    return device.map(port -> new BusSettings.Serial(port, baud, parity, stopBits));
  }

  private void map(Section section) {
    var name = section.text("name", 40);
    var imported = field(section, "imported", true);
    var exported = field(section, "exported", true);
    var power = field(section, "power", true);
    var phases = phases(section);
    var volts = field(section, "volts", false);
    var hertz = field(section, "hertz", false);
    int longest = section.integer("longest-read", 4, 125).orElse(125);
    section.refuseUnknown();
    if (name.isEmpty()) {
      section.refuse("name", "it is missing", "give each kind of meter a name of its own");
    } else if (maps.stream().anyMatch(map -> map.name().equals(name.get()))) {
      section.refuse("name", "there is a kind of meter with this name", "give each a name of its own");
    }
    if (name.isPresent() && imported.isPresent() && exported.isPresent() && power.isPresent()) {
      maps.add(new MeterMap(name.get(), imported.get(), exported.get(), power.get(), phases, volts, hertz, longest));
    }
  }

  private static List<Field> phases(Section map) {
    var keys = List.of("power-l1", "power-l2", "power-l3");
    var known = keys.stream().filter(map::has).toList();
    if (!known.isEmpty() && known.size() < keys.size()) {
      map.refuse(known.getFirst(), "power of some phases only",
          "give power-l1, power-l2 and power-l3, or none of them");
    }
    return keys.stream().flatMap(key -> field(map, key, false).stream()).toList();
  }

  private static Optional<Field> field(Section map, String key, boolean needed) {
    var section = map.section(key);
    if (!map.has(key)) {
      if (needed) {
        map.refuse(key, "it is missing", "say in which register the meter keeps it");
      }
      return Optional.empty();
    }
    var table = section.choice("table", new Table[]{Table.HOLDING, Table.INPUT}, ModbusReader::token)
        .orElse(Table.HOLDING);
    var address = section.integer("address", 0, HIGHEST_REGISTER);
    var type = section.choice("type", WordType.values(), WordType::token);
    double factor = section.decimal("factor", "-1000000", "1000000").map(Number::doubleValue).orElse(1.0);
    boolean lowFirst = section.choice("order", new String[]{"high-first", LOW_FIRST}, text -> text)
        .filter(LOW_FIRST::equals).isPresent();
    section.refuseUnknown();
    for (var missing : List.of("address", "type")) {
      if (!section.has(missing)) {
        section.refuse(missing, "it is missing", "a register has address and type");
      }
    }
    return address.flatMap(first -> type.map(layout -> new Field(table, first, layout, factor, lowFirst)));
  }

  private Optional<Meter> meter(Section section) {
    var name = section.text("map", 40);
    boolean reversed = section.flag("reversed").orElse(false);
    var map = maps.stream().filter(known -> known.name().equals(name.orElse(""))).findFirst();
    if (map.isEmpty()) {
      section.refuse("map", "there is no kind of meter with this name",
          "use one of " + String.join(", ", maps.stream().map(MeterMap::name).toList()));
    }
    var place = ownPlace(section);
    return place.flatMap(
        where -> map.map(known -> new Meter(where, reversed ? known.reversed() : known)));
  }

  private Optional<Converter> converter(Section section) {
    boolean tellsVehicle = section.choice("vehicle-battery", new String[]{"none", MODEL_713}, text -> text)
        .filter(MODEL_713::equals).isPresent();
    boolean setsLimit = section.choice("discharge-limit", new String[]{"none", MODEL_704}, text -> text)
        .orElse(MODEL_704).equals(MODEL_704);
    return ownPlace(section).map(place -> new Converter(place, tellsVehicle, setsLimit));
  }

  private Optional<Contact> contact(Section section) {
    var table = section.choice("table", Table.values(), ModbusReader::token).orElse(Table.HOLDING);
    var address = section.integer("address", 0, HIGHEST_REGISTER);
    var bit = section.integer("bit", 0, 15).or(() -> Optional.of(0).filter(_ -> table.isOfBits()));
    boolean whenSet = section.choice("limits-when", new String[]{"set", "cleared"}, text -> text).orElse("set")
        .equals("set");
    var charge = section.integer("charge-watts", 0, MOST_WATTS).map(Watts::new);
    var discharge = section.integer("discharge-watts", 0, MOST_WATTS).map(Watts::new).map(Watts::negated);
    var place = place(section);
    if (!section.has("address")) {
      section.refuse("address", "it is missing", "write where the contact is read");
    }
    if (table.isOfBits() == section.has("bit")) {
      section.refuse("bit", table.isOfBits() ? "a " + token(table) + " is a bit" : "it is missing",
          table.isOfBits() ? "remove it" : "a contact is a bit of a register");
    }
    if (!section.has("charge-watts") && !section.has("discharge-watts")) {
      section.refuse("discharge-watts", "the contact limits nothing", "write charge-watts, discharge-watts or both");
    }
    return place.flatMap(where -> address.flatMap(register -> bit.map(
        number -> new Contact(where, table, register, number, whenSet, charge, discharge))));
  }

  /** The address of a device, which nobody else has. */
  private Optional<Place> ownPlace(Section section) {
    var place = place(section);
    if (place.isPresent() && !places.add(place.get())) {
      section.refuse("unit", "another device has this address on this bus", "give each device an address of its own");
    }
    return place;
  }

  private Optional<Place> place(Section section) {
    var bus = section.text("bus", 20);
    var unit = section.integer("unit", 0, HIGHEST_UNIT);
    section.refuseUnknown();
    if (bus.isPresent() && buses.stream().noneMatch(known -> known.name().equals(bus.get()))) {
      section.refuse("bus", "there is no bus with this name", "use the name of one of hardware.buses");
    }
    for (var key : List.of("bus", "unit")) {
      if (!section.has(key)) {
        section.refuse(key, "it is missing", "a device on a bus has bus and unit");
      }
    }
    if (unit.filter(address -> address < 1 || address > HIGHEST_SERIAL_UNIT).isPresent()
        && buses.stream().anyMatch(known -> known.name().equals(bus.orElse(""))
            && known.way() instanceof BusSettings.Serial)) {
      section.refuse("unit", "on a serial bus there are the addresses 1 to " + HIGHEST_SERIAL_UNIT,
          "write the device's own");
    }
    return bus.flatMap(name -> unit.map(address -> new Place(name, address)));
  }

  private static String token(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
