package org.tidegate.hardware.card;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.station.OnStationLoop;

/** One holding of a card is one read, however often the reader tells it. Station loop only. */
@OnStationLoop
final class CardReads {
  /** A reader that goes on telling a card does so several times a second. */
  private static final Duration GONE_AFTER = Duration.ofSeconds(2);

  private final StationLoop loop;
  private @Nullable IdToken last;
  private long lastAt;

  CardReads(StationLoop loop) {
    this.loop = loop;
  }

  /** Whether this is another card, or the same one held again after it was away. */
  boolean isNew(IdToken token) {
    long now = loop.nanoTime();
    boolean same = last != null && last.isSameAs(token) && now - lastAt < GONE_AFTER.toNanos();
    last = token;
    lastAt = now;
    return !same;
  }
}
