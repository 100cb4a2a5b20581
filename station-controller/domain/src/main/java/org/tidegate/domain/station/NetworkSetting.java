package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidegate.domain.devicemodel.NetworkConfigurationVariables;
import org.tidegate.domain.devicemodel.Reason;
import org.tidegate.domain.devicemodel.Reason.Code;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.NetworkRequests;
import org.tidegate.domain.security.PasswordForm;
import org.tidegate.domain.security.SecurityEventType;

/**
 * Sets network profiles one after the other, B09: a password of their own first, into the keyring, then the profile that
 * names it. So each profile that is kept has its password, and no password is that of two. Station loop only.
 */
@OnStationLoop
final class NetworkSetting implements NetworkRequests {
  /** Profile 0 asks for no password, profile 3 for a certificate. */
  private static final Set<Integer> PROFILES_WITH_PASSWORD = Set.of(1, 2);
  /** It is not urgent, and the first message to the central system is. */
  private static final Duration TIDYING = Duration.ofMinutes(1);

  private final StationCore core;
  private final NetworkProfiles profiles;
  private final Connections connections;
  private final Function<Supplier<Answer>, CompletionStage<Answer>> durable;
  private CompletionStage<Answer> newest = CompletableFuture.completedStage(Answer.ACCEPTED);
  private CompletionStage<Void> kept = CompletableFuture.completedStage(null);

  /**
   * Nothing is set yet; the installer sets no passwords of slots.
   *
   * @param durable does it as one decision, and completes once that is durable
   */
  NetworkSetting(StationCore core, NetworkProfiles profiles, Connections connections,
      Function<Supplier<Answer>, CompletionStage<Answer>> durable) {
    this.core = core;
    this.profiles = profiles;
    this.connections = connections;
    this.durable = durable;
    profiles.slots().forEach(slot -> core.deviceModel().declareRule(NetworkConfigurationVariables.password(slot),
        password -> refused(slot, password)));
  }

  /** From now on slots can be given passwords as variables; what a power cut has left of others goes. */
  void start() {
    profiles.slots().forEach(slot -> core.deviceModel().onChange(NetworkConfigurationVariables.password(slot),
        password -> kept = kept.thenCombine(set(slot, password), (_, _) -> null)));
    core.after(TIDYING, () -> newest = newest.handle((_, _) -> { // Not while one is being set.
      forgetUnused();
      return Answer.ACCEPTED;
    }));
  }

  /** Completes when the passwords that were set since it was last asked are durable; with an exception when one can't be. */
  CompletionStage<Void> kept() {
    var all = kept;
    kept = CompletableFuture.completedStage(null);
    return all;
  }

  @Override
  public CompletionStage<Answer> set(NetworkProfile profile, Optional<String> password) {
    newest = newest.handle((_, _) -> true).thenCompose(_ -> begin(profile, password));
    return newest;
  }

  private CompletionStage<Answer> begin(NetworkProfile profile, Optional<String> password) {
    var unfit = password.flatMap(own -> broken(profile, own))
        .map(why -> Answer.rejected("InvalidNetworkConf", why)); // B09.FR.02
    if (unfit.isPresent()) {
      return CompletableFuture.completedStage(unfit.get());
    }
    if (password.isEmpty() || profiles.refusal(profile).status() != Status.Accepted) {
      return store(profile);
    }
    return core.keyring().keepProfilePassword(password.get())
        .handle((name, failure) -> failure == null
            ? store(profile.withPassword(Optional.of(name)))
            : CompletableFuture.completedStage(Answer.FAILED)) // B09.FR.03
        .thenCompose(stored -> stored);
  }

  /** A01.FR.11, A01.FR.12: that there is a password is written down, but not which. */
  private CompletionStage<Answer> store(NetworkProfile profile) {
    return durable.apply(() -> {
      var answer = profiles.set(profile);
      if (answer.status() == Status.Accepted && profile.password().isPresent()) {
        core.security().raise(SecurityEventType.ReconfigurationOfSecurityParameters,
            "new password of slot " + profile.slot());
      }
      return answer;
    }).whenComplete((_, _) -> forgetUnused());
  }

  private void forgetUnused() {
    core.keyring().forgetProfilePasswordsBut(Stream.concat(profiles.kept(), connections.known())
        .flatMap(profile -> profile.password().stream()).collect(Collectors.toUnmodifiableSet()));
  }

  /** OCPP 2.1 B09.FR.22 (errata 2025-09, 2.3), 2.1 B09.FR.23: a slot that may be tried at any moment is not changed like this. */
  private Optional<Reason> refused(int slot, String password) {
    if (profiles.isPrioritized(slot)) {
      return Optional.of(new Reason(Code.ActiveNetworkConf, "the slot is in NetworkConfigurationPriority"));
    }
    return profiles.profile(slot).map(profile -> broken(profile, password))
        .orElseGet(() -> Optional.of("the slot is not set")).map(why -> new Reason(Code.InvalidValue, why));
  }

  private CompletionStage<Void> set(int slot, String password) {
    return set(profiles.profile(slot).orElseThrow(), Optional.of(password)).thenAccept(answer -> {
      if (answer.status() != Status.Accepted) {
        throw new IllegalStateException("the password of slot " + slot + " can't be kept");
      }
    });
  }

  private static Optional<String> broken(NetworkProfile profile, String password) {
    return PROFILES_WITH_PASSWORD.contains(profile.securityProfile())
        ? PasswordForm.broken(password, PasswordForm.LONGEST_OF_PROFILE)
        : Optional.of("a password is for security profiles 1 and 2");
  }
}
