package org.tidegate.domain.station;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.price.StaticTariff;
import org.tidegate.domain.session.CurrentKind;

/**
 * What the installer configured. Immutable.
 *
 * @param identity who the station is
 * @param aggregator name of the resource aggregator shown to drivers, at most 50 characters
 * @param zone of the station, for slots
 * @param currency of all prices
 * @param evses in the order of their numbers, from 1 without gaps
 * @param startButton whether the panel's Start button authorizes a driver without identity (C02)
 * @param tariff prices while the central system gave none
 * @param patterns prepared conditions
 * @param timing waits and spans
 * @param movement how the commanded power may move
 * @param remotePermission whether the central system may pass on an answer given elsewhere
 * @param identifyBeforeAnswer whether the aggregator is told the vehicle's identifier before the driver has answered, so
 *     that it can ask its user's phone; drivers are told so
 * @param gate of the limits of power
 * @param retention how long records and what belongs to them are kept
 */
public record StationSettings(
    Identity identity,
    String aggregator,
    ZoneId zone,
    Currency currency,
    List<EvseSettings> evses,
    boolean startButton,
    Optional<StaticTariff> tariff,
    List<ConditionsPattern> patterns,
    Timing timing,
    Movement movement,
    boolean remotePermission,
    boolean identifyBeforeAnswer,
    GateSettings gate,
    Retention retention) {

  /** With the usual limits of power. */
  public StationSettings(Identity identity, String aggregator, ZoneId zone, Currency currency, List<EvseSettings> evses,
      boolean startButton, Optional<StaticTariff> tariff, List<ConditionsPattern> patterns, Timing timing,
      Movement movement, boolean remotePermission) {
    this(identity, aggregator, zone, currency, evses, startButton, tariff, patterns, timing, movement,
        remotePermission, GateSettings.DEFAULT);
  }

  /** One that tells nobody who a vehicle is, with the usual retention. */
  public StationSettings(Identity identity, String aggregator, ZoneId zone, Currency currency, List<EvseSettings> evses,
      boolean startButton, Optional<StaticTariff> tariff, List<ConditionsPattern> patterns, Timing timing,
      Movement movement, boolean remotePermission, GateSettings gate) {
    this(identity, aggregator, zone, currency, evses, startButton, tariff, patterns, timing, movement,
        remotePermission, false, gate, Retention.DEFAULT);
  }

  /** The same, which tells who the vehicle is before the driver has answered. */
  public StationSettings identifyingBeforeAnswer() {
    return new StationSettings(identity, aggregator, zone, currency, evses, startButton, tariff, patterns, timing,
        movement, remotePermission, true, gate, retention);
  }

  /** The same with these limits of power. */
  public StationSettings with(GateSettings others) {
    return new StationSettings(identity, aggregator, zone, currency, evses, startButton, tariff, patterns, timing,
        movement, remotePermission, identifyBeforeAnswer, others, retention);
  }

  /** The same with these waits and spans. */
  public StationSettings with(Timing other) {
    return new StationSettings(identity, aggregator, zone, currency, evses, startButton, tariff, patterns, other,
        movement, remotePermission, identifyBeforeAnswer, gate, retention);
  }

  /** The same with this retention. */
  public StationSettings with(Retention other) {
    return new StationSettings(identity, aggregator, zone, currency, evses, startButton, tariff, patterns, timing,
        movement, remotePermission, identifyBeforeAnswer, gate, other);
  }

  /** Copies the lists. */
  public StationSettings {
    evses = List.copyOf(evses);
    patterns = List.copyOf(patterns);
  }

  /** Most change of the commanded power; absent: at once. */
  public Optional<Integer> rampWattsPerSecond() {
    return movement.rampWattsPerSecond();
  }

  /**
   * How long is kept what concerns drivers' money.
   *
   * @param records of energy and money, whole days
   * @param drivers whose stays they were, whole days
   * @param claims how long a driver without identity can collect what is left, whole days
   */
  public record Retention(Duration records, Duration drivers, Duration claims) {
    /** Ten years, as books of account are kept; a quarter of a year. */
    public static final Retention DEFAULT = new Retention(Duration.ofDays(3650), Duration.ofDays(90),
        Duration.ofDays(90));
  }

  /**
   * Who the station is, as BootNotification tells it.
   *
   * @param vendor at most 50 characters
   * @param model at most 20 characters
   * @param serialNumber at most 25 characters
   * @param firmwareVersion at most 50 characters
   */
  public record Identity(String vendor, String model, Optional<String> serialNumber, String firmwareVersion) {}

  /**
   * One EVSE with its one connector.
   *
   * @param id its number
   * @param connectorType a name of OCPP 2.0.1 ConnectorEnumType, such as {@code cCCS2}
   * @param rating what it and the site can carry
   * @param phases of an AC connector, 1 or 3; 1 for DC
   * @param volts nominal line-to-neutral voltage, or the output voltage that amperes are converted with on DC
   * @param fittings what it has beside
   */
  public record EvseSettings(
      int id, String connectorType, Rating rating, int phases, double volts, Fittings fittings) {
    /** Number of the one connector within its EVSE. */
    public static final int CONNECTOR_ID = 1;

    /** An EVSE that has nothing beside. */
    public EvseSettings(int id, String connectorType, Rating rating, int phases, double volts) {
      this(id, connectorType, rating, phases, volts, Fittings.NONE);
    }

    /**
     * Whether the connector is a socket, whose lock holds the driver's cable; else the cable belongs to the station: that
     * is what the standard's names with a c in front say, and every connector for direct current.
     */
    public boolean isSocket() {
      return rating.current() == CurrentKind.AC && !connectorType.startsWith("c");
    }
  }

  /**
   * What an EVSE has beside its connector.
   *
   * @param baySensor whether it sees that something stands in its parking bay
   * @param signingMeter whether its meter can sign readings
   */
  public record Fittings(boolean baySensor, boolean signingMeter) {
    /** Neither. */
    public static final Fittings NONE = new Fittings(false, false);
  }

  /**
   * Waits and spans.
   *
   * @param answer an unanswered question expires after it
   * @param summary a summary is shown for this long
   * @param longestOffline a discharge setpoint is followed for this long without the central system
   * @param permissionLongestOffline a permission stands for this long without the central system
   * @param resumption a transaction interrupted by a restart is resumed within it; zero: it is ended
   * @param enterService the grid must have been within its band for this long before power flows
   */
  public record Timing(
      Duration answer,
      Duration summary,
      Duration longestOffline,
      Duration permissionLongestOffline,
      Duration resumption,
      Duration enterService) {

    /** What is used where nothing is configured. */
    public static final Timing DEFAULT = new Timing(Duration.ofSeconds(60), Duration.ofSeconds(60),
        Duration.ofSeconds(300), Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofSeconds(60));
  }
}
