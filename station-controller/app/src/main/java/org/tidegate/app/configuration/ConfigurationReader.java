package org.tidegate.app.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tidegate.app.configuration.StationConfiguration.Hardware;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.app.configuration.StationConfiguration.Panel;
import org.tidegate.app.configuration.StationConfiguration.Panel.Tax;
import org.tidegate.app.configuration.StationConfiguration.Preset;
import org.tidegate.app.configuration.StationConfiguration.V2x;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.discharge.Situation.Margins;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.station.GateSettings;
import org.tidegate.domain.station.Movement;
import org.tidegate.domain.station.StationSettings;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.domain.station.StationSettings.Identity;
import org.tidegate.domain.station.StationSettings.Retention;
import org.tidegate.domain.station.StationSettings.Timing;
import org.tidegate.domain.transaction.TransactionPoint;
import org.tidegate.hardware.modbus.BusSettings;
import org.tidegate.hardware.modbus.ModbusSettings;
import org.tidegate.hmi.text.Languages;

/** Reads all of {@code station.yaml}, and checks what concerns several keys. Used by one thread, once. */
final class ConfigurationReader {
  private static final Path DEFAULT_STORAGE = Path.of("tidegate-storage");
  private static final int DEFAULT_PANEL_PORT = 8080;
  private static final int DEFAULT_SIMULATOR_PORT = 8081;
  private static final int HIGHEST_PORT = 65_535;
  private static final int DAY_SECONDS = 86_400;
  private static final int MOST_PHASE_WATTS = 10_000_000;

  private final Section root;
  private final Path file;

  ConfigurationReader(Section root, Path file) {
    this.root = root;
    this.file = file;
  }

  StationConfiguration read() {
    var hardware = root.section("hardware");
    var driver = hardware.choice("driver", Driver.values(), Driver::token).orElse(Driver.SIMULATED);
    var modbus = new ModbusReader(hardware, driver);
    var pins = new PinsReader(hardware);
    var siteSection = root.section("site");
    var site = new EvsesReader.Site(siteSection);
    var evses = new EvsesReader(hardware, site, modbus, pins).read(driver);
    var devices = devices(hardware, driver, modbus.settings(), evses).onPins(pins.read());
    hardware.refuseUnknown();
    var ocpp = new OcppReader(root.section("ocpp"), file);
    var presets = new ArrayList<>(ocpp.presets());
    presets.addAll(presets(evses));
    var configuration = new StationConfiguration(
        settings(evses).with(gate(siteSection)).with(retention(root.section("records"))),
        ocpp.read(driver),
        v2x(root.section("v2x")),
        devices,
        panel(root.section("panel")), storage(root.section("storage")),
        new FilesReader(file).read(root.section("firmware"), root.section("files")), presets,
        metricsPort(root.section("metrics")), new PhoneReader(file).read(root));
    root.refuseUnknown();
    checkPorts(configuration);
    checkSerialPorts(hardware, devices);
    return configuration;
  }

  private Hardware devices(Section hardware, Driver driver, ModbusSettings modbus, List<EvseSettings> evses) {
    var board = new BoardReader(hardware, driver).read(modbus, evses);
    var devices = new Hardware(driver,
        hardware.integer("simulator-port", 0, HIGHEST_PORT).orElse(DEFAULT_SIMULATOR_PORT),
        hardware.integer("simulated-bus-port", 1, HIGHEST_PORT), modbus, board, Optional.empty(),
        CardReadersReader.read(hardware, evses.size()));
    if (!devices.hasSimulator()) {
      for (var key : List.of("simulator-port", "simulated-bus-port")) {
        if (hardware.has(key)) {
          hardware.refuse(key, "real hardware has no simulator", "remove it, or use driver: simulated");
        }
      }
    }
    return devices;
  }

  private StationSettings settings(List<EvseSettings> evses) {
    var station = root.section("station");
    var permission = root.section("permission");
    var currency = station.parsed("currency", "an ISO 4217 code such as EUR", Currency::getInstance)
        .orElseGet(() -> Currency.getInstance("EUR"));
    var prices = new PricesReader(currency);
    var settings = new StationSettings(identity(station), station.text("aggregator", 50).orElse("Sample aggregator"),
        station.parsed("time-zone", "a time zone such as Europe/Berlin", ZoneId::of)
            .orElseGet(() -> ZoneId.of("Europe/Berlin")),
        currency, evses, station.flag("start-button").orElse(true), prices.tariff(root.section("prices")),
        prices.patterns(root), timing(permission),
        movement(station, root.section("movement")), permission.flag("remote").orElse(false));
    boolean identifies = permission.flag("identify-before-answer").orElse(false);
    station.refuseUnknown();
    permission.refuseUnknown();
    return identifies ? settings.identifyingBeforeAnswer() : settings;
  }

  private static Identity identity(Section station) {
    return new Identity(station.text("vendor", 50).orElse("Tidegate"),
        station.text("model", 20).orElse("Simulated V2G"),
        station.text("serial-number", 25), ProgramVersion.text());
  }

  private static Movement movement(Section station, Section section) {
    var usual = Movement.DEFAULT;
    var movement = new Movement(station.integer("ramp-watts-per-second", 1, 1_000_000),
        section.integer("dead-band-watts", 0, 10_000).map(Watts::new).orElse(usual.deadBand()),
        seconds(section, "minimum-on-seconds", 0, 3600, usual.minimumOn()),
        seconds(section, "minimum-off-seconds", 0, 3600, usual.minimumOff()),
        section.integer("site-meter-delay-milliseconds", 0, 10_000).map(number -> Duration.ofMillis(number))
            .orElse(usual.siteMeterDelay()));
    section.refuseUnknown();
    return movement;
  }

  private Timing timing(Section permission) {
    var timing = root.section("timing");
    var usual = Timing.DEFAULT;
    var read = new Timing(
        seconds(permission, "answer-seconds", 10, 3600, usual.answer()),
        seconds(timing, "summary-seconds", 5, 3600, usual.summary()),
        seconds(timing, "setpoint-longest-offline-seconds", 0, DAY_SECONDS, usual.longestOffline()),
        seconds(permission, "longest-offline-seconds", 0, DAY_SECONDS, usual.permissionLongestOffline()),
        seconds(timing, "resumption-seconds", 0, DAY_SECONDS, usual.resumption()),
        seconds(timing, "enter-service-seconds", 0, 3600, usual.enterService()));
    timing.refuseUnknown();
    return read;
  }

  private GateSettings gate(Section site) {
    var margins = root.section("margins");
    var usual = GateSettings.DEFAULT;
    var read = new GateSettings(
        new Margins(points(margins, "recovery-points", usual.margins().recovery()),
            points(margins, "resumption-points", usual.margins().resumption())),
        seconds(site, "enter-service-ramp-seconds", 0, 3600, usual.enterServiceRamp()),
        site.flag("meter").orElse(usual.siteMeter()),
        seconds(site, "meter-oldest-seconds", 1, 600, usual.siteMeterOldest()),
        site.integer("phase-watts", 0, MOST_PHASE_WATTS).map(Watts::new));
    if (read.sitePerPhase().isPresent() && !read.siteMeter()) {
      site.refuse("phase-watts", "nobody sees what each phase carries",
          "add meter: true, with a meter that tells the power of each phase");
    }
    margins.refuseUnknown();
    site.refuseUnknown();
    return read;
  }

  private static Retention retention(Section records) {
    var usual = Retention.DEFAULT;
    var read = new Retention(days(records, "keep-days", usual.records()),
        days(records, "keep-drivers-days", usual.drivers()), days(records, "claim-days", usual.claims()));
    if (read.drivers().compareTo(read.records()) > 0) {
      records.refuse("keep-drivers-days", "it is longer than keep-days: there would be nothing left to look up",
          "at most keep-days, which is " + read.records().toDays());
    }
    records.refuseUnknown();
    return read;
  }

  private static Duration days(Section section, String key, Duration usual) {
    return section.integer(key, 1, 36_500).map(number -> Duration.ofDays(number)).orElse(usual);
  }

  private static double points(Section section, String key, double usual) {
    return section.decimal(key, "0", "20").map(Number::doubleValue).orElse(usual);
  }

  private static V2x v2x(Section section) {
    var v2x = new V2x(section.flag("negative-limit").orElse(true),
        section.choice("extension", V2x.Extension.values(), V2x.Extension::token).orElse(V2x.Extension.CUSTOM_DATA));
    section.refuseUnknown();
    return v2x;
  }

  private static Panel panel(Section section) {
    var languages = section.texts("languages", "tags such as en, ja, de, fr", "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
        .filter(tags -> !tags.isEmpty()).orElse(Languages.BUNDLED);
    var panel = new Panel(section.integer("port", 0, HIGHEST_PORT).orElse(DEFAULT_PANEL_PORT),
        section.decimal("pixels-per-mm", "2", "20").map(Number::doubleValue).orElse(6.6), languages,
        section.choice("tax", Tax.values(), tax -> tax.name().toLowerCase(Locale.ROOT)).orElse(Tax.INCLUDED),
        seconds(section, "warning-seconds", 0, 600, Duration.ofSeconds(20)), section.text("contact", 40),
        section.integer("watt-hours-per-km", 50, 1000),
        section.texts("frame-ancestors", "origins such as http://127.0.0.1:8090",
            "https?://[a-zA-Z0-9.\\[\\]:-]{1,260}").orElse(List.of()));
    section.refuseUnknown();
    return panel;
  }

  private static Optional<Integer> metricsPort(Section section) {
    var port = section.integer("port", 0, HIGHEST_PORT);
    section.refuseUnknown();
    return port;
  }

  private static Path storage(Section section) {
    var folder = section.parsed("folder", "a folder's path", Path::of).orElse(DEFAULT_STORAGE);
    section.refuseUnknown();
    return folder;
  }

  private List<Preset> presets(List<EvseSettings> evses) {
    var seen = new HashSet<String>();
    return root.sections("variables").orElse(List.of()).stream().flatMap(section -> {
      var preset = preset(section, evses.size());
      preset.ifPresent(known -> {
        if (!seen.add((known.component() + "/" + known.variable()).toLowerCase(Locale.ROOT))) {
          section.refuse("variable", "this variable is preset twice", "keep one of them");
        }
        checkStopPoint(section, known, evses);
      });
      return preset.stream();
    }).toList();
  }

  private static Optional<Preset> preset(Section section, int evses) {
    var evse = section.integer("evse", 1, evses);
    var connector = section.integer("connector", 1, 1);
    var component = section.text("component", 50).map(
        name -> new Component(name, section.text("component-instance", 50), evse, connector));
    var variable = section.text("variable", 50).map(name -> new Variable(name, section.text("variable-instance", 50)));
    section.choice("attribute", new String[]{"Actual"}, text -> text);
    var value = section.parsed("value", "a text of at most 2500 characters",
        text -> text.length() <= 2500 ? text : null);
    section.refuseUnknown();
    for (var key : List.of("component", "variable", "value")) {
      if (!section.has(key)) {
        section.refuse(key, "it is missing", "each preset names component, variable and value");
      }
    }
    if (component.isEmpty() || variable.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Preset(component.get(), variable.get(), value.get(), section.place()));
  }

  /** While discharging no energy is transferred into the vehicle: the transaction would end in the middle. */
  private static void checkStopPoint(Section section, Preset preset, List<EvseSettings> evses) {
    boolean discharges = evses.stream().anyMatch(evse -> !evse.rating().discharge().equals(Watts.ZERO));
    if (discharges && preset.component().name().equalsIgnoreCase("TxCtrlr")
        && preset.variable().name().equalsIgnoreCase("TxStopPoint")
        && List.of(preset.value().split("\\s*,\\s*")).contains(TransactionPoint.EnergyTransfer.name())) {
      section.refuse("value", "EnergyTransfer as a stop point ends transactions of vehicles that pause or discharge",
          "use EVConnected,Authorized, or set discharge-watts of every EVSE to 0");
    }
  }

  private void checkPorts(StationConfiguration configuration) {
    var hardware = configuration.hardware();
    var taken = new HashMap<Integer, String>();
    if (hardware.hasSimulator()) {
      taken.put(hardware.simulatorPort(), "simulator");
      hardware.simulatedBusPort()
          .ifPresent(port -> checkPort(taken, port, "simulated bus", root.section("hardware"), "simulated-bus-port"));
    }
    checkPort(taken, configuration.panel().port(), "panel", root.section("panel"), "port");
    configuration.phone().ifPresent(
        phone -> checkPort(taken, phone.listen().getPort(), "page for phones", root.section("phone"), "port"));
    configuration.metricsPort()
        .ifPresent(port -> checkPort(taken, port, "collector's page", root.section("metrics"), "port"));
  }

  /** A serial port is one device's, or one bus's. */
  private static void checkSerialPorts(Section section, Hardware hardware) {
    var taken = new HashMap<String, String>();
    hardware.board().ifPresent(board -> taken.put(board.serial(), "the board"));
    hardware.modbus().buses().forEach(bus -> {
      if (bus.way() instanceof BusSettings.Serial serial) {
        checkSerialPort(taken, serial.device(), "the bus " + bus.name(), section, "buses");
      }
    });
    hardware.cardReaders().forEach(
        reader -> checkSerialPort(taken, reader.device(), "a card reader", section, "card-readers"));
  }

  private static void checkSerialPort(Map<String, String> taken, String device, String what, Section section,
      String key) {
    var other = taken.putIfAbsent(device, what);
    if (other != null) {
      section.refuse(key, other + " is at " + device + " too", "each needs its own");
    }
  }

  /** 0 is any free one. */
  private static void checkPort(Map<Integer, String> taken, int port, String what, Section section, String key) {
    var other = port == 0 ? null : taken.putIfAbsent(port, what);
    if (other != null) {
      section.refuse(key, "the " + other + " listens on port " + port + " too", "use another port");
    }
  }

  private static Duration seconds(Section section, String key, int lowest, int highest, Duration usual) {
    return section.integer(key, lowest, highest).map(number -> Duration.ofSeconds(number)).orElse(usual);
  }
}
