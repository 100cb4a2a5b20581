package org.tidegate.domain.devicemodel;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;

/**
 * What does not change while the station runs, as far as its standard variables tell it. Immutable.
 *
 * @param nameplate what the station is
 * @param network how it reaches the central system
 * @param timeSources where its clock is set from, most wanted first, with the standard's names: Heartbeat, NTP, GPS,
 *     RealTimeClock, MobileNetwork, RadioTimeTransmitter; at least one
 * @param supplyPhases phases of the station's own supply: 1 or 3, or 0 when it is direct current
 * @param evses at least one
 */
public record StandardFacts(
    Nameplate nameplate, Network network, List<String> timeSources, int supplyPhases, List<Evse> evses) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException when a list is empty, an id is used twice, or the phases are none of 0, 1, 3
   */
  public StandardFacts {
    timeSources = List.copyOf(timeSources);
    evses = List.copyOf(evses);
    require(!timeSources.isEmpty(), "a station needs a time source");
    require(!evses.isEmpty(), "a station needs an EVSE");
    requireOneToThreePhases(supplyPhases);
    requireIds(evses.stream().map(Evse::id).toList());
  }

  /** Whether an EVSE sees its parking bay. */
  boolean seesBays() {
    return evses.stream().anyMatch(evse -> evse.senses().bay());
  }

  /** Whether an EVSE's meter can sign its readings. */
  boolean signsReadings() {
    return evses.stream().anyMatch(evse -> evse.senses().signingMeter());
  }

  /** Whether every connector has its own cable. */
  boolean hasOnlyFixedCables() {
    return evses.stream().flatMap(evse -> evse.connectors().stream()).allMatch(Connector::fixedCable);
  }

  /**
   * What the station is. Immutable.
   *
   * @param model as in BootNotification, at most 20 characters
   * @param vendor as in BootNotification, at most 50 characters
   * @param serialNumber at most 25 characters
   * @param firmwareVersion at most 50 characters
   */
  public record Nameplate(
      String model, String vendor, Optional<String> serialNumber, Optional<String> firmwareVersion) {}

  /**
   * How the station reaches the central system. Immutable.
   *
   * @param identity of the station, at most 48 characters, no colon
   * @param slots of network profiles that can be set, at least two different ones (B09.FR.06); the first is used first
   * @param fileTransferProtocols that are supported: FTP, FTPS, HTTP, HTTPS, SFTP; may be empty
   */
  public record Network(String identity, List<Integer> slots, List<String> fileTransferProtocols) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when there are not two slots
     */
    public Network {
      slots = List.copyOf(slots);
      fileTransferProtocols = List.copyOf(fileTransferProtocols);
      require(slots.size() >= 2 && new HashSet<>(slots).size() == slots.size(),
          "a station needs two different network profile slots");
    }
  }

  /**
   * One EVSE. Immutable.
   *
   * @param id counts from 1
   * @param kind of current
   * @param phases 1 or 3; 0 for direct current
   * @param chargeAtMost rated power into a vehicle, not negative
   * @param dischargeAtMost rated power out of a vehicle, not positive; zero when it can't
   * @param connectors at least one
   * @param senses what else it notices
   */
  public record Evse(
      int id,
      CurrentKind kind,
      int phases,
      Watts chargeAtMost,
      Watts dischargeAtMost,
      List<Connector> connectors,
      Senses senses) {

    /** An EVSE that notices nothing else. */
    public Evse(int id, CurrentKind kind, int phases, Watts chargeAtMost, Watts dischargeAtMost,
        List<Connector> connectors) {
      this(id, kind, phases, chargeAtMost, dischargeAtMost, connectors, new Senses(false, false));
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when the phases do not go with the current, a power has the wrong sign, or ids
     *     of connectors are not positive and different
     */
    public Evse {
      connectors = List.copyOf(connectors);
      requireOneToThreePhases(phases);
      require((kind == CurrentKind.DC) == (phases == 0), "direct current has no phases, alternating current has");
      require(!chargeAtMost.isDischarge(), "the rated charging power is negative");
      require(!dischargeAtMost.isCharge(), "the rated discharging power is positive");
      require(!connectors.isEmpty(), "an EVSE needs a connector");
      requireIds(connectors.stream().map(Connector::id).toList());
    }
  }

  /**
   * What an EVSE notices beside its connector. Immutable.
   *
   * @param bay whether something stands in its parking bay
   * @param signingMeter whether its meter can sign readings
   */
  public record Senses(boolean bay, boolean signingMeter) {}

  /**
   * One connector. Immutable.
   *
   * @param id counts from 1 in its EVSE
   * @param type with the names of OCPP 2.0.1 ConnectorEnumType, for example cCCS2
   * @param fixedCable whether the cable belongs to the station
   */
  public record Connector(int id, String type, boolean fixedCable) {}

  private static void requireOneToThreePhases(int phases) {
    require(phases == 0 || phases == 1 || phases == 3, "phases are 0, 1 or 3, not " + phases);
  }

  private static void requireIds(List<Integer> ids) {
    require(ids.stream().allMatch(id -> id >= 1), "ids count from 1");
    require(new HashSet<>(ids).size() == ids.size(), "an id is used twice");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
