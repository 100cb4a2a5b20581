package org.tidegate.domain.station;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.sale.ChainAnchor;
import org.tidegate.domain.sale.DayMark;

/**
 * What is kept of all settled records, and for how long. Station loop only.
 *
 * <p>What is too old is deleted four times a day while the central system is there, whose clock the station follows then: a
 * clock that is wrong must not delete anything. One that was set forward by days must have stood for a whole round.
 */
@OnStationLoop
final class Ledger {
  private static final Logger log = LoggerFactory.getLogger(Ledger.class);
  private static final Duration ROUND = Duration.ofHours(6);
  private static final Duration MOST_DRIFT = Duration.ofDays(1);

  private final StationCore core;

  Ledger(StationCore core) {
    this.core = core;
  }

  /** Holds the records that were found against what was signed of them. */
  void restore(StoredStation stored) {
    stored.chainHead().ifPresent(core.chain()::restore);
    stored.facts(DayMark.class).forEach(core.chain()::restore);
    var anchors = stored.facts(ChainAnchor.class);
    boolean whole = anchors.stream().allMatch(core.chain()::restore);
    if (!whole) {
      log.error("the newest stored record is {}, not the one that was signed as the newest: "
          + "records were deleted or brought back; verify-records tells more", core.chain().head().index());
    }
    if (anchors.isEmpty() && core.chain().head().index() > 0) {
      core.journal().note(new Change.FactSaved(core.chain().anchor(core.now())));
    }
  }

  /** Looks from now on. */
  void start() {
    var latest = core.now().plus(ROUND).plus(MOST_DRIFT);
    core.after(ROUND, () -> {
      if (core.link().isOnline() && !core.now().isAfter(latest)) {
        deleteOld();
      }
      start();
    });
  }

  private void deleteOld() {
    var retention = core.settings().retention();
    core.journal().note(new Change.PartiesForgotten(core.now().minus(retention.drivers())));
    var gone = core.chain().retire(LocalDate.ofInstant(core.now().minus(retention.records()), ZoneOffset.UTC));
    if (gone.isEmpty()) {
      return;
    }
    var anchor = core.chain().anchor(core.now());
    log.info("records up to number {} are deleted: older than {} days", anchor.base().index(),
        retention.records().toDays());
    core.journal().note(new Change.FactSaved(anchor));
    core.journal().note(new Change.RecordsRetired(anchor.base()));
    gone.forEach(day -> core.journal().note(new Change.FactForgotten(DayMark.class, day.toString())));
  }
}
