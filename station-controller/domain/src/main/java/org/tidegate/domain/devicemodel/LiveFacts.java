package org.tidegate.domain.devicemodel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.station.OnStationLoop;

/**
 * What the station's standard variables tell of this very moment. Asked on the station loop, for EVSEs and connectors
 * of {@link StandardFacts} only; every answer is immediate. Unknown is absent.
 */
@OnStationLoop
public interface LiveFacts {
  /** The wall clock. */
  Instant now();

  /** Of the whole station. */
  AvailabilityState stationAvailability();

  /** Of one EVSE. */
  AvailabilityState evseAvailability(int evseId);

  /** Of one connector. */
  AvailabilityState connectorAvailability(int evseId, int connectorId);

  /** Whether the lock of this EVSE's connector holds the plug. */
  boolean isLocked(int evseId);

  /** Whether this EVSE has a communication controller for ISO 15118; never changes. */
  boolean speaksIso15118(int evseId);

  /** The vehicle that is plugged in there, as far as it told of itself. */
  Optional<Vehicle> vehicle(int evseId);

  /** What flows now, positive into the vehicle. */
  Optional<Watts> power(int evseId);

  /** The configuration slot of the network profile in use. */
  Optional<Integer> activeNetworkProfile();

  /** The station's identity in the connection in use, or else in the one being tried, where it has one of its own. */
  Optional<String> identity();

  /** What this configuration slot holds. */
  Optional<NetworkProfile> networkProfile(int slot);

  /** The message timeout of the connection in use, or else of the one being tried. */
  Duration messageTimeout();

  /** The security profile of the connection in use, 1 to 3 (0: none, for demonstrations). */
  int securityProfile();

  /** How many certificates are installed. */
  int installedCertificates();

  /** How many charging profiles are installed. */
  int installedChargingProfiles();

  /** How many messages of the central system are on the display. */
  int displayMessages();

  /** Of all money, ISO 4217; never changes. */
  String currency();

  /** Whether the newest tariff of a driver, or the newest cost, could not be worked out. */
  boolean hasTariffProblem();

  /** How much the station remembers of tokens. */
  TokenSizes tokens();

  /**
   * How much the station remembers of tokens. Immutable.
   *
   * @param cachedBytes of the authorization cache
   * @param listed tokens in the local list
   * @param listedBytes of the local list
   */
  record TokenSizes(int cachedBytes, int listed, int listedBytes) {}

  /** The driver's answer in the session at this EVSE; absent without session. */
  Optional<PermissionState> permission(int evseId);

  /** The version of the driver's conditions in the session at this EVSE; absent without session or conditions. */
  Optional<Integer> conditionsVersion(int evseId);

  /** Why power is less than wished; absent when it isn't. */
  Optional<LimitReason> limitReason(int evseId);

  /** The aggregator's setpoint in force, positive into the vehicle; absent when there is none. */
  Optional<Watts> setpoint(int evseId);
}
