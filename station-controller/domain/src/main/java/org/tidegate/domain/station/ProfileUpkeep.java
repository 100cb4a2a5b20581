package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.DynamicUpdates;
import org.tidegate.domain.smartcharging.InstalledProfile;
import org.tidegate.domain.smartcharging.OfflineRule;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.ScheduleUpdate;

/**
 * What charging profiles need as time goes by, OCPP 2.1: numbers of Dynamic profiles are asked for in time and taken
 * (K28), and a profile that does not survive so long an offline spell is gone for good (2.1 K01.FR.102, Q12). Station loop
 * only.
 */
@OnStationLoop
final class ProfileUpkeep {
  private static final Logger log = LoggerFactory.getLogger(ProfileUpkeep.class);

  private final StationCore core;
  private final List<Evse> evses;
  private final Map<Integer, Instant> asked = new HashMap<>();
  private StationLoop.@Nullable Timer timer;
  private @Nullable Instant due;

  ProfileUpkeep(StationCore core, List<Evse> evses) {
    this.core = core;
    this.evses = evses;
  }

  /** New numbers came (2.1 K28.FR.06, 2.1 K28.FR.08, 2.1 K28.FR.11). */
  Optional<Refusal> update(int profileId, ScheduleUpdate update) {
    var facts = evses.stream().map(evse -> evse.state.facts()).toList();
    var refusal = core.profiles().checkUpdate(profileId, update, facts);
    refusal.ifPresentOrElse(
        why -> log.info("update of charging profile {} is refused: {} {}", profileId, why.reasonCode(), why.detail()),
        () -> core.journal()
            .note(new Change.ProfileSaved(core.profiles().update(profileId, update, core.now()))));
    return refusal;
  }

  /** After each decision. */
  void settle() {
    dropGone();
    if (core.link().isOnline()) {
      core.profiles().all().stream().filter(installed -> isDue(askAt(installed))).forEach(this::ask);
    }
    schedule();
  }

  private void dropGone() {
    core.profiles().all().stream().filter(installed -> isDue(goneAt(installed))).forEach(installed -> {
      var id = installed.profile().id();
      log.info("charging profile {} is gone: offline for more than {}", id,
          installed.profile().offline().map(OfflineRule::longest).orElse(Duration.ZERO));
      core.profiles().discard(id);
      core.journal().note(new Change.ProfileRemoved(id));
    });
  }

  /** 2.1 K28.FR.10. */
  private void ask(InstalledProfile installed) {
    var id = installed.profile().id();
    asked.put(id, core.now());
    core.centralSystem().send(new Outgoing.ScheduleUpdateWanted(id)).whenComplete((answer, failure) -> {
      if (failure != null) {
        log.info("no update of charging profile {}: {}", id, failure.getMessage());
      } else {
        answer.ifPresent(update -> core.acting().act(() -> update(id, update)));
      }
    });
  }

  private void schedule() {
    asked.keySet().retainAll(core.profiles().all().stream().map(installed -> installed.profile().id()).toList());
    var online = core.link().isOnline();
    var next = core.profiles().all().stream()
        .flatMap(installed -> online ? askAt(installed).stream() : goneAt(installed).stream())
        .min(Comparator.naturalOrder()).orElse(null);
    if (next == null ? due == null : next.equals(due)) {
      return;
    }
    if (timer != null) {
      timer.cancel();
    }
    due = next;
    timer = next == null ? null : core.after(Duration.between(core.now(), next), () -> due = null);
  }

  /**
   * When to ask for new numbers: after the interval, whether the last question brought any or not. A clock that was set back
   * makes nothing of what was before count.
   */
  private Optional<Instant> askAt(InstalledProfile installed) {
    var updates = installed.profile().updates();
    var last = Stream
        .of(updates.flatMap(DynamicUpdates::updated), Optional.ofNullable(asked.get(installed.profile().id())),
            Optional.of(installed.receivedAt()))
        .flatMap(Optional::stream).filter(at -> !at.isAfter(core.now())).max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
    return updates.flatMap(DynamicUpdates::interval).filter(Duration::isPositive).map(last::plus);
  }

  private Optional<Instant> goneAt(InstalledProfile installed) {
    return core.circumstances().offlineSince().flatMap(lost -> Optional.of(installed.profile())
        .flatMap(ChargingProfile::offline).filter(OfflineRule::isGoneAfter).map(rule -> lost.plus(rule.longest())));
  }

  private boolean isDue(Optional<Instant> moment) {
    return moment.filter(at -> !at.isAfter(core.now())).isPresent();
  }
}
