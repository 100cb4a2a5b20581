package org.tidegate.app.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.tidegate.app.Wiring;
import org.tidegate.app.configuration.Mistake;
import org.tidegate.app.configuration.Presets;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.app.storage.StoredOverview.SetVariable;
import org.tidegate.domain.devicemodel.AvailabilityState;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.LiveFacts;
import org.tidegate.domain.devicemodel.ReportBase;
import org.tidegate.domain.devicemodel.ReportedVariable;
import org.tidegate.domain.devicemodel.StandardFacts;
import org.tidegate.domain.devicemodel.StandardVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fault.FaultVariables;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Vehicle;

/**
 * The device model of a station that need not run: every variable that can be set, with the value it would start with. Any
 * thread; blocks.
 */
public final class StandingModel {
  /** Variables that name somebody, or let somebody in. */
  private static final Pattern OWN = Pattern.compile("(?i).*(password|secret|passgroup|vehicleid|evccid).*");

  private StandingModel() {}

  /** Which presets the station would refuse to start with. */
  public static List<Mistake> misfits(StationConfiguration configuration) {
    try (var loop = ThreadStationLoop.start(Clock.systemUTC(), _ -> {})) {
      return Presets.put(configuration.presets(), model(loop, configuration, Wiring.facts(configuration)));
    }
  }

  private static DeviceModel model(StationLoop loop, StationConfiguration configuration, StandardFacts facts) {
    var model = new DeviceModel(loop);
    StandardVariables.declareAll(model, facts, new NothingLive(configuration));
    FaultVariables.declare(model, facts, (_, _) -> false);
    return model;
  }

  /** One line for each variable, and for each preset that does not fit. */
  static List<String> lines(StationConfiguration configuration, StandardFacts facts, List<SetVariable> set) {
    try (var loop = ThreadStationLoop.start(Clock.systemUTC(), _ -> {})) {
      var model = model(loop, configuration, facts);
      var lines = new ArrayList<String>();
      Presets.put(configuration.presets(), model).forEach(mistake -> lines.add("does not fit: " + mistake));
      set.forEach(value -> model.restore(value.component(), value.variable(), value.value()));
      CompletableFuture.supplyAsync(() -> model.report(ReportBase.ConfigurationInventory), loop::execute).join()
          .forEach(variable -> lines.add(line(variable)));
      return lines;
    }
  }

  /** Names of variables that the central system set, whose values must be told nobody. */
  static boolean isOwn(String variable) {
    return OWN.matcher(variable).matches();
  }

  private static String line(ReportedVariable variable) {
    var name = new VariableAddress(variable.component(), variable.variable()).toString();
    return name + " = " + variable.value().filter(_ -> !isOwn(variable.variable().name())).orElse(Secrets.MASK);
  }

  /** A station of which only the configuration is known. */
  private record NothingLive(StationConfiguration configuration) implements LiveFacts {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public AvailabilityState stationAvailability() {
      return AvailabilityState.Unavailable;
    }

    @Override
    public AvailabilityState evseAvailability(int evseId) {
      return AvailabilityState.Unavailable;
    }

    @Override
    public AvailabilityState connectorAvailability(int evseId, int connectorId) {
      return AvailabilityState.Unavailable;
    }

    @Override
    public boolean isLocked(int evseId) {
      return false;
    }

    @Override
    public boolean speaksIso15118(int evseId) {
      return true;
    }

    @Override
    public Optional<Vehicle> vehicle(int evseId) {
      return Optional.empty();
    }

    @Override
    public Optional<Watts> power(int evseId) {
      return Optional.empty();
    }

    @Override
    public Optional<Integer> activeNetworkProfile() {
      return Optional.empty();
    }

    @Override
    public Optional<String> identity() {
      return Optional.empty();
    }

    @Override
    public Optional<NetworkProfile> networkProfile(int slot) {
      return Optional.empty();
    }

    @Override
    public Duration messageTimeout() {
      return configuration.ocpp().messageTimeout();
    }

    @Override
    public int securityProfile() {
      return configuration.ocpp().securityProfile();
    }

    @Override
    public int installedCertificates() {
      return 0;
    }

    @Override
    public int installedChargingProfiles() {
      return 0;
    }

    @Override
    public int displayMessages() {
      return 0;
    }

    @Override
    public String currency() {
      return configuration.station().currency().getCurrencyCode();
    }

    @Override
    public boolean hasTariffProblem() {
      return false;
    }

    @Override
    public TokenSizes tokens() {
      return new TokenSizes(0, 0, 0);
    }

    @Override
    public Optional<PermissionState> permission(int evseId) {
      return Optional.empty();
    }

    @Override
    public Optional<Integer> conditionsVersion(int evseId) {
      return Optional.empty();
    }

    @Override
    public Optional<LimitReason> limitReason(int evseId) {
      return Optional.empty();
    }

    @Override
    public Optional<Watts> setpoint(int evseId) {
      return Optional.empty();
    }
  }
}
