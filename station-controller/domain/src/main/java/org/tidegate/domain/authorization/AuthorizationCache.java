package org.tidegate.domain.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.domain.tariff.DriverTariff;

/**
 * The central system's newest answer for every token it was asked about, OCPP 2.0.1 C10 to C12: of a bounded number, and
 * kept across power cuts (C10.FR.02). Holds digests, never a token (C10.FR.12). Station loop only.
 */
@OnStationLoop
public final class AuthorizationCache {
  /** Enough for every regular driver of a car park. */
  public static final int MOST = 1_000;
  /** Prices of drivers' own tariffs, of all tokens together: OCPP 2.1 I08.FR.05 wants them kept. */
  static final int MOST_PRICES = 5_000;
  /** Most bytes of {@link #MOST} tokens and {@link #MOST_PRICES}. */
  public static final int MOST_BYTES = MOST * 383 + MOST_PRICES * CachedToken.PRICE_BYTES;

  /**
   * Invented by the central system or by the station (C02.FR.03, C03.FR.02, C05.FR.02), or short enough to be guessed from
   * its digest (C04.FR.03 leaves it to the station).
   */
  private static final Set<IdTokenType> NEVER_KEPT = Set.of(IdTokenType.NoAuthorization, IdTokenType.Central,
      IdTokenType.KeyCode);

  private final Map<String, CachedToken> tokens = new HashMap<>();
  private final int most;
  private final Consumer<Change> changes;
  private long lastNumber;
  private long lastUse;

  /**
   * An empty cache.
   *
   * @param most tokens to be kept
   * @param changes what must be stored
   */
  public AuthorizationCache(int most, Consumer<Change> changes) {
    this.most = most;
    this.changes = changes;
  }

  /** Takes back what was stored. */
  public void restore(Collection<CachedToken> stored) {
    stored.forEach(token -> {
      tokens.put(token.digest(), token);
      lastNumber = Math.max(lastNumber, token.number());
      lastUse = Math.max(lastUse, token.lastUse());
    });
  }

  /** What is known of a token, unless it has expired (C10.FR.10, C10.FR.13). */
  public Optional<Authorization> find(IdToken token, Instant now, Duration lifeTime) {
    removeExpired(now, lifeTime);
    return Optional.ofNullable(tokens.get(token.digest())).map(CachedToken::answer);
  }

  /** A token was decided on with what is known of it. */
  public void used(IdToken token) {
    Optional.ofNullable(tokens.get(token.digest())).ifPresent(known -> keep(known.used(++lastUse)));
  }

  /** The central system's newest answer, whatever its status (C10.FR.01, C10.FR.04, C10.FR.05, C12.FR.06). */
  public void learn(IdToken token, Authorization answer, Instant now, CachePolicy policy) {
    if (NEVER_KEPT.contains(token.type())) {
      return;
    }
    if (answer.isExpired(now)) {
      forget(token);
      return;
    }
    var known = tokens.get(token.digest());
    if (known == null) {
      makeRoom(policy);
    }
    makeRoomForPrices(token, answer, policy);
    keep(known == null
        ? new CachedToken(token.digest(), answer.remembered(), now, ++lastNumber, ++lastUse, 1)
        : known.answered(answer, now));
  }

  /** Whether it was known. */
  public boolean forget(IdToken token) {
    boolean known = tokens.containsKey(token.digest());
    if (known) {
      remove(token.digest());
    }
    return known;
  }

  /** Forgets every token, C11.FR.01. */
  public void clear() {
    tokens.clear();
    changes.accept(new Change.FactsForgotten(CachedToken.class));
  }

  /** What it takes, AuthCacheCtrlr.Storage. */
  public int bytes() {
    return tokens.values().stream().mapToInt(CachedToken::bytes).sum();
  }

  /** How many tokens. */
  public int size() {
    return tokens.size();
  }

  private void removeExpired(Instant now, Duration lifeTime) {
    var expired = tokens.values().stream().filter(token -> isExpired(token, now, lifeTime)).toList();
    expired.forEach(token -> remove(token.digest()));
  }

  private static boolean isExpired(CachedToken token, Instant now, Duration lifeTime) {
    return token.answer().expires().isPresent()
        ? token.answer().isExpired(now)
        : !now.isBefore(token.learnt().plus(lifeTime));
  }

  /** C10.FR.07. */
  private void makeRoom(CachePolicy policy) {
    List<CachedToken> leaving = tokens.values().stream().sorted(policy.order())
        .limit(Math.max(0, tokens.size() - most + 1)).toList();
    leaving.forEach(token -> remove(token.digest()));
  }

  private void makeRoomForPrices(IdToken token, Authorization answer, CachePolicy policy) {
    var others = tokens.values().stream().filter(one -> one.prices() > 0 && !one.digest().equals(token.digest()))
        .sorted(policy.order()).toList();
    int prices = answer.tariff().map(DriverTariff::size).orElse(0)
        + others.stream().mapToInt(CachedToken::prices).sum();
    for (var leaving : others) {
      if (prices <= MOST_PRICES) {
        return;
      }
      prices -= leaving.prices();
      remove(leaving.digest());
    }
  }

  private void keep(CachedToken token) {
    tokens.put(token.digest(), token);
    changes.accept(new Change.FactSaved(token));
  }

  private void remove(String digest) {
    tokens.remove(digest);
    changes.accept(new Change.FactForgotten(CachedToken.class, digest));
  }
}
