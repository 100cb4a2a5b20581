package org.tidegate.app.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.station.StationSettings;
import org.tidegate.hardware.card.ReaderSettings;
import org.tidegate.hardware.modbus.ModbusSettings;
import org.tidegate.hardware.pi.PiSettings;
import org.tidegate.hmi.PhoneSettings;

/**
 * All that the installer configured, checked as a whole. Immutable.
 *
 * @param station what the domain needs to know
 * @param ocpp the way to the central system
 * @param v2x how a central system may ask for discharge over OCPP 2.0.1
 * @param hardware which devices
 * @param panel the page at the station
 * @param storage the folder with everything the station keeps
 * @param files how firmware and files are dealt with
 * @param presets values of device-model variables
 * @param metricsPort where metrics are shown, on this machine only; absent: nowhere
 * @param phone the page for drivers' phones; absent: there is none
 */
public record StationConfiguration(
    StationSettings station,
    Ocpp ocpp,
    V2x v2x,
    Hardware hardware,
    Panel panel,
    Path storage,
    FilesConfiguration files,
    List<Preset> presets,
    Optional<Integer> metricsPort,
    Optional<PhoneSettings> phone) {

  /** Copies the list. */
  public StationConfiguration {
    presets = List.copyOf(presets);
  }

  /** The same with what the command line said. */
  public StationConfiguration with(Overrides overrides) {
    return new StationConfiguration(station, ocpp, v2x,
        overrides.simulatorPort().map(hardware::onSimulatorPort).orElse(hardware),
        overrides.panelPort().map(panel::onPort).orElse(panel), overrides.storage().orElse(storage), files,
        presets, metricsPort, phone);
  }

  /** The same without the values of device-model variables, some of which are secret. */
  public StationConfiguration withoutPresets() {
    return new StationConfiguration(station, ocpp, v2x, hardware, panel, storage, files, List.of(), metricsPort, phone);
  }

  /**
   * What the command line may say instead of the file.
   *
   * @param storage folder
   * @param simulatorPort 0 to 65535
   * @param panelPort 0 to 65535
   */
  public record Overrides(
      Optional<Path> storage, Optional<Integer> simulatorPort, Optional<Integer> panelPort) {
    /** Nothing. */
    public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The way to the central system.
   *
   * @param url ws or wss, without the identity
   * @param identity of the station, appended to the url
   * @param securityProfile 0 (this machine only), 1, 2 or 3; OCPP 2.0.1 A00
   * @param password for HTTP Basic authentication; present in profiles 1 and 2
   * @param certificates files of profile 2 and 3
   * @param subprotocols offered, the preferred one first
   * @param messageTimeout an answer must come within it
   * @param slots for connections to central systems, at least 2; this one is in the first
   * @param vendorId of our own messages
   * @param remotePermissionWithoutTls takes a driver's answer over a connection without TLS; this machine only
   */
  public record Ocpp(
      URI url,
      String identity,
      int securityProfile,
      Optional<Password> password,
      Certificates certificates,
      List<String> subprotocols,
      Duration messageTimeout,
      int slots,
      String vendorId,
      boolean remotePermissionWithoutTls) {
    /** Copies the list. */
    public Ocpp {
      subprotocols = List.copyOf(subprotocols);
    }
  }

  /**
   * A password that does not show itself.
   *
   * @param value 16 to 40 characters, A00.FR.205
   */
  public record Password(String value) {
    @Override
    public String toString() {
      return "a password";
    }
  }

  /**
   * PEM files for TLS.
   *
   * @param authority whom to trust; absent: whom Java trusts
   * @param chain the station's own certificate and those above it; present in profile 3
   * @param key its private key; present in profile 3
   */
  public record Certificates(Optional<Path> authority, Optional<Path> chain, Optional<Path> key) {}

  /**
   * How discharge may be asked for over OCPP 2.0.1.
   *
   * @param negativeLimit whether a limit below zero is a setpoint
   * @param extension where the fields of OCPP 2.1 may stand
   */
  public record V2x(boolean negativeLimit, Extension extension) {
    /** Where the fields of OCPP 2.1 may stand. */
    public enum Extension {
      /** Within customData of a period. */
      CUSTOM_DATA("custom-data"),
      /** By their own names. */
      OCPP21_FIELDS("ocpp21-fields"),
      /** Nowhere. */
      NONE("none");

      private final String token;

      Extension(String token) {
        this.token = token;
      }

      /** The spelling in the file. */
      public String token() {
        return token;
      }
    }
  }

  /**
   * Which devices.
   *
   * @param simulatorPort of the simulator's control port, on loopback; 0: any free one
   * @param simulatedBusPort where simulated converters and meters answer Modbus TCP, on loopback; absent: nowhere
   * @param modbus the devices on buses
   * @param board what drives pilot, contactor and lock beside the buses; absent: {@code pins} do, or they are simulated
   * @param pins of this computer that drive them, for the laboratory
   * @param cardReaders beside those of another driver
   */
  public record Hardware(
      Driver driver,
      int simulatorPort,
      Optional<Integer> simulatedBusPort,
      ModbusSettings modbus,
      Optional<Board> board,
      Optional<PiSettings> pins,
      List<ReaderSettings> cardReaders) {
    /** Copies the list. */
    public Hardware {
      cardReaders = List.copyOf(cardReaders);
    }

    Hardware onSimulatorPort(int other) {
      return new Hardware(driver, other, simulatedBusPort, modbus, board, pins, cardReaders);
    }

    Hardware onPins(Optional<PiSettings> other) {
      return new Hardware(driver, simulatorPort, simulatedBusPort, modbus, board, other, cardReaders);
    }

    /** Whether vehicles and what touches them are simulated, with or without converters and meters. */
    public boolean hasSimulator() {
      return driver == Driver.SIMULATED || driver == Driver.MODBUS && board.isEmpty() && pins.isEmpty();
    }

    /**
     * A board with a microcontroller.
     *
     * @param serial its port, such as {@code /dev/ttyACM0}
     */
    public record Board(String serial, int baud) {}

    /** Which devices. */
    public enum Driver {
      /** Cars, devices and grid are simulated. */
      SIMULATED("simulated"),
      /** Converters and meters on Modbus; pilot, contactor and lock behind a board, on pins, or simulated. */
      MODBUS("modbus"),
      /** A Raspberry Pi's pins and buses. */
      PI("pi");

      private final String token;

      Driver(String token) {
        this.token = token;
      }

      /** The spelling in the file. */
      public String token() {
        return token;
      }
    }
  }

  /**
   * The page at the station, served on loopback only.
   *
   * @param port 0: any free one
   * @param pixelsPerMillimetre of the screen, 2 to 20
   * @param languages BCP 47 tags, the station's own first
   * @param tax how prices shown relate to tax
   * @param warning how long before a question expires "more time" is offered
   * @param contact whom to call about a fault, at most 40 characters
   * @param frameAncestors origins whose pages may embed the panel
   */
  public record Panel(
      int port,
      double pixelsPerMillimetre,
      List<String> languages,
      Tax tax,
      Duration warning,
      Optional<String> contact,
      Optional<Integer> wattHoursPerKm,
      List<String> frameAncestors) {
    /** Copies the lists. */
    public Panel {
      languages = List.copyOf(languages);
      frameAncestors = List.copyOf(frameAncestors);
    }

    Panel onPort(int other) {
      return new Panel(other, pixelsPerMillimetre, languages, tax, warning, contact, wattHoursPerKm, frameAncestors);
    }

    /** How prices shown relate to tax. */
    public enum Tax {
      /** Prices are what is paid. */
      INCLUDED,
      /** Tax comes on top. */
      EXCLUDED,
      /** No tax applies. */
      NONE
    }
  }

  /**
   * The installer's value of a device-model variable; what the central system sets later wins.
   *
   * @param value of the Actual attribute
   * @param place where it was written, for messages
   */
  public record Preset(Component component, Variable variable, String value, Place place) {}

  /**
   * A place in the configuration.
   *
   * @param line from 1
   * @param key its path
   */
  public record Place(Path file, int line, String key) {}
}
