package org.tidegate.domain.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.port.TariffRequests;
import org.tidegate.domain.session.StoredSession.StoredAuthorization;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.tariff.CostAccount;
import org.tidegate.domain.tariff.DefaultTariff;
import org.tidegate.domain.tariff.DriverTariff;
import org.tidegate.domain.tariff.EndedPeriod;
import org.tidegate.domain.tariff.Tariff;
import org.tidegate.domain.tariff.TariffInUse;
import org.tidegate.domain.tariff.TariffProblem;
import org.tidegate.domain.tariff.TariffRules;

/** What the central system asks about tariffs, OCPP 2.1 I07 to I11. Station loop only. */
@OnStationLoop
final class TariffInstalling implements TariffRequests {
  private static final Logger log = LoggerFactory.getLogger(TariffInstalling.class);

  private final StationCore core;
  private final List<Evse> evses;
  private final TariffKnobs knobs;

  TariffInstalling(StationCore core, List<Evse> evses) {
    this.core = core;
    this.evses = evses;
    this.knobs = new TariffKnobs(core.deviceModel());
  }

  /** Takes up what was stored, and forgets what was of transactions that are over. */
  void restore(StoredStation stored) {
    core.tariffs().restore(stored.facts(DefaultTariff.class));
    stored.facts(TariffProblem.class).forEach(core.tariffs()::restore);
    var running = stored.sessions().stream().flatMap(session -> session.transaction().stream())
        .map(transaction -> transaction.id()).toList();
    forget(stored, TariffInUse.class, TariffInUse::transactionId, running);
    forget(stored, CostAccount.class, CostAccount::transactionId, running);
    forget(stored, EndedPeriod.class, EndedPeriod::transactionId, running);
  }

  private <F extends StoredFact> void forget(StoredStation stored, Class<F> kind, Function<F, String> transaction,
      List<String> running) {
    stored.facts(kind).stream().filter(fact -> !running.contains(transaction.apply(fact)))
        .forEach(fact -> core.journal().note(new Change.FactForgotten(kind, fact.key())));
  }

  /** Defaults whose time has come take the place of others. */
  void settle() {
    core.tariffs().replace(core.now());
  }

  @Override
  public boolean isEnabled() {
    return knobs.followsTariffs();
  }

  @Override
  public CompletionStage<Answer> setDefault(int evseId, Tariff tariff) {
    return durable(() -> {
      var answer = judge(evseId, tariff);
      if (answer.status() == Status.Accepted) {
        targets(evseId).forEach(evse -> core.tariffs().install(evse.id(), tariff, core.now()));
      }
      log.info("default tariff {} for evse {}: {}", tariff.id(), evseId, answer.status());
      return answer;
    });
  }

  private Answer judge(int evseId, Tariff tariff) {
    var fault = TariffRules.fault(tariff);
    if (targets(evseId).isEmpty()) { // 2.1 I07.FR.06
      return Answer.rejected(new Refusal("UnknownEvse", "there is no EVSE " + evseId));
    }
    if (TariffRules.isTooLarge(tariff)) { // 2.1 I07.FR.02
      return Answer.of(Status.TooManyElements);
    }
    if (fault.isPresent()) { // 2.1 I07.FR.05
      return Answer.rejected(fault.get());
    }
    if (isKnown(tariff.id())) { // 2.1 I07.FR.04
      return Answer.of(Status.DuplicateTariffId);
    }
    return targets(evseId).stream().allMatch(evse -> core.tariffs().hasRoom(evse.id()))
        ? Answer.of(Status.Accepted)
        : Answer.rejected(new Refusal("OutOfMemory", "too many tariffs wait for their time"));
  }

  /** One that was cleared while a transaction follows it is known until that ends: its id stands in what that will tell. */
  private boolean isKnown(String tariffId) {
    return core.tariffs().knows(tariffId) || evses.stream().flatMap(evse -> Stream.concat(
        evse.state.cost.followed().map(TariffInUse::tariff).stream(), evse.state.cost.ofDriver().stream()))
        .anyMatch(tariff -> tariff.id().equals(tariffId));
  }

  private List<Evse> targets(int evseId) {
    return evses.stream().filter(evse -> evseId == 0 || evse.id() == evseId).toList();
  }

  /** 2.1 I09.FR.01 to 2.1 I09.FR.07. */
  @Override
  public List<Assignment> assignments(int evseId) {
    var all = new ArrayList<Assignment>();
    var places = new LinkedHashMap<String, List<Integer>>();
    var defaults = core.tariffs().all().stream().filter(one -> evseId == 0 || one.evseId() == evseId).toList();
    defaults.forEach(one -> places.computeIfAbsent(one.tariff().id(), _ -> new ArrayList<>()).add(one.evseId()));
    places.forEach((id, evseIds) -> all.add(new Assignment(id, true, validFrom(defaults, id), evseIds, List.of())));
    targets(evseId).forEach(evse -> evse.state.cost.ofDriver().map(tariff -> own(evse, tariff)).ifPresent(all::add));
    return all;
  }

  private static Optional<Instant> validFrom(List<DefaultTariff> defaults, String tariffId) {
    return defaults.stream().map(DefaultTariff::tariff).filter(tariff -> tariff.id().equals(tariffId)).findFirst()
        .flatMap(Tariff::validFrom);
  }

  private static Assignment own(Evse evse, Tariff tariff) {
    var driver = evse.state.session().flatMap(VehicleSession::authorization).map(StoredAuthorization::token);
    return new Assignment(tariff.id(), false, Optional.empty(),
        evse.state.cost.followed().isPresent() ? List.of(evse.id()) : List.of(),
        driver.map(token -> token.value()).filter(value -> !value.isEmpty()).stream().toList());
  }

  @Override
  public CompletionStage<List<String>> clear(Set<String> ids, Optional<Integer> evseId) {
    return durable(() -> {
      var cleared = core.tariffs().clear(one -> (ids.isEmpty() || ids.contains(one.tariff().id()))
          && evseId.map(id -> id == 0 || id == one.evseId()).orElse(true));
      log.info("default tariffs cleared: {}", cleared);
      return cleared;
    });
  }

  @Override
  public CompletionStage<Answer> change(String transactionId, Tariff tariff) {
    var answer = new CompletableFuture<Answer>();
    core.acting().act(() -> {
      var evse = evses.stream()
          .filter(one -> Station.transactionOf(one).filter(transactionId::equalsIgnoreCase).isPresent())
          .filter(one -> !one.transactions.isEnding()).findFirst();
      var given = evse.map(one -> judge(one, tariff)).orElse(Answer.of(Status.TxNotFound)); // 2.1 I11.FR.04
      log.info("tariff {} for transaction {}: {}", tariff.id(), transactionId, given.status());
      core.journal().answer(answer, given); // Before the event that tells of it.
      evse.filter(_ -> given.status() == Status.Accepted)
          .ifPresent(one -> one.transactions.updates.changeTariff(tariff.withoutValidFrom()));
    });
    return answer;
  }

  private static Answer judge(Evse evse, Tariff tariff) {
    var fault = TariffRules.fault(tariff);
    var before = evse.state.cost.followed().map(TariffInUse::tariff);
    if (TariffRules.isTooLarge(tariff)) { // 2.1 I11.FR.02
      return Answer.of(Status.TooManyElements);
    }
    if (fault.isPresent()) {
      return Answer.rejected(fault.get());
    }
    if (before.filter(known -> !known.currency().equals(tariff.currency())).isPresent()) { // 2.1 I11.FR.05
      return Answer.of(Status.NoCurrencyChange);
    }
    if (before.isEmpty() && evse.state.reading().isEmpty()) {
      return Answer.rejected(new Refusal("InternalError", "the meter has not been read yet"));
    }
    return Answer.of(Status.Accepted);
  }

  /**
   * A driver's own tariff came with an answer about the token (2.1 I08.FR.04): what the station makes of that answer.
   */
  Authorization judged(Authorization answer) {
    if (answer.tariff().isEmpty() || !knobs.followsTariffs() || !answer.isAccepted()) {
      return answer.charging(Optional.empty());
    }
    var judged = answer.tariff().map(DriverTariff::judged);
    var fault = judged.flatMap(DriverTariff::fault);
    core.tariffs().problem(fault.isPresent()); // 2.1 I08.FR.30, 2.1 I08.FR.35
    if (fault.isEmpty()) {
      return answer.charging(judged);
    }
    log.warn("the tariff of a driver can't be followed: {}", fault.get().detail());
    return switch (knobs.onFailure()) {
      case Deauthorize -> answer.charging(Optional.empty()).refused(); // 2.1 I08.FR.37
      case UseDefaultTariff -> answer.charging(Optional.empty()); // 2.1 I08.FR.32
      case CentralCost -> answer.charging(judged); // 2.1 I08.FR.33
    };
  }

  private <T> CompletionStage<T> durable(Supplier<T> body) {
    var answer = new CompletableFuture<T>();
    core.acting().act(() -> core.journal().answer(answer, body.get()));
    return answer;
  }
}
