package org.tidegate.app.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.domain.discharge.Situation.ExportApproval;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.domain.station.StationSettings.Fittings;

/** Reads the EVSEs, their ratings, and the site's limits. Used by one thread, once. */
final class EvsesReader {
  private static final int MOST_WATTS = 1_000_000;
  private static final int MOST_EVSES = 16;
  private static final Watts SIMULATED_RATING = new Watts(11_000);
  /** Names of OCPP 2.0.1 ConnectorEnumType. */
  private static final String[] CONNECTORS = {"cCCS1", "cCCS2", "cG105", "cTesla", "cType1", "cType2", "s309-1P-16A",
      "s309-1P-32A", "s309-3P-16A", "s309-3P-32A", "sBS1361", "sCEE-7-7", "sType2", "sType3", "Other1PhMax16A",
      "Other1PhOver16A", "Other3Ph", "Pan", "wInductive", "wResonant", "Undetermined", "Unknown"};

  private final Section hardware;
  private final Site site;
  private final ModbusReader modbus;
  private final PinsReader pins;

  EvsesReader(Section hardware, Site site, ModbusReader modbus, PinsReader pins) {
    this.hardware = hardware;
    this.site = site;
    this.modbus = modbus;
    this.pins = pins;
  }

  /** What the grid connection of the whole site carries. */
  record Site(Optional<Watts> draw, Optional<Watts> feedIn) {
    Site(Section section) {
      this(section.integer("import-watts", 0, MOST_WATTS).map(Watts::new),
          section.integer("feed-in-watts", 0, MOST_WATTS).map(Watts::new));
    }
  }

  List<EvseSettings> read(Driver driver) {
    var sections = hardware.sections("evses");
    if (sections.isEmpty()) {
      if (driver != Driver.SIMULATED) {
        hardware.refuse("evses", "real hardware without EVSEs", "list each EVSE with its current and ratings");
      }
      return simulated();
    }
    if (sections.get().isEmpty() || sections.get().size() > MOST_EVSES) {
      hardware.refuse("evses", "found " + sections.get().size() + " EVSEs", "list 1 to " + MOST_EVSES);
    }
    var evses = new ArrayList<EvseSettings>();
    for (var section : sections.get()) {
      evses.add(evse(section, evses.size() + 1));
    }
    return evses;
  }

  /** One that goes both ways and one that charges only. */
  private List<EvseSettings> simulated() {
    var approval = new ExportApproval("simulated", SIMULATED_RATING, "simulated hardware needs no approval");
    return List.of(
        new EvseSettings(1, "cCCS2", new Rating(CurrentKind.DC, SIMULATED_RATING, SIMULATED_RATING, site.draw(),
            site.feedIn(), Optional.of(approval)), 1, 400),
        new EvseSettings(2, "sType2", new Rating(CurrentKind.AC, SIMULATED_RATING, Watts.ZERO, site.draw(),
            site.feedIn(), Optional.empty()), 3, 230));
  }

  private EvseSettings evse(Section section, int id) {
    var current = section.choice("current", CurrentKind.values(), CurrentKind::name);
    if (!section.has("current")) {
      section.refuse("current", "it is missing", "write AC or DC");
    }
    boolean dc = current.orElse(CurrentKind.DC) == CurrentKind.DC;
    var settings = new EvseSettings(id,
        section.choice("connector-type", CONNECTORS, name -> name).orElse(dc ? "cCCS2" : "sType2"),
        rating(section, current.orElse(CurrentKind.DC)), phases(section, dc),
        section.decimal("volts", "100", "1000").map(Number::doubleValue).orElse(dc ? 400.0 : 230.0),
        fittings(section));
    modbus.evse(section, id);
    pins.evse(section, settings);
    section.refuseUnknown();
    return settings;
  }

  private static Fittings fittings(Section section) {
    return new Fittings(section.flag("bay-sensor").orElse(false), section.flag("signing-meter").orElse(false));
  }

  private static int phases(Section section, boolean dc) {
    var phases = section.choice("phases", new Integer[]{1, 3}, Object::toString);
    if (dc && phases.orElse(1) != 1) {
      section.refuse("phases", "direct current has no phases", "remove it, or write current: AC");
    }
    return phases.orElse(dc ? 1 : 3);
  }

  private Rating rating(Section section, CurrentKind current) {
    if (!section.has("charge-watts")) {
      section.refuse("charge-watts", "it is missing", "write the rated power into a vehicle, in watts");
    }
    var discharge = watts(section, "discharge-watts");
    return new Rating(current, watts(section, "charge-watts"), discharge, site.draw(), site.feedIn(),
        approval(section, discharge), perPhase(section, current));
  }

  private static Optional<Watts> perPhase(Section section, CurrentKind current) {
    var watts = section.integer("phase-watts", 0, MOST_WATTS).map(Watts::new);
    if (watts.isPresent() && current == CurrentKind.DC) {
      section.refuse("phase-watts", "direct current has no phases", "remove it, or write current: AC");
    }
    return watts;
  }

  private static Optional<ExportApproval> approval(Section evse, Watts rated) {
    if (!evse.has("export-approval")) {
      return Optional.empty();
    }
    var section = evse.section("export-approval");
    var profile = section.text("grid-profile", 50);
    var watts = section.integer("watts", 0, MOST_WATTS).map(Watts::new);
    var reference = section.text("reference", 100);
    section.refuseUnknown();
    for (var key : List.of("grid-profile", "watts", "reference")) {
      if (!section.has(key)) {
        section.refuse(key, "it is missing",
            "an approval names grid-profile, watts and reference; without one nothing is fed in");
      }
    }
    if (watts.isPresent() && watts.get().compareTo(rated) > 0) {
      section.refuse("watts", watts.get() + " is more than this EVSE's discharge-watts, " + rated,
          "write at most " + rated.value());
    }
    return profile.isEmpty() || watts.isEmpty() || reference.isEmpty()
        ? Optional.empty()
        : Optional.of(new ExportApproval(profile.get(), watts.get(), reference.get()));
  }

  private static Watts watts(Section section, String key) {
    return section.integer(key, 0, MOST_WATTS).map(Watts::new).orElse(Watts.ZERO);
  }
}
