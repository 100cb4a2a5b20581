package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The profiles that concern one EVSE, by precedence. Immutable. */
final class ProfileStack {
  private static final Comparator<Timeline> HIGHEST_FIRST = Comparator
      .comparing((Timeline timeline) -> timeline.installed().profile().stackLevel())
      .thenComparing(timeline -> timeline.installed().receivedAt()).reversed();

  private final EvseFacts evse;
  private final List<Timeline> ofTransaction;
  private final List<Timeline> defaults;
  private final Collection<List<Timeline>> caps;

  /**
   * Sorts what is installed.
   *
   * @param supposedStart of a transaction, where none runs (K08.FR.06)
   */
  ProfileStack(List<InstalledProfile> profiles, EvseFacts evse, Instant supposedStart) {
    this.evse = evse;
    var anchor = evse.transaction().map(TransactionFacts::started).orElse(supposedStart);
    var timelines = profiles.stream().filter(this::concerns).map(profile -> new Timeline(profile, anchor))
        .sorted(HIGHEST_FIRST).toList();
    ofTransaction = only(timelines, ProfilePurpose.TxProfile);
    defaults = only(timelines, ProfilePurpose.TxDefaultProfile);
    caps = timelines.stream().filter(timeline -> !purpose(timeline.installed()).mayCarrySetpoints())
        .collect(Collectors.groupingBy(ProfileStack::owner)).values();
  }

  Combined at(Instant moment) {
    var capping = caps.stream().flatMap(stack -> leading(stack, moment).stream()).toList();
    return Combined.of(new Leaders(leadingOfTransaction(moment), capping), evse);
  }

  Optional<Instant> boundaryAfter(Instant moment) {
    return Stream.of(Stream.of(ofTransaction, defaults), caps.stream()).flatMap(stacks -> stacks).flatMap(List::stream)
        .flatMap(timeline -> timeline.boundaryAfter(moment).stream()).min(Comparator.naturalOrder());
  }

  /** Whether the last thing that was said in this transaction, before the silence at this moment, was a setpoint. */
  boolean setpointExpiredAt(Instant moment) {
    var started = evse.transaction().map(TransactionFacts::started);
    if (started.isEmpty() || leadingOfTransaction(moment).isPresent()) {
      return false;
    }
    return Stream.of(ofTransaction, defaults).flatMap(List::stream)
        .flatMap(timeline -> timeline.endBefore(moment).stream()).max(Comparator.naturalOrder())
        .filter(started.get()::isBefore).flatMap(end -> leadingOfTransaction(end.minusNanos(1)))
        .filter(leading -> leading.period().setpoint().isPresent()).isPresent();
  }

  /** K02.FR.04, K02.FR.08. */
  private Optional<Leading> leadingOfTransaction(Instant moment) {
    return leading(ofTransaction, moment).or(() -> leading(defaults, moment));
  }

  /** K01.FR.17. */
  private static Optional<Leading> leading(List<Timeline> stack, Instant moment) {
    return stack.stream()
        .flatMap(timeline -> timeline.periodAt(moment)
            .map(period -> new Leading(timeline.installed(), period, timeline.unit())).stream())
        .findFirst();
  }

  private boolean concerns(InstalledProfile installed) {
    return switch (purpose(installed)) {
      case TxProfile -> installed.evseId() == evse.evseId() && isOfRunningTransaction(installed);
      case TxDefaultProfile -> evse.evseId() != 0 && isHereOrEverywhere(installed);
      case ChargingStationMaxProfile, ChargingStationExternalConstraints -> isHereOrEverywhere(installed);
      case PriorityCharging, LocalGeneration -> false;
    };
  }

  private boolean isHereOrEverywhere(InstalledProfile installed) {
    return installed.evseId() == 0 || installed.evseId() == evse.evseId();
  }

  private boolean isOfRunningTransaction(InstalledProfile installed) {
    return evse.transaction().map(TransactionFacts::transactionId)
        .filter(id -> installed.profile().transactionId().equals(Optional.of(id))).isPresent();
  }

  private static List<Timeline> only(List<Timeline> timelines, ProfilePurpose purpose) {
    return timelines.stream().filter(timeline -> purpose(timeline.installed()) == purpose).toList();
  }

  private static ProfilePurpose purpose(InstalledProfile installed) {
    return installed.profile().purpose();
  }

  /** A limit on one EVSE never lifts one on the whole station, whatever its stack level, nor one of somebody else's. */
  private static Owner owner(Timeline timeline) {
    var installed = timeline.installed();
    return new Owner(purpose(installed), installed.evseId(), installed.source());
  }

  private record Owner(ProfilePurpose purpose, int evseId, LimitSource source) {}
}
