package org.tidegate.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

/** What may grow under fire, and how far. Not thread-safe. */
final class Bounds {
  /** 2,000 notices, and what two EVSEs can have said during half an hour without a link. */
  private static final int MOST_QUEUED = 6_000;
  private static final int MOST_PROFILES = 100;
  private static final int MOST_SESSIONS = 60;
  /** Local list, cache, certificates, profiles of networks. */
  private static final int MOST_FACTS = 3_000;
  private static final int MOST_TIMERS = 500;
  /** Variables are declared at the start; no request makes one. */
  private static final int MOST_VARIABLES = 500;
  private static final long MOST_HEAP = 160L * 1024 * 1024;

  private final FuzzedStation fuzzed;

  Bounds(FuzzedStation fuzzed) {
    this.fuzzed = fuzzed;
  }

  /** Fails when something has grown too far. */
  void hold() {
    var stored = fuzzed.store().load();
    assertThat(stored.queue().size()).as("messages in the outbox").isLessThanOrEqualTo(MOST_QUEUED);
    assertThat(stored.profiles().size()).as("charging profiles").isLessThanOrEqualTo(MOST_PROFILES);
    assertThat(stored.sessions().size()).as("sessions").isLessThanOrEqualTo(MOST_SESSIONS);
    assertThat(stored.facts().size()).as("facts").isLessThanOrEqualTo(MOST_FACTS);
    assertThat(stored.variables().size()).as("variables set").isLessThanOrEqualTo(MOST_VARIABLES);
    assertThat(fuzzed.loop().waiting()).as("tasks and timers").isLessThanOrEqualTo(MOST_TIMERS);
  }

  /** In one line. */
  String told() {
    var stored = fuzzed.store().load();
    return "outbox %d, profiles %d, sessions %d, facts %d, variables %d, timers %d".formatted(stored.queue().size(),
        stored.profiles().size(), stored.sessions().size(), stored.facts().size(), stored.variables().size(),
        fuzzed.loop().waiting());
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
