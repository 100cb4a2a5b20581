package org.tidegate.domain.station;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationCache;
import org.tidegate.domain.authorization.CachedToken;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.Known;
import org.tidegate.domain.authorization.Known.Source;
import org.tidegate.domain.authorization.ListUpdate;
import org.tidegate.domain.authorization.ListVersion;
import org.tidegate.domain.authorization.ListedToken;
import org.tidegate.domain.authorization.LocalList;
import org.tidegate.domain.authorization.Verdict;
import org.tidegate.domain.devicemodel.LiveFacts;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.StoredStation;

/** What list, cache and central system say of tokens, OCPP 2.0.1 C01, C10 to C15. Station loop only. */
@OnStationLoop
final class Tokens {
  private static final Logger log = LoggerFactory.getLogger(Tokens.class);

  private final StationCore core;
  private final AuthorizationKnobs knobs;
  private final AuthorizationCache cache;
  private final LocalList list;
  private final UnaryOperator<Authorization> judging;
  private @Nullable IdToken answeredNow;

  /**
   * Nothing is known.
   *
   * @param judging what the station makes of an answer about a token
   */
  Tokens(StationCore core, UnaryOperator<Authorization> judging) {
    this.core = core;
    this.judging = judging;
    knobs = new AuthorizationKnobs(core.deviceModel());
    cache = new AuthorizationCache(AuthorizationCache.MOST, core.journal()::note);
    list = new LocalList(core.journal()::note);
  }

  void restore(StoredStation stored) {
    cache.restore(stored.facts(CachedToken.class));
    list.restore(stored.facts(ListedToken.class), stored.facts(ListVersion.class).stream().findFirst());
  }

  AuthorizationKnobs knobs() {
    return knobs;
  }

  /**
   * Finds out whether a token is good.
   *
   * @param then gets the answer, at once or later; empty when nobody could tell
   */
  void decide(IdToken token, Consumer<Optional<Authorization>> then) {
    decide(token, core.link().isOnline(), then);
  }

  private void decide(IdToken token, boolean online, Consumer<Optional<Authorization>> then) {
    switch (knobs.rules(online).on(known(token))) {
      case Verdict.Accepted accepted -> {
        cache.used(token);
        then.accept(Optional.of(accepted.answer()));
      }
      case Verdict.Refused refused -> then.accept(Optional.of(refused.answer()));
      case Verdict.Unchecked _ -> then.accept(Optional.empty());
      case Verdict.Ask _ -> ask(token, then);
    }
  }

  private void ask(IdToken token, Consumer<Optional<Authorization>> then) {
    core.centralSystem().send(new Outgoing.Authorize(token)).whenComplete((given, failure) -> core.acting().act(() -> {
      if (failure == null) {
        var answer = judging.apply(given);
        learn(token, answer);
        answeredNow = token;
        then.accept(Optional.of(answer));
        answeredNow = null;
      } else if (isOffline(failure)) {
        decide(token, false, then);
      } else {
        log.info("a token was not checked: {}", failure.getMessage());
        then.accept(Optional.empty());
      }
    }));
  }

  /** Whether what is being decided about this token is what the central system answers at this moment. */
  boolean isAnsweredNow(IdToken token) {
    return token.equals(answeredNow);
  }

  /** The central system's newest answer, with whatever message it came (C10.FR.04, C10.FR.05, C12.FR.06). */
  void learn(IdToken token, Authorization answer) {
    if (knobs.usesCache()) {
      cache.learn(token, answer, core.now(), knobs.cachePolicy());
    }
  }

  /** The same from an answer that has no room for the driver's tariff: that stays. */
  void learnInTransaction(IdToken token, Authorization answer) {
    learn(token, answer.charging(cached(token).flatMap(known -> known.answer().tariff())));
  }

  /** What the station knows of a token by itself; the list goes before the cache (C13.FR.01, C14.FR.01). */
  Optional<Known> known(IdToken token) {
    return listed(token).or(() -> cached(token));
  }

  Optional<Known> listed(IdToken token) {
    return Optional.of(list).filter(_ -> knobs.usesList()).flatMap(all -> all.find(token))
        .map(answer -> new Known(Source.LOCAL_LIST, answer, answer.isExpired(core.now())));
  }

  Optional<Known> cached(IdToken token) {
    return Optional.of(cache).filter(_ -> knobs.usesCache())
        .flatMap(all -> all.find(token, core.now(), knobs.cacheLifeTime()))
        .map(answer -> new Known(Source.CACHE, answer, false));
  }

  /** Whether tokens with this answer belong to the master pass group. */
  boolean isMasterPass(Authorization answer) {
    return answer.group().filter(this::isMasterGroup).isPresent();
  }

  boolean isMasterGroup(IdToken group) {
    return knobs.isMasterGroup(group.value());
  }

  /** C11.FR.03, C11.FR.04. */
  boolean clearCache() {
    if (!knobs.usesCache()) {
      return false;
    }
    log.info("authorization cache cleared");
    cache.clear();
    return true;
  }

  void forgetCached(IdToken token) {
    cache.forget(token);
  }

  LocalList.Outcome updateList(ListUpdate update) {
    var outcome = list.update(update);
    log.info("local authorization list, version {} asked for: {}; now version {} with {} tokens", update.version(),
        outcome, list.version(), list.size());
    return outcome;
  }

  /** 0 while there is none (D02.FR.01 to D02.FR.03). */
  int listVersion() {
    return knobs.usesList() ? list.version() : 0;
  }

  LiveFacts.TokenSizes sizes() {
    return new LiveFacts.TokenSizes(cache.bytes(), list.size(), list.bytes());
  }

  private static boolean isOffline(Throwable failure) {
    return DeliveryFailed.kindOf(failure) == DeliveryFailed.Kind.OFFLINE;
  }
}
