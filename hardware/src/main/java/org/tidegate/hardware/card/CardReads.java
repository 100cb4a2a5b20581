package org.tidegate.hardware.card;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.station.OnStationLoop;

/**
 * One holding of a card is one read, however often the reader tells it, also in turns with another card that is held with
 * it. Station loop only.
 */
@OnStationLoop
final class CardReads {
  /** A reader that goes on telling a card does so several times a second. */
  private static final Duration GONE_AFTER = Duration.ofSeconds(2);

  private final StationLoop loop;
  private final List<Read> held = new ArrayList<>();

  CardReads(StationLoop loop) {
    this.loop = loop;
  }

  private record Read(IdToken token, long at) {}

  /** Whether this card was not held, or is held again after it was away. */
  boolean isNew(IdToken token) {
    long now = loop.nanoTime();
    held.removeIf(read -> now - read.at >= GONE_AFTER.toNanos());
    boolean wasHeld = held.removeIf(read -> read.token.isSameAs(token));
    held.add(new Read(token, now));
    return !wasHeld;
  }
}
