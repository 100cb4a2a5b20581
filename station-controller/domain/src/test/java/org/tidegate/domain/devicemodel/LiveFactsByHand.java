package org.tidegate.domain.devicemodel;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Vehicle;

/** A station of which every fact is set by hand; all EVSEs alike. */
final class LiveFactsByHand implements LiveFacts {
  boolean locked;
  Instant now = Instant.parse("2026-03-01T12:00:00.123456Z");
  AvailabilityState availability = AvailabilityState.Available;
  Optional<Watts> power = Optional.empty();
  Optional<PermissionState> permission = Optional.empty();
  Optional<Integer> conditionsVersion = Optional.empty();
  Optional<LimitReason> limitReason = Optional.empty();
  Optional<Watts> setpoint = Optional.empty();
  final Map<Integer, NetworkProfile> networkProfiles = new HashMap<>();

  @Override
  public boolean hasTariffProblem() {
    return false;
  }

  @Override
  public TokenSizes tokens() {
    return new TokenSizes(0, 0, 0);
  }

  Optional<Vehicle> vehicle = Optional.empty();

  @Override
  public boolean speaksIso15118(int evseId) {
    return true;
  }

  @Override
  public Optional<Vehicle> vehicle(int evseId) {
    return vehicle;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public AvailabilityState stationAvailability() {
    return availability;
  }

  @Override
  public AvailabilityState evseAvailability(int evseId) {
    return availability;
  }

  @Override
  public AvailabilityState connectorAvailability(int evseId, int connectorId) {
    return availability;
  }

  @Override
  public boolean isLocked(int evseId) {
    return locked;
  }

  @Override
  public Optional<Watts> power(int evseId) {
    return power;
  }

  @Override
  public Optional<String> identity() {
    return Optional.empty();
  }

  @Override
  public Optional<Integer> activeNetworkProfile() {
    return Optional.of(1);
  }

  @Override
  public Optional<NetworkProfile> networkProfile(int slot) {
    return Optional.ofNullable(networkProfiles.get(slot));
  }

  @Override
  public Duration messageTimeout() {
    return Duration.ofSeconds(30);
  }

  @Override
  public int securityProfile() {
    return 2;
  }

  @Override
  public int installedCertificates() {
    return 3;
  }

  @Override
  public int displayMessages() {
    return 5;
  }

  @Override
  public String currency() {
    return "EUR";
  }

  @Override
  public int installedChargingProfiles() {
    return 4;
  }

  @Override
  public Optional<PermissionState> permission(int evseId) {
    return permission;
  }

  @Override
  public Optional<Integer> conditionsVersion(int evseId) {
    return conditionsVersion;
  }

  @Override
  public Optional<LimitReason> limitReason(int evseId) {
    return limitReason;
  }

  @Override
  public Optional<Watts> setpoint(int evseId) {
    return setpoint;
  }
}
