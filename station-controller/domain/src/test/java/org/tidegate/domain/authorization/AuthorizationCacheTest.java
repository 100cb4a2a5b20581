package org.tidegate.domain.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.Change;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorizationCacheTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Authorization BLOCKED = Authorization.of(AuthorizationStatus.Blocked);

  private final List<Change> changes = new ArrayList<>();
  private final AuthorizationCache cache = new AuthorizationCache(3, changes::add);

  @Test
  @Covers({"C10.FR.01", "C10.FR.04", "C12.FR.06"})
  void learn_again_theNewestAnswerCounts() {
    learn("A", Authorization.ACCEPTED);
    learn("A", BLOCKED);
    assertThat(find("a")).contains(BLOCKED);
    learn("A", Authorization.ACCEPTED);
    assertThat(find("A")).contains(Authorization.ACCEPTED);
    assertThat(cache.size()).isEqualTo(1);
  }

  @Test
  void find_sameValueOfAnotherType_isAnotherToken() {
    learn("A", Authorization.ACCEPTED);
    assertThat(cache.find(new IdToken("A", IdTokenType.eMAID), NOW, LIFE)).isEmpty();
  }

  @ParameterizedTest
  @Covers({"C02.FR.03", "C03.FR.02", "C05.FR.02"})
  @EnumSource(names = {"NoAuthorization", "Central", "KeyCode"})
  void learn_tokensThatAreNotKept_leavesNothing(IdTokenType type) {
    var token = new IdToken("1", type);
    cache.learn(token, Authorization.ACCEPTED, NOW, CachePolicy.LRU);
    assertThat(cache.find(token, NOW, LIFE)).isEmpty();
    assertThat(changes).isEmpty();
  }

  @Test
  @Covers({"C10.FR.08", "C10.FR.10"})
  void find_withoutExpiryOfItsOwn_livesAsLongAsSetSinceTheLastAnswer() {
    learn("A", Authorization.ACCEPTED);
    cache.used(token("A"));
    assertThat(cache.find(token("A"), NOW.plus(LIFE).minusMillis(1), LIFE)).isPresent();
    assertThat(cache.find(token("A"), NOW.plus(LIFE), LIFE)).isEmpty();
    assertThat(changes).last().isEqualTo(new Change.FactForgotten(CachedToken.class, token("A").digest()));
  }

  @Test
  @Covers("C10.FR.13")
  void find_withExpiryOfItsOwn_thatOneCounts() {
    learn("A", until(NOW.plus(LIFE.multipliedBy(3))));
    assertThat(cache.find(token("A"), NOW.plus(LIFE.multipliedBy(2)), LIFE)).isPresent();
    assertThat(cache.find(token("A"), NOW.plus(LIFE.multipliedBy(3)), LIFE)).isEmpty();
  }

  @Test
  @Covers("C10.FR.13")
  void learn_expiredAlready_removesWhatWasKnown() {
    learn("A", Authorization.ACCEPTED);
    learn("A", until(NOW));
    assertThat(find("A")).isEmpty();
    assertThat(cache.size()).isZero();
  }

  @Test
  @Covers("C10.FR.07")
  void learn_fullCacheWithARefusedToken_thatOneLeaves() {
    learn("A", Authorization.ACCEPTED);
    learn("B", Authorization.ACCEPTED);
    learn("C", BLOCKED);
    learn("D", Authorization.ACCEPTED);
    assertThat(find("C")).isEmpty();
    assertThat(find("A")).isPresent();
    assertThat(find("B")).isPresent();
    assertThat(find("D")).isPresent();
  }

  @Test
  @Covers("C10.FR.12")
  void changes_nowhere_showAToken() {
    learn("04AABBCC", new Authorization(AuthorizationStatus.Accepted, Optional.empty(), Optional.empty()));
    assertThat(changes.toString()).doesNotContainIgnoringCase("04AABBCC");
  }

  @Test
  void clear_forgetsAll_alsoInTheStorage() {
    learn("A", Authorization.ACCEPTED);
    cache.clear();
    assertThat(find("A")).isEmpty();
    assertThat(cache.bytes()).isZero();
    assertThat(changes).last().isEqualTo(new Change.FactsForgotten(CachedToken.class));
  }

  @Test
  void bytes_ofAFullCache_stayWithinWhatIsTold() {
    var full = new AuthorizationCache(AuthorizationCache.MOST, changes::add);
    var group = Optional.of(new IdToken("g".repeat(IdToken.LONGEST), IdTokenType.Central));
    for (int i = 0; i < AuthorizationCache.MOST + 10; i++) {
      full.learn(token("T" + i), new Authorization(AuthorizationStatus.NotAllowedTypeEVSE,
          Optional.of(NOW.plusSeconds(9)), group), NOW, CachePolicy.LRU);
    }
    assertThat(full.size()).isEqualTo(AuthorizationCache.MOST);
    assertThat(full.bytes()).isBetween(1, AuthorizationCache.MOST_BYTES);
  }

  /** Against a plain list of what happened, over random histories with restarts. */
  @ParameterizedTest
  @Covers({"C10.FR.02", "C10.FR.07"})
  @EnumSource
  void learn_randomHistories_theOnesThePolicyNamesLeave(CachePolicy policy) {
    for (long seed = 1; seed <= 200; seed++) {
      var random = new Random(seed);
      var history = new History(policy, 5);
      for (int step = 0; step < 120; step++) {
        history.step(random);
      }
    }
  }

  private static final class History {
    private final CachePolicy policy;
    private final int most;
    private final Map<String, long[]> expected = new HashMap<>();
    private final Map<String, CachedToken> disk = new HashMap<>();
    private AuthorizationCache cache;
    private long clock;

    History(CachePolicy policy, int most) {
      this.policy = policy;
      this.most = most;
      cache = new AuthorizationCache(most, this::write);
    }

    void step(Random random) {
      var name = "T" + random.nextInt(9);
      switch (random.nextInt(8)) {
        case 0 -> restart();
        case 1, 2, 3 -> use(name);
        default -> learn(name);
      }
      assertThat(cache.size()).isEqualTo(expected.size()).isLessThanOrEqualTo(most);
      for (int i = 0; i < 9; i++) {
        assertThat(cache.find(token("T" + i), NOW, LIFE).isPresent()).isEqualTo(expected.containsKey("T" + i));
      }
    }

    private void restart() {
      cache = new AuthorizationCache(most, this::write);
      cache.restore(List.copyOf(disk.values()));
    }

    private void use(String name) {
      cache.used(token(name));
      var facts = expected.get(name);
      if (facts != null) {
        facts[1] = ++clock;
        facts[2]++;
      }
    }

    private void learn(String name) {
      cache.learn(token(name), Authorization.ACCEPTED, NOW, policy);
      if (!expected.containsKey(name)) {
        if (expected.size() == most) {
          expected.remove(expected.entrySet().stream().min(Map.Entry.comparingByValue(leaving())).orElseThrow()
              .getKey());
        }
        expected.put(name, new long[]{++clock, clock, 1});
      }
    }

    /** Facts: when it came, when it was last used, how often. */
    private Comparator<long[]> leaving() {
      return switch (policy) {
        case FIFO -> Comparator.comparingLong(facts -> facts[0]);
        case LRU -> Comparator.comparingLong(facts -> facts[1]);
        case LFU -> Comparator.<long[]>comparingLong(facts -> facts[2]).thenComparingLong(facts -> facts[1]);
      };
    }

    private void write(Change change) {
      switch (change) {
        case Change.FactSaved saved -> disk.put(saved.fact().key(), (CachedToken) saved.fact());
        case Change.FactForgotten gone -> disk.remove(gone.key());
        default -> throw new AssertionError(change);
      }
    }
  }

  private void learn(String value, Authorization answer) {
    cache.learn(token(value), answer, NOW, CachePolicy.FIFO);
  }

  private Optional<Authorization> find(String value) {
    return cache.find(token(value), NOW, LIFE);
  }

  private static Authorization until(Instant end) {
    return new Authorization(AuthorizationStatus.Accepted, Optional.of(end), Optional.empty());
  }

  private static IdToken token(String value) {
    return new IdToken(value, IdTokenType.ISO14443);
  }
}
