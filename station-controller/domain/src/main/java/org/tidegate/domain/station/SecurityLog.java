package org.tidegate.domain.station;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tidegate.domain.diagnostics.SecurityLogEntry;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.Logs;
import org.tidegate.domain.port.StoredStation;

/** The newest security events, A04; they survive restarts. Station loop only. */
@OnStationLoop
public final class SecurityLog {
  /** Years of an ordinary station; the oldest make room. */
  private static final int MOST = 1_000;

  private final Journal journal;
  private final Deque<SecurityLogEntry> entries = new ArrayDeque<>();

  SecurityLog(Journal journal) {
    this.journal = journal;
  }

  void restore(StoredStation stored) {
    entries.clear();
    entries.addAll(stored.facts(SecurityLogEntry.class));
  }

  void add(Outgoing.SecurityEvent event) {
    long number = entries.isEmpty() ? 1 : entries.getLast().number() + 1;
    var entry = new SecurityLogEntry(number, event.at(), event.type(), event.detail());
    journal.note(new Change.FactSaved(entry));
    entries.add(entry);
    if (entries.size() > MOST) {
      journal.note(new Change.FactForgotten(SecurityLogEntry.class, entries.removeFirst().key()));
    }
  }

  List<SecurityLogEntry> entries(Logs.Window window) {
    return entries.stream().filter(entry -> window.contains(entry.at())).toList();
  }
}
