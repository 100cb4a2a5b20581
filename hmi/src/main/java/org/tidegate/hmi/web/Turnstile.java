package org.tidegate.hmi.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.tidegate.domain.port.StationLoop;

/**
 * Lets each address through so many times within a while, and all together so many. Remembers a bounded number of
 * addresses; more than that within a while are turned away. Safe from any thread.
 */
final class Turnstile {
  private static final int MOST_ADDRESSES = 1024;

  private final StationLoop loop;
  private final int mostEach;
  private final int mostTogether;
  private final Duration within;
  private final Map<String, Integer> passed = new HashMap<>();
  private long since;
  private int together;

  Turnstile(StationLoop loop, int mostEach, int mostTogether, Duration within) {
    this.loop = loop;
    this.mostEach = mostEach;
    this.mostTogether = mostTogether;
    this.within = within;
    this.since = loop.nanoTime();
  }

  /** Whether this address may go through now; counted only if it may. */
  synchronized boolean passes(String address) {
    startAnew();
    int before = passed.getOrDefault(address, 0);
    if (before >= mostEach || together >= mostTogether || before == 0 && passed.size() >= MOST_ADDRESSES) {
      return false;
    }
    passed.put(address, before + 1);
    together++;
    return true;
  }

  private void startAnew() {
    long now = loop.nanoTime();
    if (Duration.ofNanos(now - since).compareTo(within) >= 0) {
      since = now;
      together = 0;
      passed.clear();
    }
  }
}
