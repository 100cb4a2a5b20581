package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The profiles that concern one EVSE, by precedence, laid out for one state of things. Moments are milliseconds of the
 * epoch. Immutable.
 */
final class ProfileStack {
  private final EvseFacts evse;
  private final Circumstances circumstances;
  private final Instant anchor;
  private final Precedence ofTransaction;
  private final List<Precedence> caps;
  private final Precedence generation;

  /**
   * Sorts what is installed.
   *
   * @param supposedStart of a transaction, where none runs (K08.FR.06)
   */
  ProfileStack(List<InstalledProfile> profiles, EvseFacts evse, Circumstances circumstances, Instant supposedStart) {
    this.evse = evse;
    this.circumstances = circumstances;
    anchor = evse.transaction().map(TransactionFacts::started).orElse(supposedStart);
    var sorted = profiles.stream().filter(this::concerns).sorted(ProfileStack::highestFirst).toList();
    ofTransaction = only(sorted, ProfilePurpose.PriorityCharging).then(only(sorted, ProfilePurpose.TxProfile))
        .then(only(sorted, ProfilePurpose.TxDefaultProfile));
    caps = sorted.stream().filter(ProfileStack::isCap).collect(Collectors.groupingBy(Owner::of)).values().stream()
        .map(this::laidOut).toList();
    generation = only(sorted, ProfilePurpose.LocalGeneration);
  }

  /** Of two on one level the newer comes first. */
  private static int highestFirst(InstalledProfile one, InstalledProfile other) {
    int byLevel = Integer.compare(other.profile().stackLevel(), one.profile().stackLevel());
    return byLevel == 0 ? other.receivedAt().compareTo(one.receivedAt()) : byLevel;
  }

  Combined at(long moment) {
    return Combined.of(new Leaders(ofTransaction.at(moment), capsAt(moment), generation.at(moment)), evse,
        circumstances);
  }

  private List<Leading> capsAt(long moment) {
    if (caps.isEmpty()) {
      return List.of();
    }
    var leading = new ArrayList<Leading>(caps.size());
    for (var stack : caps) {
      stack.at(moment).ifPresent(leading::add);
    }
    return leading;
  }

  /** Before it nothing changes. */
  long changeAfter(long moment) {
    var next = Math.min(ofTransaction.changeAfter(moment), generation.changeAfter(moment));
    for (var stack : caps) {
      next = Math.min(next, stack.changeAfter(moment));
    }
    return next;
  }

  /** Whether the last thing that was said in this transaction, before the silence at this moment, was a setpoint. */
  boolean setpointExpiredAt(long moment) {
    if (evse.transaction().isEmpty() || ofTransaction.at(moment).isPresent()) {
      return false;
    }
    return ofTransaction.lastBefore(moment, anchor.toEpochMilli())
        .filter(leading -> leading.period().mode().isSteered()).isPresent();
  }

  /** What is made on the site, in microwatts. */
  long generationAt(long moment) {
    return generation.at(moment).map(leading -> leading.generated(evse)).orElse(0L);
  }

  /** Whether the central system wants more than charging. */
  boolean isForBothWays(long moment) {
    return ofTransaction.at(moment).filter(leading -> leading.period().mode().isBidirectional()).isPresent();
  }

  /** In watts. */
  Optional<BigDecimal> minChargingRate(long moment) {
    return ofTransaction.at(moment).flatMap(leading -> leading.minChargingRate(evse));
  }

  private Precedence only(List<InstalledProfile> sorted, ProfilePurpose purpose) {
    return laidOut(sorted.stream().filter(installed -> installed.profile().purpose() == purpose).toList());
  }

  private Precedence laidOut(List<InstalledProfile> sorted) {
    return new Precedence(
        sorted.stream().map(installed -> new Timeline(installed, evse, circumstances, anchor)).toList());
  }

  private boolean concerns(InstalledProfile installed) {
    return switch (installed.profile().purpose()) {
      case TxProfile -> installed.evseId() == evse.evseId() && isOfRunningTransaction(installed);
      case TxDefaultProfile -> evse.evseId() != 0 && isHereOrEverywhere(installed);
      case PriorityCharging -> evse.transaction().filter(TransactionFacts::isPriority).isPresent()
          && isHereOrEverywhere(installed);
      case ChargingStationMaxProfile, ChargingStationExternalConstraints, LocalGeneration ->
        isHereOrEverywhere(installed);
    };
  }

  private boolean isHereOrEverywhere(InstalledProfile installed) {
    return installed.evseId() == 0 || installed.evseId() == evse.evseId();
  }

  private boolean isOfRunningTransaction(InstalledProfile installed) {
    return evse.transaction().map(TransactionFacts::transactionId)
        .filter(id -> installed.profile().transactionId().equals(Optional.of(id))).isPresent();
  }

  private static boolean isCap(InstalledProfile installed) {
    var purpose = installed.profile().purpose();
    return purpose == ProfilePurpose.ChargingStationMaxProfile
        || purpose == ProfilePurpose.ChargingStationExternalConstraints;
  }

  /** A limit on one EVSE never lifts one on the whole station, whatever its stack level, nor one of somebody else's. */
  private record Owner(ProfilePurpose purpose, int evseId, LimitSource source) {
    private static Owner of(InstalledProfile installed) {
      return new Owner(installed.profile().purpose(), installed.evseId(), installed.source());
    }
  }
}
