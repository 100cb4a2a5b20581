package org.tidegate.ocpp.rpc;

import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * UUIDs (version 4) from a given source of randomness: secure on a station, seeded in virtual time. As safe for threads
 * as its source.
 */
public final class MessageIds implements Supplier<UUID> {
  private final RandomGenerator random;

  public MessageIds(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public UUID get() {
    long high = random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
    long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
