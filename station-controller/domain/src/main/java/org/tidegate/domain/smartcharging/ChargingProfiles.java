package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.station.OnStationLoop;

/**
 * All profiles the station keeps to, by id. Station loop only. It keeps nothing over a restart: whoever installs or
 * removes writes that down (K01.FR.27) and gives it back with {@link #restore}.
 */
@OnStationLoop
public final class ChargingProfiles {
  private ProfileLimits limits;
  private final Map<Integer, InstalledProfile> installed = new LinkedHashMap<>();
  private @Nullable List<InstalledProfile> all;

  /** Nothing installed. */
  public ChargingProfiles(ProfileLimits limits) {
    this.limits = limits;
  }

  /** From now on new profiles are held to these. */
  public void limits(ProfileLimits others) {
    limits = others;
  }

  /** What new profiles are held to. */
  public ProfileLimits limits() {
    return limits;
  }

  /**
   * Whether a profile from the central system may be installed now; changes nothing.
   *
   * <p>For a remote start (K05) ask with the id that the transaction is going to have, in the profile and in the facts.
   *
   * @param evseId 0 is the station
   * @param evses all of the station, without 0
   * @return why not; empty when it may
   */
  public Optional<Refusal> check(int evseId, ChargingProfile profile, List<EvseFacts> evses, Instant now) {
    return new ProfileRules(limits).check(new Candidate(evseId, profile, evses)).or(() -> Rule.firstBroken(
        new Rule(profile.id() <= ExternalLimit.HIGHEST_PROFILE_ID, "InvalidProfileId",
            "ids up to " + ExternalLimit.HIGHEST_PROFILE_ID + " are for external limits"),
        new Rule(installed.values().stream().anyMatch(new InstalledProfile(evseId, profile, now)::collidesWith),
            "DuplicateProfile", "this purpose and stackLevel are taken"),
        new Rule(!installed.containsKey(profile.id()) && entries() >= limits.entries(), "OutOfStorage",
            "no more than " + limits.entries() + " profiles")));
  }

  /** How many the central system has installed: what others set takes none of its room. */
  public int entries() {
    return (int) installed.values().stream().filter(profile -> !profile.isExternal()).count();
  }

  /** The limit that this profile stands for is released. */
  public void release(int externalProfileId) {
    removeIf(candidate -> candidate.isExternal() && candidate.profile().id() == externalProfileId);
  }

  /**
   * Why the central system may not set these numbers of a Dynamic profile; changes nothing. OCPP 2.1 K28.
   *
   * @param evses all of the station, without 0
   * @return empty when it may
   */
  public Optional<Refusal> checkUpdate(int profileId, ScheduleUpdate update, List<EvseFacts> evses) {
    var known = Optional.ofNullable(installed.get(profileId));
    return Rule.firstBroken(
        new Rule(known.isEmpty(), "NotFound", "no profile " + profileId),
        Rule.invalidProfile(
            known.filter(one -> one.profile().kind() != ProfileKind.Dynamic || one.isExternal()).isPresent(),
            "not a Dynamic profile of the central system"))
        .or(() -> known.flatMap(one -> new ProfileRules(limits)
            .check(new Candidate(one.evseId(), one.profile().updated(update, one.receivedAt()), evses))));
  }

  /** Sets these numbers without checking them, and the time of it (2.1 K28.FR.09). */
  public InstalledProfile update(int profileId, ScheduleUpdate update, Instant now) {
    var old = Objects.requireNonNull(installed.get(profileId), "no such profile");
    var updated = new InstalledProfile(old.evseId(), old.profile().updated(update, now), old.receivedAt());
    installed.put(profileId, updated);
    all = null;
    return updated;
  }

  /** Profiles that leave their numbers to external systems have what these tell now. */
  public void represent(Collection<ExternalLimit> heard, Instant now) {
    if (!heard.isEmpty()) {
      all().forEach(known -> LeftToOthers.told(known, heard, now).ifPresent(this::install));
    }
  }

  /** This profile counts no more. */
  public void discard(int profileId) {
    installed.remove(profileId);
    all = null;
  }

  /** Takes a profile without checking it, and returns the one with the same id that it replaces (K01.FR.05). */
  public List<InstalledProfile> install(InstalledProfile profile) {
    var replaced = installed.put(profile.profile().id(), profile);
    all = null;
    return replaced == null ? List.of() : List.of(replaced);
  }

  /** Clears and returns what matches, never external constraints. */
  public List<InstalledProfile> remove(ClearCriteria criteria) {
    return removeIf(criteria::matches);
  }

  /** Clears and returns the profiles of a transaction that ended (K02.FR.05). */
  public List<InstalledProfile> removeOfTransaction(String transactionId) {
    return removeIf(candidate -> candidate.profile().purpose() == ProfilePurpose.TxProfile
        && candidate.profile().transactionId().filter(transactionId::equals).isPresent());
  }

  /** What matches, in the order installed. */
  public List<InstalledProfile> matching(ReportCriteria criteria) {
    return installed.values().stream().filter(criteria::matches).toList();
  }

  /** All, in the order installed; the very same list until something changes. */
  public List<InstalledProfile> all() {
    var known = all;
    if (known == null) {
      known = List.copyOf(installed.values());
      all = known;
    }
    return known;
  }

  /** Forgets everything and takes these, as they were before a restart. */
  public void restore(List<InstalledProfile> profiles) {
    installed.clear();
    all = null;
    profiles.forEach(this::install);
  }

  private List<InstalledProfile> removeIf(Predicate<InstalledProfile> condition) {
    var removed = new ArrayList<InstalledProfile>();
    installed.values().removeIf(candidate -> condition.test(candidate) && removed.add(candidate));
    all = null;
    return List.copyOf(removed);
  }
}
