package org.tidegate.domain.station;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.devicemodel.Reason;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.NetworkRequests.Answer;
import org.tidegate.domain.port.NetworkRequests.Status;
import org.tidegate.domain.port.StoredStation;

/**
 * The slots with connections to central systems: one is the installer's, the others, and that one too, can be set by the
 * central system (B09). Station loop only.
 *
 * <p>What comes later wins: a profile of the central system over the installer's, unless the installer has changed the
 * configuration since.
 */
@OnStationLoop
public final class NetworkProfiles {
  private static final Logger log = LoggerFactory.getLogger(NetworkProfiles.class);

  private final StationCore core;
  private final NetworkProfile configured;
  private final List<Integer> slots;
  private final SortedMap<Integer, NetworkProfile> profiles = new TreeMap<>();
  private final List<Function<NetworkProfile, Optional<String>>> prerequisites = new ArrayList<>();
  private Optional<NetworkProfile> lastWorking = Optional.empty();

  NetworkProfiles(StationCore core, NetworkProfile configured, List<Integer> slots) {
    this.core = core;
    this.configured = configured;
    this.slots = slots;
    profiles.put(configured.slot(), configured);
  }

  /** Adds what must be there before a profile may be used, such as a certificate: tells why it may not (A05.FR.02, A05.FR.03). */
  public void require(Function<NetworkProfile, Optional<String>> prerequisite) {
    prerequisites.add(prerequisite);
  }

  /** The installer's. */
  NetworkProfile configured() {
    return configured;
  }

  /** Takes up what was stored, after the variables; from now on looks at each priority that the central system wants. */
  void restore(StoredStation stored) {
    var memory = stored.facts(ConnectionMemory.class).stream().findFirst();
    boolean isAsBefore = memory.map(known -> known.configured().equals(configured)).orElse(true);
    stored.facts(NetworkProfile.class).stream().filter(profile -> slots.contains(profile.slot()))
        .filter(profile -> isAsBefore || profile.slot() != configured.slot())
        .forEach(profile -> profiles.put(profile.slot(), profile));
    if (isAsBefore) {
      lastWorking = memory.flatMap(ConnectionMemory::lastWorking);
    } else {
      log.info("the configured connection is another one now: {}", configured);
    }
    profiles.values().removeIf(this::isTooWeak);
    if (memory.isEmpty() || !isAsBefore) {
      remember();
    }
    core.deviceModel().declareRule(OcppCommVariables.NETWORK_CONFIGURATION_PRIORITY, order -> refusePriority(order)
        .map(why -> new Reason(Reason.Code.InvalidNetworkConf, why))); // OCPP 2.1 B09.FR.34 (errata 2025-09, 2.5)
  }

  private void remember() {
    core.journal().note(new Change.FactSaved(new ConnectionMemory(configured, lastWorking)));
  }

  /** What this slot holds. */
  public Optional<NetworkProfile> profile(int slot) {
    return Optional.ofNullable(profiles.get(slot));
  }

  /** With which the latest connection was made. */
  Optional<NetworkProfile> lastWorking() {
    return lastWorking;
  }

  /** The profiles in the order in which they are to be tried; never empty. */
  List<NetworkProfile> byPriority() {
    var known = priority().stream().flatMap(slot -> profile(slot).stream()).toList();
    return known.isEmpty() ? List.of(lastWorking.orElse(configured)) : known;
  }

  /** As it was set, though it takes effect only after a restart. */
  private List<Integer> priority() {
    var variable = OcppCommVariables.NETWORK_CONFIGURATION_PRIORITY;
    return core.deviceModel().get(variable.component(), variable.variable(), AttributeType.Actual).value().stream()
        .flatMap(order -> Arrays.stream(order.split(","))).map(Integer::valueOf).toList();
  }

  /** The security profile that is not lowered any more: of the latest connection, or configured before the first one. */
  public int securityProfile() {
    return lastWorking.orElse(configured).securityProfile();
  }

  /** The slots there are. */
  List<Integer> slots() {
    return slots;
  }

  /** Whether it may be tried without being set anew. */
  boolean isPrioritized(int slot) {
    return priority().contains(slot);
  }

  /** Of everything that is kept, for the passwords that it names. */
  Stream<NetworkProfile> kept() {
    return Stream.concat(profiles.values().stream(), lastWorking.stream());
  }

  /** B09: keeps a profile, if it is one that can be used. */
  Answer set(NetworkProfile profile) {
    var refusal = refusal(profile);
    if (refusal.status() == Status.Accepted) {
      profiles.put(profile.slot(), profile);
      core.journal().note(new Change.FactSaved(profile));
      log.info("network profile set by the central system: {}", profile);
    }
    return refusal;
  }

  /** OCPP 2.1 B09.FR.27: the connection in use goes on with the station's password instead of its own. */
  NetworkProfile useStationsPassword(NetworkProfile current) {
    var plain = current.withPassword(Optional.empty());
    if (current.equals(profiles.get(current.slot()))) {
      profiles.put(plain.slot(), plain);
      core.journal().note(new Change.FactSaved(plain));
    }
    if (lastWorking.filter(current::equals).isPresent()) {
      lastWorking = Optional.of(plain);
      remember();
    }
    return plain;
  }

  /** A connection was made with it (A05.FR.06): nothing weaker is kept. */
  void connected(NetworkProfile profile) {
    if (lastWorking.filter(profile::equals).isPresent()) {
      return;
    }
    lastWorking = Optional.of(profile);
    remember();
    var weaker = profiles.values().stream().filter(this::isTooWeak).map(NetworkProfile::slot).toList();
    if (!weaker.isEmpty()) {
      weaker.forEach(this::forget);
      prioritize(byPriority().stream().map(kept -> Integer.toString(kept.slot())).toList());
    }
  }

  private void forget(int slot) {
    log.info("network profile of slot {} is forgotten: its security profile is lower than {}", slot, securityProfile());
    profiles.remove(slot);
    core.journal().note(new Change.FactForgotten(NetworkProfile.class, Integer.toString(slot)));
  }

  private void prioritize(List<String> order) {
    var variable = OcppCommVariables.NETWORK_CONFIGURATION_PRIORITY;
    var value = String.join(",", order);
    var result = core.deviceModel().set(variable.component(), variable.variable(), AttributeType.Actual, value);
    if (result.isAccepted()) {
      core.journal().note(new Change.VariableSet(variable.component(), variable.variable(), value));
    }
  }

  /** What would be answered now. */
  Answer refusal(NetworkProfile profile) {
    if (!slots.contains(profile.slot())) {
      return Answer.rejected("InvalidConfSlot", "the slots are " + slots); // B09.FR.05
    }
    if (isTooWeak(profile)) {
      return Answer.rejected("NoSecurityDowngrade", "the security profile is " + securityProfile()); // B09.FR.04
    }
    return priority().contains(profile.slot())
        ? missing(profile).map(why -> Answer.rejected("InvalidNetworkConf", why)).orElse(Answer.ACCEPTED)
        : Answer.ACCEPTED;
  }

  private boolean isTooWeak(NetworkProfile profile) {
    return profile.securityProfile() < securityProfile();
  }

  /** B10.FR.02, A05.FR.10: only slots that are set, and as secure as now. */
  private Optional<String> refusePriority(String order) {
    for (var slot : order.split(",")) {
      var profile = profile(Integer.parseInt(slot));
      if (profile.isEmpty()) {
        return Optional.of("slot " + slot + " is not set");
      }
      var missing = isTooWeak(profile.get())
          ? Optional.of("slot " + slot + " has a lower security profile than now")
          : missing(profile.get());
      if (missing.isPresent()) {
        return missing;
      }
    }
    return Optional.empty();
  }

  private Optional<String> missing(NetworkProfile profile) {
    return prerequisites.stream().flatMap(one -> one.apply(profile).stream()).findFirst();
  }
}
