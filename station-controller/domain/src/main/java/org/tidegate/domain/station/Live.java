package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.devicemodel.AvailabilityState;
import org.tidegate.domain.devicemodel.LiveFacts;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.VehicleDialog;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.station.StationSettings.EvseSettings;

/** What the device model shows of this moment. Station loop only. */
@OnStationLoop
final class Live implements LiveFacts {
  private final StationCore core;
  private final List<Evse> evses;
  private final Views views;
  private final NetworkProfiles slots;
  private final Connections connections;
  private final Availability availability;
  private final Tokens tokens;
  private final Displays displays;

  Live(StationCore core, List<Evse> evses, Views views, NetworkProfiles slots, Connections connections,
      Availability availability, Tokens tokens, Displays displays) {
    this.displays = displays;
    this.tokens = tokens;
    this.slots = slots;
    this.connections = connections;
    this.availability = availability;
    this.core = core;
    this.evses = evses;
    this.views = views;
  }

  @Override
  public Instant now() {
    return core.now();
  }

  @Override
  public AvailabilityState stationAvailability() {
    if (views.hasStationFault()) {
      return AvailabilityState.Faulted;
    }
    return availability.isStationOperative() ? AvailabilityState.Available : AvailabilityState.Unavailable;
  }

  /** Its connector may be out of service for itself. */
  @Override
  public AvailabilityState evseAvailability(int evseId) {
    var ofConnector = connectorAvailability(evseId, EvseSettings.CONNECTOR_ID);
    boolean onlyConnector = ofConnector == AvailabilityState.Unavailable && availability.isEvseOperative(evseId)
        && evse(evseId).filter(evse -> !evse.state.outOfService.contains(OutOfService.RESETTING)).isPresent();
    return onlyConnector ? AvailabilityState.Available : ofConnector;
  }

  @Override
  public boolean isLocked(int evseId) {
    return evse(evseId).map(evse -> evse.state.locked).orElse(false);
  }

  @Override
  public AvailabilityState connectorAvailability(int evseId, int connectorId) {
    return evse(evseId).map(evse -> AvailabilityState.valueOf(Told.status(evse).name()))
        .orElse(AvailabilityState.Unavailable);
  }

  @Override
  public boolean speaksIso15118(int evseId) {
    return evse(evseId).filter(evse -> evse.state.devices.dialog() != VehicleDialog.NONE).isPresent();
  }

  @Override
  public Optional<Vehicle> vehicle(int evseId) {
    return evse(evseId).flatMap(evse -> evse.state.vehicle());
  }

  @Override
  public Optional<Watts> power(int evseId) {
    return evse(evseId).flatMap(evse -> evse.state.reading()).map(MeterReading::power);
  }

  @Override
  public Optional<Integer> activeNetworkProfile() {
    return connections.isConnected() ? Optional.of(connections.current().slot()) : Optional.empty();
  }

  @Override
  public Optional<String> identity() {
    return connections.current().identity();
  }

  @Override
  public Optional<NetworkProfile> networkProfile(int slot) {
    return slots.profile(slot);
  }

  @Override
  public Duration messageTimeout() {
    return connections.current().messageTimeout();
  }

  @Override
  public int securityProfile() {
    return slots.securityProfile();
  }

  @Override
  public int installedCertificates() {
    return core.keyring().holdings().certificates();
  }

  @Override
  public int installedChargingProfiles() {
    return core.profiles().entries();
  }

  @Override
  public int displayMessages() {
    return displays.size();
  }

  @Override
  public String currency() {
    return core.settings().currency().getCurrencyCode();
  }

  @Override
  public boolean hasTariffProblem() {
    return core.tariffs().hasProblem();
  }

  @Override
  public TokenSizes tokens() {
    return tokens.sizes();
  }

  @Override
  public Optional<PermissionState> permission(int evseId) {
    return session(evseId).map(session -> session.permission().state());
  }

  @Override
  public Optional<Integer> conditionsVersion(int evseId) {
    return session(evseId).flatMap(VehicleSession::conditions).map(Conditions::version);
  }

  @Override
  public Optional<LimitReason> limitReason(int evseId) {
    return evse(evseId).flatMap(evse -> evse.reasons().stream().findFirst());
  }

  @Override
  public Optional<Watts> setpoint(int evseId) {
    return evse(evseId).flatMap(Evse::lastSituation).flatMap(now -> now.schedule().setpoint());
  }

  private Optional<VehicleSession> session(int evseId) {
    return evse(evseId).flatMap(evse -> evse.state.session()).filter(VehicleSession::isPlugged);
  }

  private Optional<Evse> evse(int id) {
    return evses.stream().filter(evse -> evse.id() == id).findFirst();
  }
}
