package org.tidegate.app.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;

import static org.assertj.core.api.Assertions.assertThat;

/** What may grow under fire, and how far. Not thread-safe. */
final class Bounds {
  /** 20,000 events of transactions, 2,000 notices, and some records. */
  private static final int MOST_QUEUED = 24_000;
  private static final int MOST_PROFILES = 100;
  private static final int MOST_SESSIONS = 60;
  /** Local list, cache, certificates, profiles of networks. */
  private static final int MOST_FACTS = 3_000;
  private static final int MOST_TIMERS = 500;
  /** Variables are declared at the start; no request makes one. */
  private static final int MOST_VARIABLES = 500;
  private static final long MOST_HEAP = 160L * 1024 * 1024;

  private static final Set<String> PACE = Set.of("MessageAttempts", "MessageAttemptInterval", "TxUpdatedInterval",
      "Interval");

  private final FuzzedStation fuzzed;

  Bounds(FuzzedStation fuzzed) {
    this.fuzzed = fuzzed;
  }

  /** Fails when something has grown too far. */
  void hold() {
    var stored = fuzzed.store().load();
    assertThat(stored.queue().size()).as("messages in the outbox: %s", kinds(stored.queue()))
        .isLessThanOrEqualTo(MOST_QUEUED);
    assertThat(stored.profiles().size()).as("charging profiles").isLessThanOrEqualTo(MOST_PROFILES);
    assertThat(stored.sessions().size()).as("sessions").isLessThanOrEqualTo(MOST_SESSIONS);
    assertThat(stored.facts().size()).as("facts").isLessThanOrEqualTo(MOST_FACTS);
    assertThat(stored.variables().size()).as("variables set").isLessThanOrEqualTo(MOST_VARIABLES);
    assertThat(fuzzed.loop().waiting()).as("tasks and timers").isLessThanOrEqualTo(MOST_TIMERS);
  }

  private static Map<String, Long> kinds(List<Change.MessageQueued> queue) {
    return queue.stream()
        .collect(Collectors.groupingBy(queued -> queued.lane() + " " + kind(queued.message()), TreeMap::new,
            Collectors.counting()));
  }

  private static String kind(Outgoing<?> message) {
    return message instanceof Outgoing.Transaction told
        ? told.event().trigger().name()
        : message.getClass().getSimpleName();
  }

  /** In one line. */
  String told() {
    var stored = fuzzed.store().load();
    return "outbox %s with %s, profiles %d, sessions %d, facts %d, variables %d, timers %d".formatted(
        kinds(stored.queue()), pace(stored.variables()), stored.profiles().size(), stored.sessions().size(),
        stored.facts().size(), stored.variables().size(), fuzzed.loop().waiting());
  }

  /** What the central system has set that decides how fast the outbox fills and empties. */
  private static List<String> pace(List<Change.VariableSet> set) {
    return set.stream().filter(each -> PACE.contains(each.variable().name()))
        .map(each -> each.variable().name() + " " + each.value()).sorted().toList();
  }

  /** Live heap in bytes, after a collection; fails when it is too large. */
  static long heap() {
    System.gc();
    var runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    assertThat(used).as("heap").isLessThan(MOST_HEAP);
    return used;
  }
}
