package org.tidegate.app.virtual;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.discharge.Situation.ExportApproval;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.fixture.MemoryKeyring;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.Keyring;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.station.StationSettings;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.domain.station.StationSettings.Fittings;
import org.tidegate.ocpp.SecuritySettings;
import org.tidegate.ocpp.dialect.V2xSpelling;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.transport.CentralSystemSettings;

/**
 * What a virtual station is made of. Immutable.
 *
 * @param seed of all chance
 * @param wire between station and central system
 * @param version of OCPP that the central system speaks
 * @param evses from 1 without gaps
 * @param settings changes the installer's settings
 * @param presets the installer's values of device-model variables
 * @param connection by which the station reaches this address
 * @param trust gives each program that starts its keys, and the security of its connections
 * @param centralSystem changes whom the central system lets in, and its certificate; real sockets only
 * @param spelling of discharging on OCPP 2.0.1
 * @param around gives what the station sees of its devices
 */
public record VirtualSetup(long seed, Wire wire, OcppVersion version, List<EvseSettings> evses,
    UnaryOperator<StationSettings> settings,
    List<Preset> presets, Function<URI, NetworkProfile> connection, Function<StationLoop, Trust> trust,
    UnaryOperator<CentralSystemSettings> centralSystem, V2xSpelling spelling,
    BiFunction<Hardware, StationLoop, Hardware> around) {
  static final Watts RATED = new Watts(11_000);

  /** What lies between the station and the central system. */
  public enum Wire {
    /** Nothing: frames arrive at the moment they are sent, the same every time. */
    MEMORY,
    /** A WebSocket on loopback; only its sending takes real time. */
    SOCKET
  }

  /** A program's keys, and the security of its connections. Immutable. */
  public record Trust(Keyring keyring, SecuritySettings security) {
    static Function<StationLoop, Trust> with(SecuritySettings security) {
      return _ -> new Trust(new MemoryKeyring(), security);
    }
  }

  /** The installer's value of a variable. Immutable. */
  public record Preset(VariableAddress address, String value) {}

  /** Copies the lists. */
  public VirtualSetup {
    evses = List.copyOf(evses);
    presets = List.copyOf(presets);
  }

  /** EVSE 1: bidirectional DC with a fixed cable; EVSE 2: AC charging with a socket. In memory, without security. */
  public static VirtualSetup of(long seed) {
    return new VirtualSetup(seed, Wire.MEMORY, OcppVersion.V201, List.of(dc(1), ac(2)), UnaryOperator.identity(),
        List.of(),
        address -> NetworkProfile.of(1, address, 0, Duration.ofSeconds(30)),
        Trust.with(SecuritySettings.none("virtual")),
        UnaryOperator.identity(), V2xSpelling.standard(), (devices, _) -> devices);
  }

  /** A bidirectional DC EVSE with a fixed cable. */
  public static EvseSettings dc(int id) {
    var approval = new ExportApproval("VDE-AR-N 4105", RATED, "test");
    var rating = new Rating(CurrentKind.DC, RATED, RATED, Optional.empty(), Optional.empty(), Optional.of(approval));
    return new EvseSettings(id, "cCCS2", rating, 1, 400);
  }

  /** An AC EVSE that charges only, with a socket for the driver's own cable. */
  public static EvseSettings ac(int id) {
    var rating = new Rating(CurrentKind.AC, RATED, Watts.ZERO, Optional.empty(), Optional.empty(), Optional.empty());
    return new EvseSettings(id, "sType2", rating, 3, 230);
  }

  /** The same over another wire. */
  public VirtualSetup over(Wire other) {
    return new VirtualSetup(seed, other, version, evses, settings, presets, connection, trust, centralSystem, spelling,
        around);
  }

  /** The same with a central system that speaks this version. */
  public VirtualSetup speaking(OcppVersion other) {
    return new VirtualSetup(seed, wire, other, evses, settings, presets, connection, trust, centralSystem, spelling,
        around);
  }

  /** The same, where discharging is written like this on OCPP 2.0.1. */
  public VirtualSetup withSpelling(V2xSpelling other) {
    return new VirtualSetup(seed, wire, version, evses, settings, presets, connection, trust, centralSystem, other,
        around);
  }

  /** The same with something between the station and its devices. */
  public VirtualSetup around(BiFunction<Hardware, StationLoop, Hardware> other) {
    return new VirtualSetup(seed, wire, version, evses, settings, presets, connection, trust, centralSystem, spelling,
        other);
  }

  /** The same with other EVSEs. */
  public VirtualSetup withEvses(EvseSettings... others) {
    return new VirtualSetup(seed, wire, version, List.of(others), settings, presets, connection, trust, centralSystem,
        spelling, around);
  }

  /** The same, with these fittings at one of its EVSEs. */
  public VirtualSetup withFittings(int evseId, Fittings fittings) {
    return withEvses(evses.stream().map(evse -> evse.id() != evseId
        ? evse
        : new EvseSettings(evse.id(), evse.connectorType(), evse.rating(), evse.phases(), evse.volts(), fittings))
        .toArray(EvseSettings[]::new));
  }

  /** The same with other settings; changes made before come first. */
  public VirtualSetup withSettings(UnaryOperator<StationSettings> change) {
    return new VirtualSetup(seed, wire, version, evses, before -> change.apply(settings.apply(before)), presets,
        connection,
        trust, centralSystem, spelling, around);
  }

  /** The same with one more preset. */
  public VirtualSetup withPreset(VariableAddress address, String value) {
    var more = Stream.concat(presets.stream(), Stream.of(new Preset(address, value))).toList();
    return new VirtualSetup(seed, wire, version, evses, settings, more, connection, trust, centralSystem, spelling,
        around);
  }

  /** The same, secured at both ends; real sockets only. */
  public VirtualSetup secured(int profile, SecuritySettings station, UnaryOperator<CentralSystemSettings> door) {
    return new VirtualSetup(seed, wire, version, evses, settings, presets,
        address -> NetworkProfile.of(1, address, profile, Duration.ofSeconds(30)), Trust.with(station), door, spelling,
        around);
  }

  /** The same with keys and certificates of its own, connecting like this; real sockets only. */
  public VirtualSetup trusting(Function<StationLoop, Trust> own, Function<URI, NetworkProfile> connecting,
      UnaryOperator<CentralSystemSettings> door) {
    return new VirtualSetup(seed, wire, version, evses, settings, presets, connecting, own, door, spelling, around);
  }
}
