package org.tidegate.demo.aggregator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidegate.ocpp.interchange.InterchangeRecordMessage;

/** The records that stations settled, each booked once. Station loop only. */
final class Ledger {
  /** A station resends a record until it is acknowledged, so only the latest can come twice. */
  private static final int MOST_IDS = 10_000;
  private static final int MOST_SHOWN = 50;

  private final Map<String, Boolean> booked = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > MOST_IDS;
    }
  };
  private final Deque<InterchangeRecordMessage> latest = new ArrayDeque<>();
  private final Map<String, Long> earned = new TreeMap<>();
  private final Map<String, Long> spent = new TreeMap<>();
  private long count;
  private long imported;
  private long exported;

  /** Whether it is new. */
  boolean book(InterchangeRecordMessage settled) {
    if (booked.putIfAbsent(settled.recordId(), true) != null) {
      return false;
    }
    latest.addFirst(settled);
    if (latest.size() > MOST_SHOWN) {
      latest.removeLast();
    }
    count++;
    imported += settled.importEndWh() - settled.importStartWh();
    exported += settled.exportEndWh() - settled.exportStartWh();
    var side = settled.direction().equals("export") ? earned : spent;
    side.merge(settled.currency(), settled.amount(), Long::sum);
    return true;
  }

  long count() {
    return count;
  }

  /** Wh into vehicles. */
  long imported() {
    return imported;
  }

  /** Wh out of vehicles. */
  long exported() {
    return exported;
  }

  /** Paid to drivers, minor units by currency. */
  Map<String, Long> earned() {
    return earned;
  }

  /** Paid by drivers, minor units by currency. */
  Map<String, Long> spent() {
    return spent;
  }

  /** The newest first. */
  List<InterchangeRecordMessage> latest() {
    return List.copyOf(latest);
  }
}
