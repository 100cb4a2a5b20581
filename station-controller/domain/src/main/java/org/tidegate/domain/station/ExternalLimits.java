package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.SmartChargingVariables;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.ExternalNow;
import org.tidegate.domain.smartcharging.LimitSource;

/**
 * What systems outside of the station want of it, OCPP 2.0.1 K11 to K13: keeps to it by a charging profile, and tells the
 * central system. Station loop only.
 *
 * <p>What was wanted last survives a restart, since a grid operator need not say it twice; but it is written at most every
 * {@link #WRITING} for each place and source, so that a busy energy manager does not wear out the storage: after a power
 * cut it may be this old. A limit that could not be told is told when the link is back, as it is then; so is a release,
 * unless the program was restarted meanwhile.
 */
@OnStationLoop
final class ExternalLimits {
  private static final Logger log = LoggerFactory.getLogger(ExternalLimits.class);
  private static final Duration WRITING = Duration.ofSeconds(10);

  private final StationCore core;
  private final Map<String, ExternalLimit> heard = new TreeMap<>();
  private final Map<String, ExternalLimit> told = new HashMap<>();
  private final Map<String, ExternalLimit> written = new HashMap<>();
  private final Set<String> resting = new HashSet<>();
  private final Unanswered unanswered;

  ExternalLimits(StationCore core) {
    this.core = core;
    this.unanswered = new Unanswered(core, this::tell);
  }

  /** What was heard before the restart holds; from now on the switch for all of it is looked at. */
  void restore(List<ExternalLimit> limits) {
    limits.stream().filter(limit -> isKnown(limit.evseId())).forEach(limit -> heard.put(limit.key(), limit));
    follow();
    core.deviceModel().onChange(SmartChargingVariables.EXTERNAL_CONTROL_SIGNALS_ENABLED, _ -> follow());
    core.deviceModel().onChange(SmartChargingVariables.EXTERNAL_CONSTRAINTS_DISALLOWED, _ -> follow());
  }

  /** An external system wants this. */
  void set(ExternalLimit limit) {
    if (!isKnown(limit.evseId())) {
      log.warn("external limit of {} for evse {}, which is not here, is dropped", limit.source(), limit.evseId());
      return;
    }
    log.info("external limit of {} for evse {}: {} step(s){}", limit.source(), limit.evseId(), limit.steps().size(),
        isEnabled()
            ? isDisallowed()
                ? ", followed only where a profile of the central system leaves it to external systems"
                : ""
            : ", not followed: external control signals are disabled");
    heard.put(limit.key(), limit);
    writeInTime(limit.key());
    follow();
  }

  /** An external system wants nothing any more. */
  void release(int evseId, LimitSource source) {
    var released = heard.values().stream()
        .filter(limit -> limit.evseId() == evseId && limit.source() == source).toList();
    released.forEach(limit -> {
      log.info("external limit of {} for evse {} is released", source, evseId);
      heard.remove(limit.key());
      written.remove(limit.key());
      core.journal().note(new Change.FactForgotten(ExternalLimit.class, limit.key()));
      follow();
    });
  }

  /** What holds at an EVSE now, of its own and of the station's; 0 asks for the station's alone. */
  ExternalNow now(int evseId) {
    return now(limit -> limit.evseId() == 0 || limit.evseId() == evseId);
  }

  /** What external systems want of this EVSE and no other. */
  ExternalNow ofEvse(int evseId) {
    return now(limit -> limit.evseId() == evseId);
  }

  /**
   * What limits the whole station although it may not be made a profile: a mode that leaves the limits to an external
   * system is in force somewhere.
   */
  ExternalNow besideProfiles() {
    return isDisallowed() ? now(0) : ExternalNow.NOTHING;
  }

  private ExternalNow now(Predicate<ExternalLimit> which) {
    return ExternalNow.of(followable().stream().filter(limit -> !limit.isGeneration()).filter(which).toList(),
        core.now());
  }

  /** Profiles of the central system that leave their numbers to external systems have them (2.1 K29.FR.03). */
  void settle() {
    core.profiles().represent(followable(), core.now());
  }

  /** The link is back. */
  void online() {
    unanswered.online();
    tell();
  }

  /** Percent by which something must change to be told. */
  BigDecimal significance() {
    return new BigDecimal(core.deviceModel().text(SmartChargingVariables.LIMIT_CHANGE_SIGNIFICANCE));
  }

  /**
   * K11.FR.01, K12.FR.01, K13.FR.01: the composite schedule has what is in force, and nothing else; nothing where the
   * central system does not want that (2.1 K11.FR.07, 2.1 Q06.FR.08).
   */
  private void follow() {
    var inForce = inForce();
    core.profiles().all().stream().filter(profile -> profile.isExternal())
        .map(profile -> profile.profile().id())
        .filter(id -> inForce.stream().noneMatch(limit -> limit.profileId() == id))
        .forEach(core.profiles()::release);
    inForce.forEach(limit -> core.profiles().install(limit.profile()));
    tell();
  }

  private Collection<ExternalLimit> inForce() {
    return isDisallowed() ? List.of() : followable();
  }

  private Collection<ExternalLimit> followable() {
    return isEnabled() ? heard.values() : List.of();
  }

  private void tell() {
    if (!core.link().isOnline()) {
      return;
    }
    var inForce = inForce();
    List.copyOf(told.values()).stream()
        .filter(last -> inForce.stream().noneMatch(limit -> limit.key().equals(last.key()))).forEach(this::tellRelease);
    inForce.stream().filter(this::isWorthTelling).forEach(this::tellLimit);
  }

  /** K13.FR.02. */
  private void tellRelease(ExternalLimit last) {
    told.remove(last.key());
    send(new Outgoing.LimitReleased(last.evseId(), last.source()), last);
  }

  /** When nobody knows whether it arrived, what is so then is told once more. */
  private void send(Outgoing<?> message, ExternalLimit about) {
    unanswered.send(message, Map.of(about.key(), () -> {
      if (inForce().stream().anyMatch(limit -> limit.key().equals(about.key()))) {
        told.remove(about.key());
      } else {
        told.put(about.key(), about);
      }
    }));
  }

  /** K11.FR.02, K12.FR.02; of what its own operator wants the central system is not told (K11.FR.05, K12.FR.04). */
  private boolean isWorthTelling(ExternalLimit limit) {
    return limit.source() != LimitSource.CSO && Optional.ofNullable(told.get(limit.key()))
        .map(last -> limit.differsFrom(last, significance())).orElse(true);
  }

  /** K11.FR.03, K12.FR.03; generated power and limits each by themselves (2.1 K27.FR.03 to 2.1 K27.FR.05). */
  private void tellLimit(ExternalLimit limit) {
    told.put(limit.key(), limit);
    boolean withSchedules = core.deviceModel().bool(SmartChargingVariables.NOTIFY_CHARGING_LIMIT_WITH_SCHEDULES);
    send(new Outgoing.LimitSet(limit.evseId(), limit.source(), limit.isGeneration(),
        Optional.of(limit.profile().profile().schedules().getFirst()).filter(_ -> withSchedules)), limit);
  }

  private void writeInTime(String key) {
    if (resting.add(key)) {
      write(key);
      core.after(WRITING, () -> {
        resting.remove(key);
        Optional.ofNullable(heard.get(key)).filter(limit -> !limit.equals(written.get(key)))
            .ifPresent(_ -> writeInTime(key));
      });
    }
  }

  private void write(String key) {
    Optional.ofNullable(heard.get(key)).ifPresent(limit -> {
      core.journal().note(new Change.FactSaved(limit));
      written.put(key, limit);
    });
  }

  private boolean isEnabled() {
    return core.deviceModel().bool(SmartChargingVariables.EXTERNAL_CONTROL_SIGNALS_ENABLED);
  }

  private boolean isDisallowed() {
    return core.deviceModel().bool(SmartChargingVariables.EXTERNAL_CONSTRAINTS_DISALLOWED);
  }

  private boolean isKnown(int evseId) {
    return evseId >= 0 && evseId <= core.settings().evses().size();
  }
}
