package org.tidegate.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.files.FileTransfers;
import org.tidegate.domain.devicemodel.StandardFacts;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.smartcharging.ProfileLimits;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.hardware.board.BoardSettings;
import org.tidegate.hardware.simulator.SimulatorSettings;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.SecuritySettings;
import org.tidegate.ocpp.dialect.V2xSpelling;
import org.tidegate.ocpp.message.OcppVersion;

/** What each part needs of the configuration. Pure; safe from any thread. */
public final class Wiring {
  /** One more than the highest level, and as many as the device model says. */
  static final ProfileLimits PROFILE_LIMITS = new ProfileLimits(9, 1024, 3, 100, Set.of(RateUnit.W, RateUnit.A));

  /** The central system, else the clock of the machine, whoever sets that. */
  private static final List<String> TIME_SOURCES = List.of("Heartbeat", "RealTimeClock");

  private Wiring() {}

  /** What the device model tells of a station that is configured like this. */
  public static StandardFacts facts(StationConfiguration configuration) {
    var identity = configuration.station().identity();
    var ocpp = configuration.ocpp();
    return new StandardFacts(
        new StandardFacts.Nameplate(identity.model(), identity.vendor(), identity.serialNumber(),
            Optional.of(identity.firmwareVersion())),
        new StandardFacts.Network(ocpp.identity(), slots(ocpp.slots()),
            FileTransfers.protocols(configuration.files().transfers().knownHosts().isPresent())),
        TIME_SOURCES,
        3,
        configuration.station().evses().stream().map(Wiring::facts).toList());
  }

  private static StandardFacts.Evse facts(EvseSettings evse) {
    var rating = evse.rating();
    boolean direct = rating.current() == CurrentKind.DC;
    return new StandardFacts.Evse(evse.id(), rating.current(), direct ? 0 : evse.phases(), rating.charge(),
        rating.discharge().negated(),
        List.of(new StandardFacts.Connector(EvseSettings.CONNECTOR_ID, evse.connectorType(), !evse.isSocket())),
        new StandardFacts.Senses(evse.fittings().baySensor(), evse.fittings().signingMeter()));
  }

  static SimulatorSettings simulatorSettings(StationConfiguration configuration) {
    return new SimulatorSettings(configuration.station().evses().stream().map(evse -> new SimulatorSettings.Evse(
        evse.id(), evse.rating().current(), evse.rating().charge(), evse.rating().discharge(), evse.isSocket(),
        evse.fittings())).toList());
  }

  static BoardSettings boardSettings(StationConfiguration configuration) {
    return new BoardSettings(configuration.station().evses().stream().map(evse -> new BoardSettings.Evse(evse.id(),
        evse.rating().current(), evse.phases(), evse.volts(),
        evse.rating().charge().value() / (evse.phases() * evse.volts()))).toList());
  }

  /** Slots are numbered from 1; the first one holds what the installer configured. */
  private static List<Integer> slots(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  static NetworkProfile connection(StationConfiguration configuration) {
    var ocpp = configuration.ocpp();
    return NetworkProfile.of(1, ocpp.url(), ocpp.securityProfile(), ocpp.messageTimeout());
  }

  static OcppSettings ocppSettings(StationConfiguration configuration, SecuritySettings security) {
    var ocpp = configuration.ocpp();
    var v2x = configuration.v2x();
    var spelling = new V2xSpelling(ocpp.vendorId(), v2x.negativeLimit(),
        V2xSpelling.Extension.valueOf(v2x.extension().name()));
    return new OcppSettings(security, spelling, versions(ocpp.subprotocols()), ocpp.remotePermissionWithoutTls());
  }

  /** The configuration names no other ones. */
  private static List<OcppVersion> versions(List<String> subprotocols) {
    return subprotocols.stream().map(OcppVersion::of).flatMap(Optional::stream).toList();
  }

  static PanelSettings panelSettings(StationConfiguration configuration) {
    var panel = configuration.panel();
    var station = configuration.station();
    return new PanelSettings(panel.port(), panel.pixelsPerMillimetre(), panel.languages(), station.zone(),
        station.currency(), PanelSettings.Tax.valueOf(panel.tax().name()), panel.warning(), panel.contact(),
        panel.wattHoursPerKm(), panel.frameAncestors());
  }
}
