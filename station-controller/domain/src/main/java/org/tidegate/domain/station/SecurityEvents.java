package org.tidegate.domain.station;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.Change.Lane;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.security.SecurityEventType;
import org.tidegate.domain.security.SecurityLog;
import org.tidegate.domain.security.SecurityLogLine;

/**
 * The security log, and the queue of what of it the central system is told, OCPP 2.0.1 A04. Station loop only; what
 * raises an event does so within a decision.
 */
@OnStationLoop
public final class SecurityEvents implements SecurityLog {
  private static final Logger log = LoggerFactory.getLogger(SecurityEvents.class);

  /** Some years of a quiet station; the oldest make room (A04.FR.04). */
  static final int MOST_LINES = 1_000;
  private static final int LONGEST_DETAIL = 255;

  private final StationLoop loop;
  private final Journal journal;
  private final Outbox outbox;
  private final Deque<SecurityLogLine> lines = new ArrayDeque<>();
  private long newest;

  /** An empty log. */
  SecurityEvents(StationLoop loop, Journal journal, Outbox outbox) {
    this.loop = loop;
    this.journal = journal;
    this.outbox = outbox;
  }

  /** Takes back what was written before a restart, oldest first. */
  void restore(Collection<SecurityLogLine> stored) {
    lines.addAll(stored);
    newest = lines.isEmpty() ? 0 : lines.getLast().number();
  }

  /** Something happened of which no more is to be said. */
  public void raise(SecurityEventType type) {
    raise(type, "");
  }

  /**
   * Something happened: it is written down, and the central system is told of what is critical (A04.FR.01, A04.FR.02,
   * A04.FR.04).
   *
   * @param detail without secrets; cut after 255 characters
   */
  public void raise(SecurityEventType type, String detail) {
    log.info("security event {}{}", type, detail.isEmpty() ? "" : ": " + detail);
    var said = Optional.of(detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)))
        .filter(text -> !text.isEmpty());
    write(new SecurityLogLine(++newest, loop.now(), type, said));
    if (type.isCritical()) {
      outbox.queue(Lane.SECURITY, new Outgoing.SecurityEvent(type.name(), loop.now(), said));
    }
  }

  @Override
  public List<SecurityLogLine> lines(Optional<Instant> since, Optional<Instant> until) {
    return lines.stream().filter(line -> since.map(time -> !line.at().isBefore(time)).orElse(true))
        .filter(line -> until.map(time -> !line.at().isAfter(time)).orElse(true)).toList();
  }

  private void write(SecurityLogLine line) {
    lines.addLast(line);
    journal.note(new Change.FactSaved(line));
    if (lines.size() > MOST_LINES) {
      journal.note(new Change.FactForgotten(SecurityLogLine.class, lines.removeFirst().key()));
    }
  }
}
