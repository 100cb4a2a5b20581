package org.tidegate.domain.station;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.sale.ChainAnchor;
import org.tidegate.domain.sale.ChainHead;

/** What is kept of all settled records, and for how long. Station loop only. */
@OnStationLoop
final class Ledger {
  private static final Logger log = LoggerFactory.getLogger(Ledger.class);

  private final StationCore core;

  Ledger(StationCore core) {
    this.core = core;
  }

  /** Holds the records that were found against what was signed of them. */
  void restore(StoredStation stored) {
    var anchors = stored.facts(ChainAnchor.class);
    boolean whole = anchors.stream().allMatch(core.chain()::restore);
    if (!whole) {
      log.error("the newest stored record is {}, not the one that was signed as the newest: "
          + "records were deleted or brought back; verify-records tells more", core.chain().head().index());
    }
    if (anchors.isEmpty() && !core.chain().head().equals(ChainHead.NONE)) {
      core.journal().note(new Change.FactSaved(core.chain().anchor(core.now())));
    }
  }
}
