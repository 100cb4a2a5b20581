package org.tidegate.domain.station;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.message.Outgoing;

/** Where messages end that are dropped on purpose. Safe from any thread. */
final class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  private Refusals() {}

  static void note(Outgoing<?> message, @Nullable Throwable failure) {
    if (failure != null) {
      log.info("{} was not taken and is dropped: {}", message.getClass().getSimpleName(), failure.getMessage());
    }
  }
}
